//! What many shapes have: traits, members, references, ids.

use serde_json::Value;

use super::{Reader, child};
use crate::diagnostic::Code;
use crate::smithy::ast::{MemberNode, Reference, TraitNode, Traits, Version};
use crate::smithy::shape_id::{Id, is_identifier};
use crate::source::Origin;

impl Reader<'_> {
    /// The map of traits of a shape or member.
    pub(super) fn traits(&mut self, value: Value, origin: &Origin) -> Option<Traits> {
        let mut traits = Traits::new();
        for (key, value) in self.object(value, origin, "`traits`")? {
            let at = child(origin, &key);
            let Some(id) = self.id(&key, &at) else { continue };
            match id.as_str() {
                "smithy.api#box" if self.version == Version::V2 => {
                    self.diagnostics.report(
                        Code::SmithyVersionFeature,
                        &at,
                        "the trait `box` is not part of Smithy 2.0",
                        "members are optional unless they have `required` or `default`",
                    );
                }
                "smithy.api#default" => self.needs_v2(&at, "the trait `default`"),
                "smithy.api#mixin" => self.needs_v2(&at, "the trait `mixin`"),
                _ => {}
            }
            traits.insert(id, TraitNode { value, origin: at });
        }
        Some(traits)
    }

    /// A member: an object with a `target`.
    pub(super) fn member(&mut self, value: Value, origin: Origin) -> Option<MemberNode> {
        let body = self.object(value, &origin, "a member")?;
        let mut target = None;
        let mut traits = Traits::new();
        let targeted = body.contains_key("target");
        for (key, value) in body {
            let at = child(&origin, &key);
            match key.as_str() {
                "target" => target = self.target(&value, &at),
                "traits" => traits = self.traits(value, &at).unwrap_or_default(),
                _ => self.unknown(&at, &key),
            }
        }
        if !targeted {
            self.diagnostics.report(
                Code::SmithyAst,
                &origin,
                "the member has no `target`",
                "say what the member holds: `\"target\": \"namespace#Shape\"`",
            );
        }
        Some(MemberNode { target: target?, traits, origin })
    }

    /// A reference: an object with nothing but a `target`.
    pub(super) fn reference(&mut self, value: Value, origin: &Origin) -> Option<Reference> {
        let body = self.object(value, origin, "a reference")?;
        let Some(target) = body.get("target").cloned() else {
            self.diagnostics.report(
                Code::SmithyAst,
                origin,
                "the reference has no `target`",
                "write it as `{\"target\": \"namespace#Shape\"}`",
            );
            return None;
        };
        for key in body.keys().filter(|key| *key != "target") {
            self.unknown(&child(origin, key), key);
        }
        let id = self.target(&target, &child(origin, "target"))?;
        Some(Reference { id, origin: origin.clone() })
    }

    /// A list of references.
    pub(super) fn references(&mut self, value: Value, origin: &Origin) -> Vec<Reference> {
        let Value::Array(items) = value else {
            self.wrong_type(origin, "this", "a list of references", &value);
            return Vec::new();
        };
        let items = items.into_iter().enumerate();
        items.filter_map(|(index, item)| self.reference(item, &child(origin, index))).collect()
    }

    fn target(&mut self, value: &Value, origin: &Origin) -> Option<Id> {
        let Some(text) = value.as_str() else {
            self.wrong_type(origin, "`target`", "a shape id", value);
            return None;
        };
        self.id(text, origin)
    }

    /// An absolute shape id.
    pub(super) fn id(&mut self, text: &str, origin: &Origin) -> Option<Id> {
        let id = Id::parse(text);
        if id.is_none() {
            self.diagnostics.report(
                Code::SmithyShapeId,
                origin,
                format!("`{text}` is not an absolute shape id"),
                "write it as `namespace#Name`; names have letters, digits and underscores",
            );
        }
        id
    }

    /// The name of a member.
    pub(super) fn member_name(&mut self, name: &str, origin: &Origin) -> bool {
        let well_formed = is_identifier(name);
        if !well_formed {
            self.diagnostics.report(
                Code::SmithyShapeId,
                origin,
                format!("`{name}` cannot be the name of a member"),
                "names have letters, digits and underscores, and do not start with a digit",
            );
        }
        well_formed
    }
}
