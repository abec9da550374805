//! An operation should no longer be used, or may be again.

use crate::drift::compare::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "operation-deprecated",
    title: "An operation should no longer be used, or may be again",
    why: "A deprecated method is a warning of the compiler, not an error.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      deprecated: true
      responses: {'204': {description: done}}
"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    match (&old.deprecated, &new.deprecated) {
        (None, Some(_)) => found.add("it should no longer be used", Wire::SAFE, Bump::Minor),
        (Some(_), None) => found.add("it is no longer deprecated", Wire::SAFE, Bump::Patch),
        _ => {}
    }
}
