//! An operation may fail in a new way.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "error-added",
    title: "An operation may fail in a new way",
    why: "Clients that are there read the error as `Unknown`, with all its data. In the new client, matches that relied on `Unknown` for it have a variant to name.",
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
      responses: {'204': {description: done}, '404': {description: none}}
"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    for error in new.errors.iter().filter(|error| !old.errors.iter().any(|other| other.name == error.name)) {
        let message = format!("the error `{}` is new; it arrived as `Unknown` before", error.name);
        let places = (None, Some(&error.origin));
        found.add_part(error.name.clone(), places, message, Wire::SAFE, Bump::Minor);
    }
}
