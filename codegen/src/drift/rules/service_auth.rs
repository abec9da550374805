//! A service knows other ways to authenticate.

use crate::drift::matching::matched;
use crate::drift::pair::ServicePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{AuthScheme, AuthSchemeKind};

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
    for (old, new) in matched(&pair.old.auth_schemes, &pair.new.auth_schemes, |scheme| &scheme.name) {
        let Some(name) = new.or(old).map(|scheme| scheme.name.clone()) else { continue };
        let places = (old.map(|scheme| &scheme.origin), new.map(|scheme| &scheme.origin));
        // A scheme that this generator cannot do has nothing in the crate that stands for it.
        let is_done = |scheme: Option<&AuthScheme>| {
            scheme.is_none_or(|scheme| !matches!(scheme.kind, AuthSchemeKind::Unsupported(_)))
        };
        let (message, wire, rust) = match (old, new) {
            (None, _) => ("the scheme is new", Wire::SAFE, Bump::Minor),
            (_, None) => ("the scheme is gone", Wire::SAFE, Bump::Major),
            (Some(old), Some(new)) if old.kind == new.kind => continue,
            _ => ("the scheme works in another way", Wire::old_client(Safety::Breaking), Bump::Major),
        };
        let rust = if is_done(old) && is_done(new) { rust } else { rust.min(Bump::Patch) };
        found.add_part(name, places, message, wire, rust);
    }
}
