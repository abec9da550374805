//! A point in time is spelled in another way.

use super::example::smithy;
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::{Scalar, ShapeKind};

pub(super) const RULE: Rule = Rule {
    id: "member-timestamp-format",
    title: "A point in time is spelled in another way",
    why: "One side writes a spelling that the other does not read. The type in Rust is the same.",
    example: [
        smithy!(output: r#""at": {"target": "smithy.api#Timestamp"}"#),
        smithy!(output: r#""at": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#timestampFormat": "http-date"}}"#),
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let is_time = pair.targets().is_some_and(|(old, new)| {
        let is_time = |kind: &ShapeKind| matches!(kind, ShapeKind::Scalar(Scalar::Timestamp));
        is_time(&old.kind) && is_time(&new.kind)
    });
    if is_time && old.timestamp_format != new.timestamp_format {
        found.add("points in time are spelled in another way", Wire::BREAKING, Bump::Patch);
    }
}
