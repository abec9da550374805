//! A response comes with another status.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::Protocol;

pub(super) const RULE: Rule = Rule {
    id: "response-status",
    title: "A response comes with another status",
    why: "A client of an OpenAPI document tells responses apart by status. A client of a Smithy model takes any success, and tells errors apart by their codes.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#restJson1": {}}}, "example#Get": {"type": "operation", "traits": {"smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/", "code": 200}}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#restJson1": {}}}, "example#Get": {"type": "operation", "traits": {"smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/", "code": 201}}}}"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let is_told_by_status = pair.models.1.service.protocols.first() == Some(&Protocol::PlainHttp);
    let (Some(before), Some(after)) = (&old.http, &new.http) else { return };
    if before.code != after.code && !is_told_by_status {
        let message = format!("a success came with {} and comes with {}", before.code, after.code);
        found.add(message, Wire::SAFE, Bump::Patch);
    }
}
