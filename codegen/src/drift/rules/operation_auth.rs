//! An operation is authenticated in other ways.

use crate::drift::compare::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "operation-auth",
    title: "An operation is authenticated in other ways",
    why: "A client that knows none of the new ways is refused.",
    example: [
        r#"security: []
paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: x-key}}}
"#,
        r#"security: []
paths:
  /pets:
    get:
      operationId: ListPets
      security: [{key: []}]
      responses: {'204': {description: done}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: x-key}}}
"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let before = old.auth.as_ref().unwrap_or(&pair.models.0.service.auth);
    let after = new.auth.as_ref().unwrap_or(&pair.models.1.service.auth);
    if before == after {
        return;
    }
    if before.iter().all(|way| after.contains(way)) {
        found.add("there are more ways to authenticate", Wire::new_client(Safety::Careful), Bump::Patch);
    } else {
        let message = "ways to authenticate are gone or ask for more";
        found.add(message, Wire::old_client(Safety::Breaking), Bump::Patch);
    }
}
