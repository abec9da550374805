//! A shape that no member leads to is of another kind.

use super::example::smithy;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::ShapeKind;

pub(super) const RULE: Rule = Rule {
    id: "shape-type",
    title: "A shape that no operation leads to is of another kind",
    why: "Whoever builds on it gets another type, and other values. Where an operation leads to it, this is said of the member that holds it.",
    example: [
        smithy!(more: r#", "example#Lost": {"type": "structure", "members": {}}"#),
        smithy!(more: r#", "example#Lost": {"type": "union", "members": {"a": {"target": "smithy.api#String"}}}"#),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let kind = std::mem::discriminant(&pair.old.kind);
    let is_same_place = pair.old.origin.pointer == pair.new.origin.pointer;
    let is_other_scalar = match (&pair.old.kind, &pair.new.kind) {
        (ShapeKind::Scalar(old), ShapeKind::Scalar(new)) => old != new,
        _ => kind != std::mem::discriminant(&pair.new.kind),
    };
    if pair.is_alone && is_same_place && is_other_scalar {
        let rust = if is_type(&pair.old.kind) || is_type(&pair.new.kind) { Bump::Major } else { Bump::Patch };
        found.add("it is of another kind", Wire::BREAKING, rust);
    }
}

/// Whether there is a type for shapes of this kind: the others are told of by who holds them.
const fn is_type(kind: &ShapeKind) -> bool {
    use ShapeKind::{Enum, IntEnum, Structure, Union};
    matches!(kind, Structure(_) | Union(_) | Enum(_) | IntEnum(_))
}
