//! The values of an enum are in another order.

use super::example::takes;
use super::values::{Named, enum_values};
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "enum-order",
    title: "The values of an enum are in another order",
    why: "Variants compare in the order of the specification. No message depends on it.",
    example: [
        takes!("{type: object, properties: {kind: {type: string, enum: [a, b]}}}"),
        takes!("{type: object, properties: {kind: {type: string, enum: [b, a]}}}"),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (old, new) = (enum_values(&pair.old.kind), enum_values(&pair.new.kind));
    let kept = |of: &[Named<'_>], other: &[Named<'_>]| -> Vec<String> {
        let kept = of.iter().filter(|value| other.iter().any(|it| it.value == value.value));
        kept.map(|value| value.value.clone()).collect()
    };
    if kept(&old, &new) != kept(&new, &old) {
        found.add("its values are in another order", Wire::SAFE, Bump::Patch);
    } else if is_inserted(&old, &new) {
        found.add("a new value stands before others", Wire::SAFE, Bump::Patch);
    }
}

/// Whether a new value comes before one that was there.
fn is_inserted(old: &[Named<'_>], new: &[Named<'_>]) -> bool {
    let is_new = |value: &Named<'_>| !old.iter().any(|other| other.value == value.value);
    let first = new.iter().position(is_new);
    first.is_some_and(|first| new.iter().skip(first).any(|value| !is_new(value)))
}
