//! Something should no longer be used, or may be again.

use super::example::operation;
use crate::drift::pair::NotesPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "deprecation",
    title: "Something should no longer be used, or may be again",
    why: "Compilers warn of what is deprecated; everything works as before.",
    example: [
        operation!("      responses: {'204': {description: done}}\n"),
        operation!("      deprecated: true\n      responses: {'204': {description: done}}\n"),
    ],
    check: Check::Notes(check),
};

fn check(pair: &NotesPair<'_>, found: &mut Findings) {
    match pair.deprecated {
        (None, Some(_)) => found.add("it should no longer be used", Wire::SAFE, Bump::Minor),
        (Some(_), None) => found.add("it is no longer deprecated", Wire::SAFE, Bump::Patch),
        (Some(old), Some(new)) if old != new => {
            found.add("the reason not to use it is another", Wire::SAFE, Bump::Patch);
        }
        _ => {}
    }
}
