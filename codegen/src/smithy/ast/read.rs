//! A JSON value as the AST: the form of the document is checked here and nowhere else.

mod body;
mod parts;

use serde_json::{Map, Value};

use super::{Apply, Document, Kind, Node, Traits, Version};
use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::shape_id::Id;
use crate::source::{FileId, JsonPointer, Origin};

/// Reads one file. Faulty nodes are reported and left out; `None` if nothing can be made of it.
pub(crate) fn read(value: Value, file: FileId, diagnostics: &mut Diagnostics) -> Option<Document> {
    let origin = Origin { file, pointer: JsonPointer::ROOT };
    let mut reader = Reader { version: Version::V2, diagnostics };
    reader.document(value, origin)
}

/// What is needed everywhere while reading.
pub(super) struct Reader<'d> {
    version: Version,
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    fn document(&mut self, value: Value, origin: Origin) -> Option<Document> {
        let root = self.object(value, &origin, "a Smithy model")?;
        self.version = self.read_version(root.get("smithy"), &origin)?;
        let mut document = Document {
            metadata: Map::new(),
            shapes: Vec::new(),
            applies: Vec::new(),
            origin: origin.clone(),
        };
        for (key, value) in root {
            let at = child(&origin, &key);
            match key.as_str() {
                "smithy" => {}
                "metadata" => document.metadata = self.object(value, &at, "`metadata`").unwrap_or_default(),
                "shapes" => self.shapes(value, &at, &mut document),
                _ => self.unknown(&at, &key),
            }
        }
        Some(document)
    }

    fn read_version(&mut self, value: Option<&Value>, origin: &Origin) -> Option<Version> {
        match value.map(|value| value.as_str().unwrap_or_default()) {
            Some("2" | "2.0") => return Some(Version::V2),
            Some("1" | "1.0") => return Some(Version::V1),
            _ => {}
        }
        let help = "a Smithy JSON AST starts with `\"smithy\": \"2.0\"` or `\"smithy\": \"1.0\"`";
        let message =
            if value.is_some() { "this version is not known" } else { "the key `smithy` is missing" };
        self.diagnostics.report(Code::SmithyVersion, &child(origin, "smithy"), message, help);
        None
    }

    fn shapes(&mut self, value: Value, origin: &Origin, document: &mut Document) {
        for (key, value) in self.object(value, origin, "`shapes`").unwrap_or_default() {
            let at = child(origin, &key);
            let Some(id) = self.id(&key, &at) else { continue };
            let Some(body) = self.object(value, &at, "a shape") else { continue };
            if body.get("type").and_then(Value::as_str) == Some("apply") {
                document.applies.extend(self.apply(id, body, at));
            } else if id.member().is_some() {
                self.diagnostics.report(
                    Code::SmithyShapeId,
                    &at,
                    format!("`{id}` is a member, not a shape"),
                    "define members in their shape, or use an entry of type `apply`",
                );
            } else {
                document.shapes.extend(self.shape(id, body, at));
            }
        }
    }

    fn apply(&mut self, target: Id, body: Map<String, Value>, origin: Origin) -> Option<Apply> {
        let mut traits = Traits::new();
        for (key, value) in body {
            let at = child(&origin, &key);
            match key.as_str() {
                "type" => {}
                "traits" => traits = self.traits(value, &at)?,
                _ => self.unknown(&at, &key),
            }
        }
        Some(Apply { target, traits, origin })
    }

    fn shape(&mut self, id: Id, body: Map<String, Value>, origin: Origin) -> Option<Node> {
        let kind = self.kind(body.get("type"), &origin)?;
        let mut node = Node {
            id,
            kind,
            version: self.version,
            traits: Traits::new(),
            members: indexmap::IndexMap::new(),
            mixins: Vec::new(),
            origin,
        };
        for (key, value) in body {
            let at = child(&node.origin, &key);
            match key.as_str() {
                "type" => {}
                "traits" => node.traits = self.traits(value, &at).unwrap_or_default(),
                "mixins" => {
                    self.needs_v2(&at, "`mixins`");
                    node.mixins = self.references(value, &at);
                }
                _ => self.body(&mut node, &key, value, &at),
            }
        }
        Some(node)
    }

    fn kind(&mut self, value: Option<&Value>, origin: &Origin) -> Option<Kind> {
        let at = child(origin, "type");
        let Some(value) = value else {
            self.diagnostics.report(
                Code::SmithyAst,
                origin,
                "the shape has no `type`",
                "every shape needs a `type`",
            );
            return None;
        };
        let Some(name) = value.as_str() else {
            self.wrong_type(&at, "`type`", "a string", value);
            return None;
        };
        let kind = Kind::by_name(name);
        match &kind {
            None => {
                self.diagnostics.report(
                    Code::SmithyShapeType,
                    &at,
                    format!("`{name}` is not a type of shape"),
                    "see the list of shape types in the Smithy specification; case matters",
                );
            }
            Some(Kind::Enum | Kind::IntEnum) => self.needs_v2(&at, &format!("type `{name}`")),
            Some(Kind::Set) if self.version == Version::V2 => {
                self.diagnostics.report(
                    Code::SmithyVersionFeature,
                    &at,
                    "type `set` is not part of Smithy 2.0",
                    "use a `list` with the trait `smithy.api#uniqueItems`",
                );
            }
            Some(_) => {}
        }
        kind
    }

    /// A JSON object.
    pub(super) fn object(&mut self, value: Value, origin: &Origin, what: &str) -> Option<Map<String, Value>> {
        match value {
            Value::Object(object) => Some(object),
            other => {
                self.wrong_type(origin, what, "an object", &other);
                None
            }
        }
    }

    /// Something has the wrong JSON type.
    pub(super) fn wrong_type(&mut self, origin: &Origin, what: &str, wanted: &str, found: &Value) {
        self.diagnostics.report(
            Code::SmithyAst,
            origin,
            format!("{what} must be {wanted}, but is {}", kind_of(found)),
            "compare with the chapter `JSON AST` of the Smithy specification",
        );
    }

    /// A property that the AST does not know changes nothing, but may be a misspelled one.
    pub(super) fn unknown(&mut self, origin: &Origin, key: &str) {
        self.diagnostics.report(
            Code::SmithyUnknownProperty,
            origin,
            format!("the property `{key}` is not known here"),
            "remove it, or correct its spelling",
        );
    }

    fn needs_v2(&mut self, origin: &Origin, what: &str) {
        if self.version == Version::V1 {
            self.diagnostics.report(
                Code::SmithyVersionFeature,
                origin,
                format!("{what} needs Smithy 2.0"),
                "set `\"smithy\": \"2.0\"`",
            );
        }
    }
}

/// The origin of a node below another.
pub(super) fn child(origin: &Origin, token: impl std::fmt::Display) -> Origin {
    Origin { file: origin.file, pointer: origin.pointer.join(token) }
}

/// What a JSON value is, for messages.
pub(crate) const fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
