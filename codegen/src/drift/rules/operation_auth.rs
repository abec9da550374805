//! An operation is authenticated in other ways.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::Auth;

pub(super) const RULE: Rule = Rule {
    id: "operation-auth",
    title: "An operation is authenticated in other ways",
    why: "A client that has no credentials for any of the ways that are left is refused. More scopes than before may be more than its token has.",
    example: [
        r#"security: []
paths:
  /pets:
    get:
      operationId: ListPets
      responses: {'204': {description: done}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: x-key}}}
"#,
        r#"security: []
paths:
  /pets:
    get:
      operationId: ListPets
      security: [{key: []}]
      responses: {'204': {description: done}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: x-key}}}
"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let before = old.auth.as_ref().unwrap_or(&pair.models.0.service.auth);
    let after = new.auth.as_ref().unwrap_or(&pair.models.1.service.auth);
    if before == after {
        return;
    }
    let (was_open, is_open) = (is_open(before), is_open(after));
    let has_all =
        |ways: &[Auth], needed: &[Auth]| needed.iter().all(|way| ways.iter().any(|it| suffices(way, it)));
    let (message, wire) = match (was_open, is_open) {
        (true, false) => ("it has to be authenticated", Wire::old_client(Safety::Breaking)),
        (false, true) => ("it no longer has to be authenticated", Wire::new_client(Safety::Breaking)),
        _ if has_all(after, before) && after.len() > before.len() => {
            ("there are more ways to authenticate", Wire::new_client(Safety::Careful))
        }
        _ if has_all(after, before) => ("it is authenticated with less, or by another order", Wire::SAFE),
        _ if has_schemes(after, before) => {
            ("it asks for more scopes than before", Wire::old_client(Safety::Careful))
        }
        _ => ("ways to authenticate are gone", Wire::old_client(Safety::Breaking)),
    };
    found.add(message, wire, Bump::Patch);
}

/// Whether no credentials are needed.
fn is_open(ways: &[Auth]) -> bool {
    ways.is_empty() || ways.iter().any(|way| way.schemes.is_empty())
}

/// Whether credentials for one way are enough for another.
fn suffices(given: &Auth, asked: &Auth) -> bool {
    asked.schemes.iter().all(|(name, scopes)| {
        let own = given.schemes.iter().find(|(other, _)| other == name);
        own.is_some_and(|(_, own)| scopes.iter().all(|scope| own.contains(scope)))
    })
}

/// Whether each way is still there, whatever its scopes.
fn has_schemes(ways: &[Auth], needed: &[Auth]) -> bool {
    let names = |way: &Auth| -> Vec<String> { way.schemes.iter().map(|(name, _)| name.clone()).collect() };
    needed.iter().all(|way| ways.iter().any(|other| names(other) == names(way)))
}
