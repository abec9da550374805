//! A builder asks for a member that has not changed itself, or no longer does.

use super::example::takes;
use crate::drift::given::is_asked;
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "member-given",
    title: "A builder asks for a member that has not changed itself, or no longer does",
    why: "A required member that can have one value only starts with it. Once its enum has more, callers choose, and those who did not set it no longer compile.",
    example: [
        takes!("{type: object, required: [kind], properties: {kind: {type: string, enum: [cat]}}}"),
        takes!("{type: object, required: [kind], properties: {kind: {type: string, enum: [cat, dog]}}}"),
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    // What else changed about the member says so itself.
    let is_same = old.presence == new.presence
        && old.default == new.default
        && old.nullable == new.nullable
        && old.idempotency_token == new.idempotency_token;
    match (is_asked(pair.models.0, old), is_asked(pair.models.1, new)) {
        (false, true) if is_same => found.add("callers have to choose its value", Wire::SAFE, Bump::Major),
        (true, false) if is_same => found.add("it has one value, which is set", Wire::SAFE, Bump::Minor),
        _ => {}
    }
}
