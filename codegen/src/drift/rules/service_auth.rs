//! A service knows other ways to authenticate.

use std::collections::BTreeSet;

use crate::drift::matching::matched;
use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{AuthScheme, AuthSchemeKind, Model};

pub(super) const RULE: Rule = Rule {
    id: "service-auth",
    title: "A service knows other ways to authenticate",
    why: "What an operation asks for is compared on its own. A scheme that works in another way breaks those who use it.",
    example: [
        "paths: {/a: {get: {operationId: A, security: [{key: []}], responses: {'204': {description: done}}}}}\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}\n",
        "paths: {/a: {get: {operationId: A, security: [{key: []}], responses: {'204': {description: done}}}}}\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: X-Token}}}\n",
    ],
    check: Check::Service(check),
};

fn check(pair: &ServicePair<'_>, found: &mut Findings) {
    let used = (schemes_of(pair.models.0), schemes_of(pair.models.1));
    for (old, new) in matched(&pair.old.auth_schemes, &pair.new.auth_schemes, |scheme| &scheme.name) {
        let Some(name) = new.or(old).map(|scheme| scheme.name.clone()) else { continue };
        let places = (old.map(|scheme| &scheme.origin), new.map(|scheme| &scheme.origin));
        let rust = rust(
            old.filter(|_| used.0.contains(name.as_str())),
            new.filter(|_| used.1.contains(name.as_str())),
        );
        let (message, wire) = match (old, new) {
            (None, _) => ("the scheme is new", Wire::SAFE),
            (_, None) => ("the scheme is gone", Wire::SAFE),
            (Some(old), Some(new)) if old.kind != new.kind => {
                ("the scheme works in another way", Wire::old_client(Safety::Breaking))
            }
            _ if rust == Bump::Minor => ("operations take the scheme", Wire::SAFE),
            _ if rust == Bump::Major => ("no operation takes the scheme any more", Wire::SAFE),
            _ => continue,
        };
        found.add_part(name, places, message, wire, rust);
    }
}

/// A configuration has a setter for what some operation takes, and none for anything else.
fn rust(old: Option<&AuthScheme>, new: Option<&AuthScheme>) -> Bump {
    match (old.map(|scheme| setter(&scheme.kind)), new.map(|scheme| setter(&scheme.kind))) {
        (None | Some(Setter::None), None | Some(Setter::None)) => Bump::Patch,
        (None | Some(Setter::None), _) => Bump::Minor,
        (Some(old), Some(new)) if old == new => Bump::Patch,
        _ => Bump::Major,
    }
}

/// What a configuration takes for a scheme.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setter {
    None,
    Key,
    NameAndPassword,
    TokenOrClient,
    Credentials,
}

const fn setter(kind: &AuthSchemeKind) -> Setter {
    use AuthSchemeKind as Kind;
    match kind {
        Kind::ApiKeyHeader { .. } | Kind::ApiKeyQuery { .. } | Kind::ApiKeyCookie { .. } | Kind::Bearer => {
            Setter::Key
        }
        Kind::Basic => Setter::NameAndPassword,
        Kind::ClientCredentials { .. } => Setter::TokenOrClient,
        Kind::SigV4 { .. } => Setter::Credentials,
        Kind::MutualTls | Kind::Unsupported(_) => Setter::None,
    }
}

/// The schemes that some operation takes, in a way that this generator can go.
fn schemes_of(model: &Model) -> BTreeSet<&str> {
    let is_done = |name: &String| {
        let scheme = model.service.auth_schemes.iter().find(|scheme| scheme.name == *name);
        scheme.is_some_and(|scheme| !matches!(scheme.kind, AuthSchemeKind::Unsupported(_)))
    };
    let ways = model.operations.iter().flat_map(|it| it.auth.as_ref().unwrap_or(&model.service.auth));
    let done = ways.filter(|way| way.schemes.iter().all(|(name, _)| is_done(name)));
    done.flat_map(|way| &way.schemes).map(|(name, _)| name.as_str()).collect()
}
