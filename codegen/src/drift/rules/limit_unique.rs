//! Whether the members of a list are unique changed.

use super::example::takes;
use super::sides::{narrowed, widened};
use crate::drift::pair::LimitsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety};

pub(super) const RULE: Rule = Rule {
    id: "limit-unique",
    title: "Whether the members of a list are unique changed",
    why: "The service refuses lists with equal members, where it does not allow them. A list is a list in Rust either way.",
    example: [
        takes!("{type: object, properties: {names: {type: array, items: {type: string}}}}"),
        takes!(
            "{type: object, properties: {names: {type: array, uniqueItems: true, items: {type: string}}}}"
        ),
    ],
    check: Check::Limits(check),
};

fn check(pair: &LimitsPair<'_>, found: &mut Findings) {
    match (pair.old.unique, pair.new.unique) {
        (false, true) => {
            let wire = narrowed(pair.direction, Safety::Careful);
            found.add("no two members may be equal", wire, Bump::Patch);
        }
        (true, false) => found.add("members may be equal", widened(pair.direction), Bump::Patch),
        _ => {}
    }
}
