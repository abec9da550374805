//! Bodies of several parts (OpenAPI 3.0.4, section 4.7.14.4): each property of an object is a part.
//!
//! Such a body has a structure of its own, whatever its schema is called: a property that holds bytes
//! is a file in it, and nowhere else. Where the schema offers a choice, the structure has the
//! properties of all that can be chosen. A body without properties is a map of files.

use indexmap::IndexSet;
use serde_json::Value;

use super::compose::Merged;
use super::lowering::{Lowering, Part};
use super::schema::Type;
use crate::model::{ListShape, MapShape, Presence, Scalar, ShapeId, ShapeKind};
use crate::source::Origin;

/// What of a property is files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Files {
    One,
    Many,
}

impl Lowering<'_> {
    /// The shape of a body of parts. `hint` is its name.
    pub(super) fn body_of_parts(&mut self, schema: Option<&Origin>, hint: &str, origin: &Origin) -> ShapeId {
        let (merged, required) = match schema {
            Some(schema) => self.alternatives(schema),
            None => (Merged::default(), IndexSet::new()),
        };
        let properties = merged.properties();
        let name = self.names.claim(hint);
        let shape = self.add_shape(&name, ShapeKind::Document, schema.unwrap_or(origin));
        if properties.is_empty() {
            self.shapes[shape].kind = ShapeKind::Map(self.map_of_files(origin));
            return shape;
        }
        let mut structure = self.structure(&merged, shape, &name);
        for member in &mut structure.members {
            if !required.contains(&member.name) {
                member.presence = Presence::Optional;
            }
            let places = properties.get(&member.name).map(Vec::as_slice).unwrap_or_default();
            if let Some(files) = self.files(places, true) {
                member.target = self.file(files, &member.origin);
                member.default = None;
                member.nullable = false;
            }
        }
        self.shapes[shape].kind = ShapeKind::Structure(structure);
        shape
    }

    /// A schema together with all that it offers to choose from, and the properties that are required
    /// whatever is chosen.
    fn alternatives(&mut self, schema: &Origin) -> (Merged, IndexSet<String>) {
        let owned = |merged: &Merged| -> IndexSet<String> {
            merged.required().into_iter().map(str::to_owned).collect()
        };
        let base = Part { origin: self.find(schema).at, plain: true };
        let mut required = owned(&self.merge(std::slice::from_ref(&base), None));
        let choices = self.merge(&[Part { plain: false, ..base.clone() }], None).choices;
        let mut parts = vec![base];
        for alternatives in choices {
            let mut common: Option<IndexSet<String>> = None;
            for origin in alternatives {
                let part = Part { origin: self.find(&origin).at, plain: true };
                let own = owned(&self.merge(std::slice::from_ref(&part), None));
                common = Some(match common {
                    None => own,
                    Some(common) => common.intersection(&own).cloned().collect(),
                });
                parts.push(part);
            }
            required.extend(common.unwrap_or_default());
        }
        (self.merge(&parts, None), required)
    }

    /// Whether a property is a file or a list of files, as far as one of the schemas of its value says
    /// so: what else it may be, a file can hold.
    fn files(&mut self, places: &[Origin], lists: bool) -> Option<Files> {
        let parts: Vec<_> = places.iter().map(|at| Part { origin: self.find(at).at, plain: false }).collect();
        let merged = self.merge(&parts, None);
        if self.is_file(&merged) {
            return Some(Files::One);
        }
        let items = merged.items().filter(|_| lists && self.kind_of(&merged) == [Type::Array]);
        if items.is_some_and(|items| self.files(&[items], false).is_some()) {
            return Some(Files::Many);
        }
        let choices = merged.choices.into_iter().flatten();
        choices.filter_map(|choice| self.files_of_choice(&choice, lists)).max()
    }

    /// The same of one of several schemas, which is looked into no further.
    fn files_of_choice(&mut self, choice: &Origin, lists: bool) -> Option<Files> {
        let merged = self.merge(&[Part { origin: choice.clone(), plain: true }], None);
        if self.is_file(&merged) {
            return Some(Files::One);
        }
        let items = merged.items().filter(|_| lists)?;
        let items = self.merge(&[Part { origin: items, plain: true }], None);
        self.is_file(&items).then_some(Files::Many)
    }

    /// Bytes as they are: `format: binary` (3.0), or a `contentMediaType` without an encoding that is
    /// not JSON (3.1).
    fn is_file(&self, merged: &Merged) -> bool {
        let is_text = merged.types().is_ok_and(|types| types.is_empty() || types == [Type::String]);
        let says = |part: &Origin, key: &str| {
            self.document.get(&part.join(key)).and_then(Value::as_str).map(str::to_owned)
        };
        let is_content = merged.parts.iter().any(|part| {
            let media_type = says(&part.origin, "contentMediaType");
            media_type.is_some_and(|media_type| !media_type.contains("json"))
                && says(&part.origin, "contentEncoding").is_none()
        });
        is_text && (merged.format() == Some("binary") || is_content)
    }

    fn file(&mut self, files: Files, origin: &Origin) -> ShapeId {
        let file = self.shared(Some(Scalar::File));
        if files == Files::One {
            return file;
        }
        let member = Box::new(self.plain_member("member", file, origin));
        self.add_shape("Files", ShapeKind::List(ListShape { member, sparse: false, stream: false }), origin)
    }

    fn map_of_files(&mut self, origin: &Origin) -> MapShape {
        let (key, value) = (self.shared(Some(Scalar::String)), self.shared(Some(Scalar::File)));
        MapShape {
            key: Box::new(self.plain_member("key", key, origin)),
            value: Box::new(self.plain_member("value", value, origin)),
            sparse: false,
        }
    }
}
