//! An error means something else.

use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{ErrorTrait, ShapeKind};

pub(super) const RULE: Rule = Rule {
    id: "error-changed",
    title: "An error means something else",
    why: "Clients tell errors apart by their codes, and try again what is worth it: an error that is no longer retryable is retried by clients that are there.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "errors": [{"target": "example#Oops"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Put": {"type": "operation"}, "example#Oops": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "errors": [{"target": "example#Oops"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Put": {"type": "operation"}, "example#Oops": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client", "smithy.api#retryable": {}}}}"#,
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (error(&pair.old.kind), error(&pair.new.kind)) else { return };
    if old.code != new.code || old.query_code != new.query_code {
        found.add("it has another code on the wire", Wire::BREAKING, Bump::Patch);
    }
    if old.status != new.status {
        let message = format!("its status was {} and is {}", old.status, new.status);
        found.add(message, Wire { old_client: Safety::Careful, new_client: Safety::Careful }, Bump::Patch);
    }
    if old.fault != new.fault {
        found.add("it is the fault of the other side", Wire::old_client(Safety::Careful), Bump::Patch);
    }
    match ((old.retryable, old.throttling), (new.retryable, new.throttling)) {
        (old, new) if old == new => {}
        ((true, _), (false, _)) => {
            found.add("another try is no longer worth it", Wire::old_client(Safety::Careful), Bump::Patch);
        }
        _ => found.add("another try may succeed", Wire::SAFE, Bump::Patch),
    }
}

const fn error(kind: &ShapeKind) -> Option<&ErrorTrait> {
    match kind {
        ShapeKind::Structure(structure) => structure.error.as_ref(),
        _ => None,
    }
}
