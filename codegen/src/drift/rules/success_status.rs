//! An operation succeeds with other statuses.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Protocol, Response};

pub(super) const RULE: Rule = Rule {
    id: "success-status",
    title: "An operation succeeds with other statuses",
    why: "A client of an OpenAPI document takes only the statuses that it knows for successes; a client of a Smithy model takes any of the class.",
    example: [
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'200': {description: ok}}
"#,
        r#"paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'202': {description: accepted}}
"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    // One success is the output, whatever its status, and several without content are nothing; others
    // are an enum with a variant for each.
    let is_plain = |all: &[Response]| all.len() == 1 || all.iter().all(|response| response.shape.is_none());
    let bump = if is_plain(&old.success) && is_plain(&new.success) { Bump::Patch } else { Bump::Major };
    let has = |all: &[Response], one: &Response| all.iter().any(|other| other.status == one.status);
    for response in new.success.iter().filter(|response| !has(&old.success, response)) {
        let message = format!("a success may come with the status {}", response.name);
        found.add_part(response.name.clone(), (None, Some(&response.origin)), message, by_status(pair), bump);
    }
    for response in old.success.iter().filter(|response| !has(&new.success, response)) {
        let message = format!("no success comes with the status {} any more", response.name);
        found.add_part(response.name.clone(), (Some(&response.origin), None), message, Wire::SAFE, bump);
    }
}

/// Only where responses are told apart by status is another status another response.
fn by_status(pair: &OperationPair<'_>) -> Wire {
    match pair.models.0.service.protocols.first() {
        Some(Protocol::PlainHttp) => Wire::old_client(Safety::Breaking),
        _ => Wire::SAFE,
    }
}
