//! An error of an operation is gone.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "error-removed",
    title: "An error of an operation is gone",
    why: "Its variant is gone from the error enum, so programs that name it no longer compile. On the wire the client expects less.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}, '404': {description: none}}
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
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    for error in old.errors.iter().filter(|error| !new.errors.iter().any(|other| other.name == error.name)) {
        let message = format!("the error `{}` is gone", error.name);
        let places = (Some(&error.origin), None);
        found.add_part(error.name.clone(), places, message, Wire::SAFE, Bump::Major);
    }
}
