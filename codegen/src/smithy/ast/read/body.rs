//! The properties that depend on the type of a shape.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::{Reader, child};
use crate::diagnostic::Code;
use crate::smithy::ast::{Kind, Node, OperationNode, Reference, Renamed, ResourceNode, ServiceNode};
use crate::smithy::shape_id::is_identifier;
use crate::source::Origin;

/// The operations of a resource's lifecycle, in the order in which clients list them.
const LIFECYCLE: &[&str] = &["create", "put", "read", "update", "delete", "list"];

impl Reader<'_> {
    /// A property that only shapes of certain types have.
    pub(super) fn body(&mut self, node: &mut Node, key: &str, value: Value, at: &Origin) {
        match (&mut node.kind, key) {
            (Kind::List | Kind::Set, "member") | (Kind::Map, "key" | "value") => {
                self.add_member(node, key, value, at);
            }
            (Kind::Structure | Kind::Union | Kind::Enum | Kind::IntEnum, "members") => {
                for (name, value) in self.object(value, at, "`members`").unwrap_or_default() {
                    let at = child(at, &name);
                    if self.member_name(&name, &at) {
                        self.add_member(node, &name, value, &at);
                    }
                }
            }
            (Kind::Service(service), _) => self.service(service, key, value, at),
            (Kind::Resource(resource), _) => self.resource(resource, key, value, at),
            (Kind::Operation(operation), _) => self.operation(operation, key, value, at),
            _ => self.unknown(at, key),
        }
    }

    fn add_member(&mut self, node: &mut Node, name: &str, value: Value, at: &Origin) {
        if let Some(member) = self.member(value, at.clone()) {
            node.members.insert(name.to_owned(), member);
        }
    }

    fn service(&mut self, service: &mut ServiceNode, key: &str, value: Value, at: &Origin) {
        match key {
            "version" => match value {
                Value::String(version) => service.version = Some(version),
                other => self.wrong_type(at, "`version`", "a string", &other),
            },
            "operations" => service.operations = self.references(value, at),
            "resources" => service.resources = self.references(value, at),
            "errors" => service.errors = self.references(value, at),
            "rename" => service.rename = self.rename(value, at),
            _ => self.unknown(at, key),
        }
    }

    fn rename(&mut self, value: Value, at: &Origin) -> IndexMap<crate::smithy::shape_id::Id, Renamed> {
        let mut renamed = IndexMap::new();
        for (key, value) in self.object(value, at, "`rename`").unwrap_or_default() {
            let origin = child(at, &key);
            let Some(id) = self.id(&key, &origin) else { continue };
            match value {
                Value::String(name) if is_identifier(&name) => {
                    renamed.insert(id, Renamed { name, origin });
                }
                other => {
                    let message = format!("`{id}` cannot be renamed to {other}");
                    let help = "a name has letters, digits and underscores";
                    self.diagnostics.report(Code::SmithyRename, &origin, message, help);
                }
            }
        }
        renamed
    }

    fn resource(&mut self, resource: &mut ResourceNode, key: &str, value: Value, at: &Origin) {
        match key {
            "operations" => resource.operations = self.references(value, at),
            "collectionOperations" => resource.collection_operations = self.references(value, at),
            "resources" => resource.resources = self.references(value, at),
            "identifiers" => resource.identifiers = self.named_references(value, at),
            "properties" => {
                self.needs_v2(at, "`properties`");
                resource.properties = self.named_references(value, at);
            }
            _ if LIFECYCLE.contains(&key) => {
                if let Some(reference) = self.reference(value, at) {
                    resource.lifecycle.insert(key.to_owned(), reference);
                    let position = |name: &str| LIFECYCLE.iter().position(|each| *each == name);
                    resource.lifecycle.sort_by(|a, _, b, _| position(a).cmp(&position(b)));
                }
            }
            _ => self.unknown(at, key),
        }
    }

    fn named_references(&mut self, value: Value, at: &Origin) -> IndexMap<String, Reference> {
        let object: Map<String, Value> = self.object(value, at, "this").unwrap_or_default();
        let named = object.into_iter().filter_map(|(name, value)| {
            let reference = self.reference(value, &child(at, &name))?;
            Some((name, reference))
        });
        named.collect()
    }

    fn operation(&mut self, operation: &mut OperationNode, key: &str, value: Value, at: &Origin) {
        match key {
            "input" => operation.input = self.reference(value, at),
            "output" => operation.output = self.reference(value, at),
            "errors" => operation.errors = self.references(value, at),
            _ => self.unknown(at, key),
        }
    }
}
