//! A member travels elsewhere in an event.

use super::example::smithy;
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "member-event-binding",
    title: "A member travels elsewhere in an event",
    why: "One side puts it where the other does not look.",
    example: [
        smithy!(output: r#""a": {"target": "smithy.api#String"}"#),
        smithy!(output: r#""a": {"target": "smithy.api#String", "traits": {"smithy.api#eventHeader": {}}}"#),
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.event_binding != new.event_binding {
        found.add("the member travels elsewhere in the event", Wire::BREAKING, Bump::Patch);
    }
}
