//! Operations: paths and methods, with what goes in and what comes out.
//!
//! Every operation that is read is either lowered or left out with a reason. An operation without
//! an id is called after its method and path: `get /pets/{id}` is `GetPetsById`.

use indexmap::IndexSet;
use serde_json::{Map, Value, json};

use super::dialect;
use super::lowering::Lowering;
use super::names::pascal;
use super::parameters::Refused;
use super::path::{self, Template};
use super::responses::Responses;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Binding, Deprecation, Docs, HttpTrait, Idempotency, Member, Operation, Presence, QueryStyle, Response,
    Scalar, Server, Service, ShapeId, ShapeKind, Spelling, StatusPattern, StructureShape, UriPart,
    UriPattern,
};
use crate::select::Candidate;
use crate::source::Origin;

pub(super) const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

pub(super) const NOT_SELECTED: &str = "spec.toml does not select it";

/// An operation where it is described.
struct Described<'p> {
    path: &'p str,
    method: String,
    item: Origin,
    origin: Origin,
    name: String,
}

impl Lowering<'_> {
    /// All operations, in the order of the document.
    pub(super) fn operations(&mut self, service: &mut Service) -> Vec<Operation> {
        let at = self.document.root.join("paths");
        let paths = self.document.get(&at).and_then(Value::as_object);
        let paths: Vec<String> = paths.into_iter().flat_map(Map::keys).cloned().collect();
        let mut names = IndexSet::new();
        let mut operations = Vec::new();
        for path in paths.iter().filter(|path| !path.starts_with("x-")) {
            for described in self.path_item(&at, path, &mut names) {
                let what = format!("operation {}", described.name);
                if !self.is_selected(&described) {
                    self.report.leave(what, NOT_SELECTED, &described.origin);
                    continue;
                }
                match self.operation(&described, service) {
                    Ok(operation) => operations.push(operation),
                    Err(Refused(diagnostic)) => self.report.skip(what, diagnostic),
                }
                self.build_reserved();
            }
        }
        let operations = self.with_bodies(operations, &mut names);
        let operations = self.with_streams(operations, &mut names);
        self.check_endpoint(service);
        self.check_paths(&at, &paths);
        operations
    }

    fn has(&self, key: &str) -> bool {
        self.document.get(&self.document.root.join(key)).is_some()
    }

    /// Says what is wrong with `paths` as a whole.
    fn check_paths(&mut self, at: &Origin, paths: &[String]) {
        match self.document.get(at) {
            Some(Value::Object(_)) => {}
            Some(_) => return self.malformed(at, "it is not an object"),
            // A document of version 3.1 may have something else to say.
            None if self.has("webhooks") || self.has("components") => {}
            None => {
                let message = "the document has no `paths`: there is no operation to call";
                let root = self.document.root.clone();
                self.report.say(Code::OpenapiMalformed, &root, message, "describe operations below `paths`");
            }
        }
        for path in paths.iter().filter(|path| !path.starts_with(['/', '#', '?']) && !path.starts_with("x-"))
        {
            let message = format!("the path `{path}` does not begin with `/`, and is read as if it did");
            self.report.say(Code::OpenapiPath, &at.join(path), message, "write the `/`");
        }
    }

    /// Adds the operations that give back streams in place of what others do. They are named when all
    /// others are.
    fn with_streams(&mut self, operations: Vec<Operation>, names: &mut IndexSet<String>) -> Vec<Operation> {
        let mut all = Vec::with_capacity(operations.len());
        for operation in operations {
            let name = unused(&format!("{}Stream", operation.name), names);
            let streaming = self.streaming(&operation, &name);
            if streaming.is_some() {
                names.insert(pascal(&name).to_lowercase());
                self.build_reserved();
            }
            all.push(operation);
            all.extend(streaming);
        }
        all
    }

    fn is_selected(&mut self, operation: &Described<'_>) -> bool {
        let tags = self.document.get(&operation.origin.join("tags")).and_then(Value::as_array);
        let tags: Vec<&str> = tags.into_iter().flatten().filter_map(Value::as_str).collect();
        let names = [operation.name.as_str()];
        self.selection.takes(&Candidate { names: &names, path: operation.path, tags: &tags })
    }

    /// The operations of a path.
    fn path_item<'p>(
        &mut self,
        paths: &Origin,
        path: &'p str,
        names: &mut IndexSet<String>,
    ) -> Vec<Described<'p>> {
        let Some(item) = self.follow_path_item(&paths.join(path), path) else { return Vec::new() };
        let Some(Value::Object(raw)) = self.document.get(&item) else {
            self.malformed(&item, "a path item is an object");
            return Vec::new();
        };
        dialect::spell(raw, dialect::PATH_ITEM, &item, &mut self.report);
        let methods: Vec<String> =
            raw.keys().filter(|key| METHODS.contains(&key.as_str())).cloned().collect();
        let mut all = Vec::new();
        for method in methods {
            let origin = item.join(&method);
            let name = self.operation_name(path, &method, &origin, names);
            all.push(Described {
                path,
                method: method.to_ascii_uppercase(),
                item: item.clone(),
                origin,
                name,
            });
        }
        all
    }

    /// The operation's id, or a name after method and path; numbered where it is taken.
    fn operation_name(
        &mut self,
        path: &str,
        method: &str,
        origin: &Origin,
        names: &mut IndexSet<String>,
    ) -> String {
        let given = self.document.get(&origin.join("operationId")).and_then(Value::as_str);
        let given = given.filter(|name| !name.trim().is_empty()).map(str::to_owned);
        let is_given = given.is_some();
        let name = given.unwrap_or_else(|| name_of(method, path));
        if names.insert(pascal(&name).to_lowercase()) {
            return name;
        }
        if is_given {
            let message = format!("there is another operation `{name}`");
            let help = "give each operation an `operationId` of its own; this one is numbered";
            self.report.say(Code::OpenapiDuplicateOperation, origin, message, help);
        }
        let name = unused(&name, names);
        names.insert(pascal(&name).to_lowercase());
        name
    }

    fn operation(&mut self, described: &Described<'_>, service: &mut Service) -> Result<Operation, Refused> {
        let origin = &described.origin;
        let name = &described.name;
        let no =
            |code, message: String, help: &str| Refused(Diagnostic::new(code, origin, message).help(help));
        let Some(read) =
            self.typed::<openapiv3::Operation>(origin, dialect::OPERATION, &[("responses", json!({}))])
        else {
            return Err(no(
                Code::OpenapiMalformed,
                format!("the operation {name} cannot be read"),
                "correct the document",
            ));
        };
        let template = path::template(described.path).map_err(|fault| {
            no(
                Code::OpenapiPath,
                format!("`{}`: {fault}", described.path),
                "correct the path; the operation is left out",
            )
        })?;
        self.check_parts(&described.item, origin, name)?;
        let (input, uri) = self.input(described, template)?;
        let Responses { success, errors } = self.responses(origin, name);
        let external_docs = read.external_docs.map(|docs| (docs.description.unwrap_or_default(), docs.url));
        Ok(Operation {
            public_name: self.overrides.name(origin).map(str::to_owned),
            http: Some(HttpTrait { method: described.method.clone(), uri, code: first_code(&success) }),
            success,
            errors,
            auth: self.requirements(&origin.join("security")),
            idempotency: idempotency(&described.method),
            servers: self.servers_of(described, service),
            tags: read.tags,
            summary: read.summary,
            docs: Docs(read.description),
            external_docs: external_docs.into_iter().collect(),
            deprecated: read.deprecated.then(Deprecation::default),
            ..Operation::new(name, input, origin.clone())
        })
    }

    /// The nearest servers count (OpenAPI: [Operation Object](https://spec.openapis.org/oas/v3.0.3#operation-object)).
    fn servers_of(&mut self, described: &Described<'_>, service: &mut Service) -> Vec<Server> {
        let servers = [described.origin.join("servers"), described.item.join("servers")];
        let nearest = servers.into_iter().find(|at| self.document.get(at).is_some());
        nearest.map(|at| self.own_servers(&at, service)).unwrap_or_default()
    }

    /// The structure that goes in, and the path with the names of its members.
    fn input(
        &mut self,
        described: &Described<'_>,
        template: Template,
    ) -> Result<(ShapeId, UriPattern), Refused> {
        let name = &described.name;
        let mut members = self.parameters(&described.item, &described.origin, name)?;
        let mut uri = template.uri;
        for (name, label) in template.labelled_query {
            self.match_query(&mut members, name, &label, &described.origin);
        }
        self.match_literals(&mut members, &mut uri);
        self.match_labels(&mut members, &mut uri, &described.origin);
        for mut member in self.request_body(&described.origin, name)? {
            if members.iter().any(|other| other.name == member.name) {
                member.name = format!("request_{}", member.name);
            }
            members.push(member);
        }
        let name = self.names.claim(&format!("{}Input", pascal(name)));
        let structure = StructureShape { members, ..StructureShape::default() };
        Ok((self.add_shape(&name, ShapeKind::Structure(structure), &described.origin), uri))
    }

    /// The member whose value a label in the query is, whatever place its parameter says.
    fn match_query(&mut self, members: &mut Vec<Member>, name: String, label: &str, origin: &Origin) {
        let is_meant = |member: &&mut Member| match &member.binding {
            Some(Binding::Label) => member.wire_name == label,
            Some(Binding::Query { name, .. }) => name == label,
            _ => false,
        };
        let binding = Binding::Query { name, style: QueryStyle::Repeat };
        if let Some(member) = members.iter_mut().find(is_meant) {
            member.binding = Some(binding);
            return;
        }
        let target = self.shared(Some(Scalar::String));
        let mut member = self.plain_member(label, target, origin);
        member.binding = Some(binding);
        member.spelling = Some(Spelling::SIMPLE);
        members.push(member);
    }

    /// A parameter that the path gives a value is none; one that it only names is the parameter.
    fn match_literals(&mut self, members: &mut Vec<Member>, uri: &mut UriPattern) {
        let is_named = |member: &Member, name: &str| matches!(&member.binding, Some(Binding::Query { name: it, .. }) if it == name);
        uri.query.retain(|(name, value)| {
            !value.is_empty() || !members.iter().any(|member| is_named(member, name))
        });
        let before = members.len();
        members.retain(|member| !uri.query.iter().any(|(name, _)| is_named(member, name)));
        if members.len() < before {
            self.report.ignore("query parameter whose value is part of the path");
        }
    }

    /// Every label has a member, and every member of the path a label.
    fn match_labels(&mut self, members: &mut Vec<Member>, uri: &mut UriPattern, origin: &Origin) {
        let labels: IndexSet<String> = path::labels(uri).map(str::to_owned).collect();
        let is_label = |member: &Member| member.binding == Some(Binding::Label);
        members.retain(|member| {
            let keep = !is_label(member) || labels.contains(&member.wire_name);
            if !keep {
                let message = format!("the path has no label for the parameter `{}`", member.wire_name);
                let help = "add `{...}` to the path, or remove the parameter; it is left out";
                self.report.say(Code::OpenapiPath, &member.origin, message, help);
            }
            keep
        });
        for label in &labels {
            if !members.iter().any(|member| is_label(member) && member.wire_name == *label) {
                let message = format!("the path's label `{label}` has no parameter; it is taken for a text");
                self.report.say(Code::OpenapiPath, origin, message, "describe it by a parameter in `path`");
                let target = self.shared(Some(Scalar::String));
                let mut member = self.plain_member(label, target, origin);
                if members.iter().any(|other| other.name == *label) {
                    member.name = format!("{label}Path");
                }
                member.presence = Presence::Required;
                member.binding = Some(Binding::Label);
                member.spelling = Some(Spelling::SIMPLE);
                members.push(member);
            }
        }
        for part in &mut uri.parts {
            let UriPart::Label { member: label, .. } = part else { continue };
            if let Some(member) = members.iter().find(|member| is_label(member) && member.wire_name == *label)
            {
                member.name.clone_into(label);
            }
        }
    }
}

/// The name, numbered where it is taken.
pub(super) fn unused(name: &str, names: &IndexSet<String>) -> String {
    let numbered = (2_usize..).map(|number| format!("{name}{number}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    all.find(|name| !names.contains(&pascal(name).to_lowercase())).unwrap_or_else(|| name.to_owned())
}

/// `get /pets/{id}` is `GetPetsById`.
fn name_of(method: &str, path: &str) -> String {
    let words = path.split('/').map(|segment| match segment.strip_prefix('{') {
        Some(label) => format!("By{}", pascal(label)),
        None => pascal(segment),
    });
    std::iter::once(pascal(method)).chain(words).collect()
}

/// The status of a success, where one is named.
fn first_code(success: &[Response]) -> u16 {
    let exact = success.iter().find_map(|response| match response.status {
        StatusPattern::Exact(code) => Some(code),
        StatusPattern::Class(_) | StatusPattern::Default => None,
    });
    exact.unwrap_or(200)
}

/// What the method says (RFC 9110, section 9.2).
fn idempotency(method: &str) -> Idempotency {
    match method {
        "GET" | "HEAD" | "OPTIONS" | "TRACE" => Idempotency::ReadOnly,
        "PUT" | "DELETE" => Idempotency::Idempotent,
        _ => Idempotency::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_without_an_id_is_called_after_method_and_path() {
        for (method, path, name) in [
            ("get", "/pets/{id}", "GetPetsById"),
            ("post", "/", "Post"),
            ("put", "/a-b/{c_d}.json", "PutABByCDJson"),
        ] {
            assert_eq!(name_of(method, path), name);
        }
    }

    #[test]
    fn methods_may_be_repeated_as_rfc_9110_says() {
        assert_eq!(idempotency("GET"), Idempotency::ReadOnly);
        assert_eq!(idempotency("DELETE"), Idempotency::Idempotent);
        assert_eq!(idempotency("POST"), Idempotency::None);
        assert_eq!(idempotency("PATCH"), Idempotency::None);
    }
}
