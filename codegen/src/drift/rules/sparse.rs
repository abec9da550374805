//! Null is a member of a list or a value of a map, or no longer is.

use super::example::smithy;
use super::sides::{narrowed, widened};
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety};
use crate::model::ShapeKind;

pub(super) const RULE: Rule = Rule {
    id: "sparse",
    title: "Null is a member of a list or a value of a map, or no longer is",
    why: "The members are of another type. A null that one side sends may mean nothing to the other.",
    example: [
        smithy!(output: r#""l": {"target": "example#L"}"#, more: r#", "example#L": {"type": "list", "member": {"target": "smithy.api#String"}}"#),
        smithy!(output: r#""l": {"target": "example#L"}"#, more: r#", "example#L": {"type": "list", "member": {"target": "smithy.api#String"}, "traits": {"smithy.api#sparse": {}}}"#),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    match (is_sparse(&pair.old.kind), is_sparse(&pair.new.kind)) {
        (Some(false), Some(true)) => {
            found.add("null is one of its values", widened(pair.direction), Bump::Major);
        }
        (Some(true), Some(false)) => {
            let wire = narrowed(pair.direction, Safety::Breaking);
            found.add("null is no longer one of its values", wire, Bump::Major);
        }
        _ => {}
    }
}

const fn is_sparse(kind: &ShapeKind) -> Option<bool> {
    match kind {
        ShapeKind::List(list) => Some(list.sparse),
        ShapeKind::Map(map) => Some(map.sparse),
        _ => None,
    }
}
