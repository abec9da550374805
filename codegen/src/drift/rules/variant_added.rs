//! A union has a member more.

use super::sides::arrived;
use crate::drift::pair::VariantPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "union-member-added",
    title: "A union has a member more",
    why: "Unions are open: clients that are there read it as `Unknown`, with all its data, and write it back as it was. A new client sends it only if its program says so.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Get": {"type": "operation", "output": {"target": "example#Out"}}, "example#Out": {"type": "structure", "members": {"u": {"target": "example#U"}}}, "example#U": {"type": "union", "members": {"a": {"target": "smithy.api#String"}}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Get": {"type": "operation", "output": {"target": "example#Out"}}, "example#Out": {"type": "structure", "members": {"u": {"target": "example#U"}}}, "example#U": {"type": "union", "members": {"a": {"target": "smithy.api#String"}, "b": {"target": "smithy.api#String"}}}}"#,
    ],
    check: Check::Variant(check),
};

fn check(pair: &VariantPair<'_>, found: &mut Findings) {
    if let (None, Some(new)) = (pair.old, pair.new) {
        let before = arrived(pair.direction);
        found.add(format!("the member `{}` is new{before}", new.member.name), Wire::SAFE, Bump::Minor);
    }
}
