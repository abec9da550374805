//! A member is part of the host name, or of the choice of an endpoint, or no longer is.

use super::example::smithy;
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "member-host",
    title: "A member is part of the host name, or of the choice of an endpoint, or no longer is",
    why: "Requests go to another host. Clients that are there keep to the old one.",
    example: [
        smithy!(input: r#""a": {"target": "smithy.api#String"}"#),
        smithy!(input: r#""a": {"target": "smithy.api#String", "traits": {"smithy.rules#contextParam": {"name": "A"}}}"#),
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.host_label != new.host_label {
        found.add("its part in the host name is another", Wire::BREAKING, Bump::Patch);
    }
    if old.context_param != new.context_param {
        let careful = Wire { old_client: Safety::Careful, new_client: Safety::Careful };
        found.add("its part in the choice of an endpoint is another", careful, Bump::Patch);
    }
}
