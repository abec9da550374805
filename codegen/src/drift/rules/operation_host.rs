//! An operation is on another host.

use super::example::smithy;
use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::Server;

pub(super) const RULE: Rule = Rule {
    id: "operation-host",
    title: "An operation is on another host",
    why: "Clients that are there call the old one. Where the host is part of the specification it is in no signature of the client.",
    example: [smithy!(traits: ""), smithy!(traits: r#""smithy.api#endpoint": {"hostPrefix": "data."}"#)],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if old.host_prefix != new.host_prefix {
        found.add("the prefix of the host name is another", Wire::BREAKING, Bump::Patch);
    }
    if old.endpoint_params != new.endpoint_params {
        let careful = Wire { old_client: Safety::Careful, new_client: Safety::Careful };
        found.add("what it gives to the choice of an endpoint is another", careful, Bump::Patch);
    }
    let urls = |servers: &[Server]| -> Vec<String> { servers.iter().map(|it| it.url.clone()).collect() };
    let (before, after) = (urls(&old.servers), urls(&new.servers));
    if before != after {
        let is_gone = before.is_empty() || before.iter().any(|url| !after.contains(url));
        let wire = Wire::old_client(if is_gone { Safety::Careful } else { Safety::Safe });
        found.add("it is on other servers than before", wire, Bump::Patch);
    }
}
