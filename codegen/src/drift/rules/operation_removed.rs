//! An operation is gone.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "operation-removed",
    title: "An operation is gone",
    why: "Programs that call it fail, and no longer compile with a new client.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
    delete:
      operationId: DeletePets
      responses: {'204': {description: done}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    if let (Some(old), None) = (pair.old, pair.new) {
        let message = format!("the operation `{}` is gone", old.name);
        found.add(message, Wire::old_client(Safety::Breaking), Bump::Major);
    }
}
