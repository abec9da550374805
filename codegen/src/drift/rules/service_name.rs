//! A service has another name.

use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::Protocol;

pub(super) const RULE: Rule = Rule {
    id: "service-name",
    title: "A service has another name",
    why: "Some protocols send the name with each request.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Get": {"type": "operation"}}"#,
        r#"{"example#T": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Get": {"type": "operation"}}"#,
    ],
    check: Check::Service(check),
};

fn check(pair: &ServicePair<'_>, found: &mut Findings) {
    let is_sent = pair.old.protocols.iter().any(|protocol| {
        use Protocol::{AwsJson1_0, AwsJson1_1, RpcV2Cbor, RpcV2Json};
        matches!(protocol, AwsJson1_0 | AwsJson1_1 | RpcV2Cbor | RpcV2Json)
    });
    // An OpenAPI document has a title in place of a name.
    let is_titled = pair.new.protocols.first() == Some(&Protocol::PlainHttp);
    if pair.old.name != pair.new.name && !is_titled {
        let message = format!("it was called `{}` and is `{}`", pair.old.name, pair.new.name);
        let wire = if is_sent { Wire::BREAKING } else { Wire::SAFE };
        found.add(message, wire, Bump::Patch);
    }
}
