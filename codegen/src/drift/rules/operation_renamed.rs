//! An operation has another name.

use super::example::operation;
use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "operation-renamed",
    title: "An operation has another name",
    why: "Method and path are the same, so clients that are there reach it as before. In Rust it is another function.",
    example: [
        operation!("      responses: {'204': {description: done}}\n"),
        "paths:\n  /pets:\n    get:\n      operationId: AllPets\n      responses: {'204': {description: done}}\n",
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.name != new.name {
        found.add(format!("it was called `{}` and is `{}`", old.name, new.name), Wire::SAFE, Bump::Major);
    }
}
