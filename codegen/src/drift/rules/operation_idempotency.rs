//! An operation may be repeated, or may no longer be.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Idempotency, Operation};

pub(super) const RULE: Rule = Rule {
    id: "operation-idempotency",
    title: "An operation may be repeated, or may no longer be",
    why: "Retries of the client follow it: an operation that may no longer be repeated is repeated by clients that are there.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Put": {"type": "operation", "traits": {"smithy.api#idempotent": {}}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Put": {"type": "operation"}}"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let may_repeat = |operation: &Operation| operation.idempotency != Idempotency::None;
    match (may_repeat(old), may_repeat(new)) {
        (true, false) => {
            found.add("it may no longer be sent twice", Wire::old_client(Safety::Careful), Bump::Patch);
        }
        (false, true) => found.add("it may be sent twice", Wire::SAFE, Bump::Patch),
        _ => {}
    }
}
