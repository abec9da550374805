//! The items of a list that have a schema each are others.

use super::example::takes;
use super::keywords::items;
use super::sides::{narrowed, replaced, widened};
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety};
use std::cmp::Ordering;

pub(super) const RULE: Rule = Rule {
    id: "limit-prefix-items",
    title: "The items of a list that have a schema each are others",
    why: "A list whose positions differ is data without a schema in Rust: clients pass on what they get.",
    example: [
        takes!(
            "{type: object, properties: {at: {type: array, items: {type: string}, prefixItems: [{type: string}]}}}"
        ),
        takes!(
            "{type: object, properties: {at: {type: array, items: {type: string}, prefixItems: [{type: string}, {type: integer}]}}}"
        ),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    let (old, new) = (items(pair.old, "prefixItems"), items(pair.new, "prefixItems"));
    match old.len().cmp(&new.len()) {
        Ordering::Less => {
            found.add("more positions have a schema of their own", widened(pair.direction), Bump::Patch);
        }
        Ordering::Greater => {
            let wire = narrowed(pair.direction, Safety::Breaking);
            found.add("fewer positions have a schema of their own", wire, Bump::Patch);
        }
        Ordering::Equal if old != new => {
            let wire = replaced(pair.direction, Safety::Breaking);
            found.add("positions have other schemas", wire, Bump::Patch);
        }
        Ordering::Equal => {}
    }
}
