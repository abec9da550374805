//! A service is at other servers.

use std::collections::BTreeSet;

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
    urls(old, new, found);
    let (was, is) = (variables(old), variables(new));
    for (old, new) in matched(&was, &is, |variable| &variable.name) {
        if let (Some(old), Some(new)) = (old, new) {
            values(old, new, found);
        }
    }
}

/// The servers themselves. The first is where clients call unless they are told otherwise; of several
/// the program chooses by name.
fn urls(old: &[Server], new: &[Server], found: &mut Findings) {
    let has = |servers: &[Server], url: &str| servers.iter().any(|server| server.url == url);
    let is_choice = |servers: &[Server], bump| if servers.len() > 1 { bump } else { Bump::Patch };
    for server in old.iter().filter(|server| !has(new, &server.url)) {
        let message = format!("it is no longer at `{}`", server.url);
        let wire = Wire::old_client(Safety::Breaking);
        found.add_at((Some(&server.origin), None), message, wire, is_choice(old, Bump::Major));
    }
    for server in new.iter().filter(|server| !has(old, &server.url)) {
        let message = format!("it is at `{}`, too", server.url);
        found.add_at((None, Some(&server.origin)), message, Wire::SAFE, is_choice(new, Bump::Minor));
    }
    if old.len() > 1 && new.len() == 1 {
        found.add("there is no choice of servers any more", Wire::SAFE, Bump::Major);
    }
    if old.len() == 1 && new.len() > 1 {
        found.add("there is a choice of servers", Wire::SAFE, Bump::Minor);
    }
    if let (Some(was), Some(is)) = (old.first(), new.first())
        && was.url != is.url
        && has(old, &is.url)
        && has(new, &was.url)
    {
        let message =
            format!("clients that are not told otherwise call `{}`, no longer `{}`", is.url, was.url);
        found.add(message, Wire::SAFE, Bump::Patch);
    }
}

/// The variables of all servers; of several with one name the first counts, as it does in the crate.
fn variables(servers: &[Server]) -> Vec<&ServerVariable> {
    let mut seen = BTreeSet::new();
    let all = servers.iter().flat_map(|server| &server.variables);
    all.filter(|variable| seen.insert(&variable.name)).collect()
}

/// The values of a variable are an enum of the crate, if there are any.
fn values(old: &ServerVariable, new: &ServerVariable, found: &mut Findings) {
    let name = &new.name;
    if old.default != new.default {
        let message = format!("`{name}` is `{}` unless it is set, no longer `{}`", new.default, old.default);
        found.add(message, Wire::old_client(Safety::Careful), Bump::Patch);
    }
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
