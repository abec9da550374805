//! An operation has another method or path.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "operation-request-line",
    title: "An operation has another method or path",
    why: "Requests of one version do not reach the operation of the other. Method and path are in no signature of the client.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
"#,
        r#"paths:
  /animals:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let (Some(before), Some(after)) = (&old.http, &new.http) else { return };
    if before.method != after.method {
        let message = format!("the method was `{}` and is `{}`", before.method, after.method);
        found.add(message, Wire::BREAKING, Bump::Patch);
    }
    if before.uri != after.uri {
        found.add("the path or its fixed query is another", Wire::BREAKING, Bump::Patch);
    }
}
