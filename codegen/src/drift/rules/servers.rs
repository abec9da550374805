//! A service is at other servers.

use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Endpoint, Server};

pub(super) const RULE: Rule = Rule {
    id: "service-servers",
    title: "A service is at other servers",
    why: "Clients that are there call the old ones.",
    example: [
        r#"servers: [{url: 'https://one.example'}]
paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
"#,
        r#"servers: [{url: 'https://two.example'}]
paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
"#,
    ],
    check: Check::Service(check),
};

fn check(pair: &ServicePair<'_>, found: &mut Findings) {
    let (Endpoint::Servers(old), Endpoint::Servers(new)) = (&pair.old.endpoint, &pair.new.endpoint) else {
        return;
    };
    let urls =
        |servers: &[Server]| -> Vec<String> { servers.iter().map(|server| server.url.clone()).collect() };
    if urls(old) != urls(new) {
        let gone = urls(old).iter().any(|url| !urls(new).contains(url));
        let wire = if gone { Wire::old_client(Safety::Breaking) } else { Wire::SAFE };
        found.add("the servers are others", wire, if gone { Bump::Major } else { Bump::Minor });
    }
}
