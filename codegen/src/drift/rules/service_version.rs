//! A service has another version.

use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "service-version",
    title: "A service has another version",
    why: "What the service calls its version. Protocols that send it send the one that the client was made for.",
    example: [
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {/a: {get: {responses: {'204': {description: done}}}}}\n",
        "openapi: 3.0.3\ninfo: {title: T, version: '2'}\nservers: [{url: 'https://a.example'}]\npaths: {/a: {get: {responses: {'204': {description: done}}}}}\n",
    ],
    check: Check::Service(check),
};

fn check(pair: &ServicePair<'_>, found: &mut Findings) {
    let (old, new) = (pair.old, pair.new);
    if old.version != new.version {
        let message = format!("the version was `{}` and is `{}`", old.version, new.version);
        found.add(message, Wire::SAFE, Bump::Patch);
    }
    if old.title != new.title {
        found.add("it has another title", Wire::SAFE, Bump::Patch);
    }
}
