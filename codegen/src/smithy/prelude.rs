//! The shapes that Smithy itself defines and that any model may target.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::ast::{Kind, Node, TraitNode, Traits, Version};
use super::shape_id::Id;
use super::traits;
use crate::source::{FileId, JsonPointer, Origin};

/// Names and types of the prelude, and what the primitive ones hold when nothing is said.
const SHAPES: &[(&str, Kind, Zero)] = &[
    ("BigDecimal", Kind::BigDecimal, Zero::None),
    ("BigInteger", Kind::BigInteger, Zero::None),
    ("Blob", Kind::Blob, Zero::None),
    ("Boolean", Kind::Boolean, Zero::None),
    ("Byte", Kind::Byte, Zero::None),
    ("Document", Kind::Document, Zero::None),
    ("Double", Kind::Double, Zero::None),
    ("Float", Kind::Float, Zero::None),
    ("Integer", Kind::Integer, Zero::None),
    ("Long", Kind::Long, Zero::None),
    ("PrimitiveBoolean", Kind::Boolean, Zero::False),
    ("PrimitiveByte", Kind::Byte, Zero::Number),
    ("PrimitiveDouble", Kind::Double, Zero::Number),
    ("PrimitiveFloat", Kind::Float, Zero::Number),
    ("PrimitiveInteger", Kind::Integer, Zero::Number),
    ("PrimitiveLong", Kind::Long, Zero::Number),
    ("PrimitiveShort", Kind::Short, Zero::Number),
    ("Short", Kind::Short, Zero::None),
    ("String", Kind::String, Zero::None),
    ("Timestamp", Kind::Timestamp, Zero::None),
    ("Unit", Kind::Structure, Zero::None),
];

/// The target of union members that carry nothing, and of operations without input or output.
pub(super) const UNIT: &str = "smithy.api#Unit";

#[derive(Clone, Copy)]
enum Zero {
    None,
    False,
    Number,
}

/// All shapes of the prelude. They have no place of their own; `file` stands in for it.
pub(super) fn shapes(file: FileId) -> IndexMap<Id, Node> {
    let origin = Origin { file, pointer: JsonPointer::ROOT };
    let nodes = SHAPES.iter().filter_map(|(name, kind, zero)| {
        let id = Id::parse(&format!("smithy.api#{name}"))?;
        let node = Node {
            id: id.clone(),
            kind: kind.clone(),
            version: Version::V2,
            traits: default_trait(*zero, &origin),
            members: IndexMap::new(),
            mixins: Vec::new(),
            origin: origin.clone(),
        };
        Some((id, node))
    });
    nodes.collect()
}

fn default_trait(zero: Zero, origin: &Origin) -> Traits {
    let value = match zero {
        Zero::None => return Traits::new(),
        Zero::False => Value::Bool(false),
        Zero::Number => json!(0),
    };
    let id = Id::parse(traits::DEFAULT);
    id.map(|id| (id, TraitNode { value, origin: origin.clone() })).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn every_line_of_the_table_becomes_a_shape() {
        let file = Sources::default().add("a.json", "");
        let shapes = shapes(file);
        assert_eq!(shapes.len(), SHAPES.len());
        let primitive = shapes.values().filter(|node| node.has(traits::DEFAULT));
        assert!(primitive.clone().all(|node| node.id.name().starts_with("Primitive")));
        assert_eq!(primitive.count(), 7);
    }
}
