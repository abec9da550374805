//! An operation is new.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "operation-added",
    title: "An operation is new",
    why: "The client has a method more. Nothing that is there changes, and a program has to call it to meet a service that does not know it.",
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
      responses: {'204': {description: done}}
    delete:
      operationId: DeletePets
      responses: {'204': {description: done}}
"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    if let (None, Some(new)) = (pair.old, pair.new) {
        let message = format!("the operation `{}` is new", new.name);
        found.add(message, Wire::SAFE, Bump::Minor);
    }
}
