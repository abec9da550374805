//! A type is new.

use super::example::takes;
use crate::drift::pair::TypePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "type-added",
    title: "A type is new",
    why: "The crate has a type more. What it is for is said where it is used.",
    example: [
        takes!("{type: object, properties: {name: {type: string}}}"),
        takes!("{type: object, properties: {name: {type: string, enum: [a, b]}}}"),
    ],
    check: Check::Type(check),
};

fn check(pair: &TypePair<'_>, found: &mut Findings) {
    if let (None, Some(_)) = (pair.old, pair.new) {
        found.add("the type is new", Wire::SAFE, Bump::Minor);
    }
}
