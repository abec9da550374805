//! The pattern of a text changed.

use super::example::takes;
use super::sides::{narrowed, replaced, widened};
use crate::drift::pair::LimitsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "limit-pattern",
    title: "The pattern of a text changed",
    why: "A text that one side takes the other may refuse. Whether one pattern allows all that another does is not looked at, but for the pattern of any text.",
    example: [
        takes!("{type: object, properties: {name: {type: string}}}"),
        takes!("{type: object, properties: {name: {type: string, pattern: '^[a-z]+$'}}}"),
    ],
    check: Check::Limits(check),
};

fn check(pair: &LimitsPair<'_>, found: &mut Findings) {
    let limits = |pattern: &&String| !ANYTHING.contains(&pattern.as_str());
    let (old, new) = (pair.old.pattern.as_ref(), pair.new.pattern.as_ref());
    if old == new {
        return;
    }
    let (message, wire) = match (old.filter(limits), new.filter(limits)) {
        (None, None) => ("the pattern allows any text, as before".to_owned(), Wire::SAFE),
        (None, Some(new)) => (format!("it has to match `{new}`"), narrowed(pair.direction, Safety::Breaking)),
        (Some(old), None) => (format!("it no longer has to match `{old}`"), widened(pair.direction)),
        (Some(old), Some(new)) => (
            format!("it had to match `{old}` and has to match `{new}`"),
            replaced(pair.direction, Safety::Careful),
        ),
    };
    found.add(message, wire, Bump::Patch);
}

/// Patterns that any text matches.
const ANYTHING: &[&str] = &["", ".*", "^.*$", "^.*", ".*$"];
