//! A type is gone.

use super::example::takes;
use crate::drift::pair::TypePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "type-removed",
    title: "A type is gone",
    why: "Programs that name the type no longer compile. What became of its values is said where it was used.",
    example: [
        takes!("{type: object, properties: {name: {type: string, enum: [a, b]}}}"),
        takes!("{type: object, properties: {name: {type: string}}}"),
    ],
    check: Check::Type(check),
};

fn check(pair: &TypePair<'_>, found: &mut Findings) {
    if let (Some(_), None) = (pair.old, pair.new) {
        found.add("the type is gone", Wire::SAFE, Bump::Major);
    }
}
