//! What is said to people changed.

use super::example::operation;
use crate::drift::pair::NotesPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "documentation",
    title: "What is said to people changed",
    why: "Documentation is in no type and in no message.",
    example: [
        operation!("      description: Lists pets.\n      responses: {'204': {description: done}}\n"),
        operation!("      description: Lists all pets.\n      responses: {'204': {description: done}}\n"),
    ],
    check: Check::Notes(check),
};

fn check(pair: &NotesPair<'_>, found: &mut Findings) {
    let message = match (&pair.docs.0.0, &pair.docs.1.0) {
        (old, new) if old == new => return,
        (None, _) => "it is documented",
        (_, None) => "it is no longer documented",
        _ => "it is documented in other words",
    };
    found.add(message, Wire::SAFE, Bump::Patch);
}
