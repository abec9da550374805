//! A service is at other servers.

use std::collections::BTreeMap;

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
    let (was, is) = (by_url(old), by_url(new));
    let both = was.iter().filter_map(|(key, old)| Some((old, is.get(key)?)));
    for (old, new) in both {
        for (old, new) in matched(&old.variables, &new.variables, |variable| &variable.name) {
            if let (Some(old), Some(new)) = (old, new) {
                values(old, new, found);
            }
        }
    }
}

/// The servers by their URL and by how many before them have the same one: a document may give the
/// variables of one URL other values in other places.
fn by_url(servers: &[Server]) -> BTreeMap<(&str, usize), &Server> {
    let earlier = |index: usize, url: &str| servers.iter().take(index).filter(|it| it.url == url).count();
    let keyed = servers.iter().enumerate();
    keyed.map(|(index, server)| ((server.url.as_str(), earlier(index, &server.url)), server)).collect()
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
