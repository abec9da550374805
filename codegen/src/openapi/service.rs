//! The document as a whole: its version, its components, what it says about the service.

use indexmap::IndexMap;
use openapiv3::Info;
use serde_json::{Map, Value, json};

use super::dialect::{self, Table};
use super::lowering::Lowering;
use super::names;
use crate::diagnostic::Code;
use crate::model::{Docs, ErrorPolicy, Protocol, Service};
use crate::source::Origin;

impl Lowering<'_> {
    /// Whether this is a document of a version that can be read.
    pub(super) fn check_version(&mut self) -> bool {
        let root = self.document.root.clone();
        // YAML has a number where nobody quotes `3.0`.
        let version = match self.document.get(&root.join("openapi")) {
            Some(Value::String(version)) => version.clone(),
            Some(Value::Number(version)) => version.to_string(),
            _ => String::new(),
        };
        if version.starts_with("3.0") || version.starts_with("3.1") {
            self.check_root(&root);
            return true;
        }
        let message = match (version.as_str(), self.document.get(&root.join("swagger"))) {
            ("", Some(_)) => "this is a Swagger 2.0 document".to_owned(),
            ("", None) => "the document does not say which version of OpenAPI it is".to_owned(),
            (other, _) => format!("OpenAPI {other} is not supported"),
        };
        self.report.say(Code::OpenapiVersion, &root, message, "convert the document to OpenAPI 3.0 or 3.1");
        false
    }

    fn check_root(&mut self, root: &Origin) {
        if let Some(Value::Object(raw)) = self.document.get(root) {
            dialect::spell(raw, dialect::ROOT, root, &mut self.report);
        }
        if let Some(Value::Object(raw)) = self.document.get(&root.join("components")) {
            dialect::spell(raw, dialect::COMPONENTS, &root.join("components"), &mut self.report);
        }
    }

    /// The components of a kind, in order.
    pub(super) fn components(&self, kind: &str) -> Vec<Origin> {
        let at = self.document.root.join("components").join(kind);
        let components = self.document.get(&at).and_then(Value::as_object);
        components.into_iter().flat_map(Map::keys).map(|name| at.join(name)).collect()
    }

    /// Components keep their names; what is named by rule makes way.
    pub(super) fn reserve_component_names(&mut self) {
        for component in self.components("schemas") {
            if let Some(name) = component.pointer.tokens().last() {
                self.names.reserve(name);
            }
        }
    }

    /// The name of a schema that a reference leads to, and the one that people should see.
    pub(super) fn component_name(&mut self, at: &Origin, name: &str) -> (String, Option<String>) {
        let component = self.document.root.join("components").join("schemas").join(name);
        let renamed = self.overrides.name(at).or_else(|| self.overrides.name(&component)).map(str::to_owned);
        let is_component = self.document.get(&component).is_some() && at.file == component.file;
        let name = if is_component && !name.is_empty() { name.to_owned() } else { self.names.claim(name) };
        (name, renamed)
    }

    /// Lowers the component schemas that no operation has led to; leaves them out where only some
    /// operations are wanted.
    pub(super) fn remaining_components(&mut self) {
        for component in self.components("schemas") {
            let mut found = self.find(&component);
            if !self.selection.is_everything() {
                if !self.known.contains_key(&found.at) {
                    let name = component.pointer.tokens().last().copied().unwrap_or_default();
                    let what = format!("schema {name}");
                    self.report.leave(what, "no selected operation has a value of it", &component);
                }
                continue;
            }
            let is_alias = found.at != component;
            if is_alias {
                self.report.ignore("component that is another one by another name");
            }
            let path = self.document.path(component.file);
            found.name = found.name.or_else(|| Some(names::of_place(path, &component)));
            self.shape_at(&found, "");
            self.build_reserved();
        }
    }

    /// What the document says about the service.
    pub(super) fn service(&mut self) -> Service {
        let root = self.document.root.clone();
        let info: Info = self
            .typed(&root.join("info"), dialect::INFO, &[("title", json!("")), ("version", json!(""))])
            .unwrap_or_default();
        let auth_schemes = self.auth_schemes();
        let auth = self.requirements(&root.join("security"));
        Service {
            title: Some(info.title.clone()).filter(|title| !title.is_empty()),
            docs: Docs(info.description),
            protocols: vec![Protocol::PlainHttp],
            auth_schemes,
            auth: auth.unwrap_or_default(),
            endpoint: self.endpoint(&root.join("servers")),
            error_policy: ErrorPolicy::Refuse,
            ..Service::new(info.title, info.version, root)
        }
    }

    /// An object in the types of `openapiv3`, with values for what it must have and may lack.
    /// `None` if it cannot be read, which is reported.
    pub(super) fn typed<T: serde::de::DeserializeOwned>(
        &mut self,
        origin: &Origin,
        table: &Table,
        missing: &[(&str, Value)],
    ) -> Option<T> {
        let Some(Value::Object(raw)) = self.document.get(origin) else {
            self.malformed(origin, "it is not an object");
            return None;
        };
        let mut spelled = dialect::spell(raw, table, origin, &mut self.report);
        for (key, value) in missing {
            spelled.entry(*key).or_insert_with(|| value.clone());
        }
        serde_json::from_value(Value::Object(spelled))
            .map_err(|fault| self.malformed(origin, &fault.to_string()))
            .ok()
    }

    pub(super) fn malformed(&mut self, origin: &Origin, fault: &str) {
        let tokens = origin.pointer.tokens();
        let what = match tokens.as_slice() {
            [] => "document".to_owned(),
            // The number of a thing in a list says little by itself.
            [.., list, last] if last.bytes().all(|byte| byte.is_ascii_digit()) => format!("{list}/{last}"),
            [.., last] => (*last).to_owned(),
        };
        let message = format!("`{what}` cannot be read: {fault}");
        self.report.say(Code::OpenapiMalformed, origin, message, "correct the document");
    }
}

/// Content by media type: the place of each one's schema, if it has one.
pub(super) type Content = IndexMap<String, Option<Origin>>;

/// The schemas of content in an object at a place.
pub(super) fn content(object: &Origin, content: &openapiv3::Content) -> Content {
    let at = object.join("content");
    let schema = |name: &String| at.join(name).join("schema");
    content.iter().map(|(name, media)| (name.clone(), media.schema.as_ref().map(|_| schema(name)))).collect()
}
