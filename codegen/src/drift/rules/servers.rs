//! A service is at other servers.

use crate::drift::matching::matched;
use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Endpoint, Server, ServerVariable};

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
    let (was, is) = (variables(old), variables(new));
    for (old, new) in matched(&was, &is, |variable| &variable.name) {
        if let (Some(old), Some(new)) = (old, new) {
            values(old, new, found);
        }
    }
}

/// The variables of all servers.
fn variables(servers: &[Server]) -> Vec<ServerVariable> {
    servers.iter().flat_map(|server| server.variables.clone()).collect()
}

/// The values of a variable are an enum of the crate, if there are any.
fn values(old: &ServerVariable, new: &ServerVariable, found: &mut Findings) {
    let name = &new.name;
    for value in new.values.iter().filter(|value| !old.values.is_empty() && !old.values.contains(value)) {
        found.add(format!("`{name}` may be `{value}`"), Wire::SAFE, Bump::Minor);
    }
    for value in old.values.iter().filter(|value| !new.values.is_empty() && !new.values.contains(value)) {
        let wire = Wire::old_client(Safety::Breaking);
        found.add(format!("`{name}` can no longer be `{value}`"), wire, Bump::Major);
    }
    if old.values.is_empty() != new.values.is_empty() {
        let message = format!("`{name}` has other values than before");
        found.add(message, Wire::old_client(Safety::Careful), Bump::Major);
    }
}
