//! A member has another name on the wire.

use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "member-wire-name",
    title: "A member has another name on the wire",
    why: "One side writes a name that the other does not know.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "traits": {"aws.protocols#restJson1": {}}}, "example#Put": {"type": "operation", "input": {"target": "example#In"}, "traits": {"smithy.api#http": {"method": "PUT", "uri": "/"}}}, "example#In": {"type": "structure", "members": {"a": {"target": "smithy.api#String"}}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "traits": {"aws.protocols#restJson1": {}}}, "example#Put": {"type": "operation", "input": {"target": "example#In"}, "traits": {"smithy.api#http": {"method": "PUT", "uri": "/"}}}, "example#In": {"type": "structure", "members": {"a": {"target": "smithy.api#String", "traits": {"smithy.api#jsonName": "b"}}}}}"#,
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.wire_name != new.wire_name || old.wire_names != new.wire_names {
        found.add("the member has another name in documents", Wire::BREAKING, Bump::Patch);
    }
}
