//! The step of a number changed.

use super::example::takes;
use super::sides::{narrowed, replaced, widened};
use crate::drift::pair::LimitsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety};

pub(super) const RULE: Rule = Rule {
    id: "limit-multiple",
    title: "The step of a number changed",
    why: "The service refuses numbers between the steps.",
    example: [
        takes!("{type: object, properties: {age: {type: integer}}}"),
        takes!("{type: object, properties: {age: {type: integer, multipleOf: 5}}}"),
    ],
    check: Check::Limits(check),
};

fn check(pair: &LimitsPair<'_>, found: &mut Findings) {
    let (message, wire) = match (&pair.old.multiple_of, &pair.new.multiple_of) {
        (old, new) if old == new => return,
        (None, None) => return,
        (None, Some(new)) => {
            (format!("it has to be a multiple of {new}"), narrowed(pair.direction, Safety::Careful))
        }
        (Some(old), None) => (format!("it no longer has to be a multiple of {old}"), widened(pair.direction)),
        (Some(old), Some(new)) => {
            let message = format!("it had to be a multiple of {old} and has to be one of {new}");
            (message, replaced(pair.direction, Safety::Breaking))
        }
    };
    found.add(message, wire, Bump::Patch);
}
