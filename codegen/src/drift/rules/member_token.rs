//! A member is made up by the client, or no longer is.

use super::example::smithy;
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Safety, Wire, given};

pub(super) const RULE: Rule = Rule {
    id: "member-idempotency-token",
    title: "A member is made up by the client, or no longer is",
    why: "An operation whose input has a token may be sent twice. Clients that make it up rely on it: without one, what they send again may be done again.",
    example: [
        smithy!(input: r#""token": {"target": "smithy.api#String"}"#),
        smithy!(input: r#""token": {"target": "smithy.api#String", "traits": {"smithy.api#idempotencyToken": {}}}"#),
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let rust = given::bump(pair);
    match (old.idempotency_token, new.idempotency_token) {
        (false, true) => found.add("clients make up a value that is unique", Wire::SAFE, rust),
        (true, false) => {
            let message = "clients no longer make up a value; those that are there may send a call twice";
            found.add(message, Wire::old_client(Safety::Breaking), rust);
        }
        _ => {}
    }
}
