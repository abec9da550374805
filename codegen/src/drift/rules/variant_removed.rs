//! A member of a union is gone.

use crate::drift::pair::VariantPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "union-member-removed",
    title: "A member of a union is gone",
    why: "A client that is there may send it. Its variant is gone from the new client, which reads it as `Unknown`.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Get": {"type": "operation", "output": {"target": "example#Out"}}, "example#Out": {"type": "structure", "members": {"u": {"target": "example#U"}}}, "example#U": {"type": "union", "members": {"a": {"target": "smithy.api#String"}, "b": {"target": "smithy.api#String"}}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Get": {"type": "operation", "output": {"target": "example#Out"}}, "example#Out": {"type": "structure", "members": {"u": {"target": "example#U"}}}, "example#U": {"type": "union", "members": {"a": {"target": "smithy.api#String"}}}}"#,
    ],
    check: Check::Variant(check),
};

fn check(pair: &VariantPair<'_>, found: &mut Findings) {
    if let (Some(old), None) = (pair.old, pair.new) {
        let message = format!("the member `{}` is gone", old.member.name);
        let wire = if pair.direction.is_written() { Wire::old_client(Safety::Breaking) } else { Wire::SAFE };
        found.add(message, wire, Bump::Major);
    }
}
