//! Enums: shapes of the two enum types, and strings with the trait `enum` of Smithy 1.0.

use serde_json::Value;

use super::text::{deprecated, docs, property};
use super::{Lowering, traits};
use crate::model::{Deprecation, Docs, EnumShape, EnumValue, IntEnumShape, IntEnumValue};
use crate::smithy::ast::{Node, TraitNode};
use crate::source::Origin;

impl Lowering<'_> {
    /// The values of an enum of texts. A member without a value is its own name.
    pub(super) fn text_enum(&self, node: &Node) -> EnumShape {
        let values = node.members.iter().map(|(name, member)| {
            let value = member.find(traits::ENUM_VALUE).and_then(|node| node.value.as_str());
            EnumValue {
                name: Some(self.shown(node, name)),
                value: value.unwrap_or(name).to_owned(),
                docs: docs(&member.traits),
                deprecated: deprecated(&member.traits),
                origin: member.origin.clone(),
            }
        });
        EnumShape { values: values.collect() }
    }

    /// The values of an enum of numbers.
    pub(super) fn int_enum(&self, node: &Node) -> IntEnumShape {
        let values = node.members.iter().filter_map(|(name, member)| {
            Some(IntEnumValue {
                name: Some(self.shown(node, name)),
                value: member.find(traits::ENUM_VALUE)?.value.as_i64()?,
                docs: docs(&member.traits),
                deprecated: deprecated(&member.traits),
                origin: member.origin.clone(),
            })
        });
        IntEnumShape { values: values.collect() }
    }

    fn shown(&self, node: &Node, name: &str) -> String {
        self.overrides.member_name(&node.id, name).unwrap_or_else(|| name.to_owned())
    }
}

/// The values of a string with the trait `enum`.
pub(super) fn string_enum(node: &TraitNode) -> EnumShape {
    let entries = node.value.as_array().into_iter().flatten().enumerate();
    let values = entries.filter_map(|(index, entry)| {
        Some(EnumValue {
            name: property(entry, "name"),
            value: property(entry, "value")?,
            docs: Docs(property(entry, "documentation")),
            deprecated: entry
                .get("deprecated")
                .and_then(Value::as_bool)
                .unwrap_or(false)
                .then(Deprecation::default),
            origin: Origin { file: node.origin.file, pointer: node.origin.pointer.join(index) },
        })
    });
    EnumShape { values: values.collect() }
}
