//! How credentials are got, or what they allow, changed.

use crate::drift::pair::DeclarationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "auth-scheme-details",
    title: "How credentials are got, or what they allow, changed",
    why: "A client that fetches tokens was told where. The rest is for those who make the credentials.",
    example: [
        "paths: {/a: {get: {operationId: A, responses: {'204': {description: done}}}}}\ncomponents: {securitySchemes: {o: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://a.example', scopes: {}}}}}}\n",
        "paths: {/a: {get: {operationId: A, responses: {'204': {description: done}}}}}\ncomponents: {securitySchemes: {o: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://b.example', scopes: {read: all}}}}}}\n",
    ],
    check: Check::Declaration(check),
};

fn check(pair: &DeclarationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    if new.kind != "security scheme" || old.words == new.words {
        return;
    }
    for word in ["type", "description", "bearerFormat", "openIdConnectUrl"] {
        if old.words.get(word) != new.words.get(word) {
            found.add(format!("its `{word}` is another"), Wire::SAFE, Bump::Patch);
        }
    }
    let flows = |words: &BTreeMap<String, Value>| words.get("flows").cloned().unwrap_or_default();
    let (old, new) = (flows(&old.words), flows(&new.words));
    for flow in FLOWS {
        for word in ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"] {
            let of = |flows: &Value| flows.get(flow).and_then(|flow| flow.get(word)).cloned();
            if of(&old) != of(&new) {
                found.add(format!("`{word}` of its flow `{flow}` changed"), Wire::SAFE, Bump::Patch);
            }
        }
    }
}

/// The flows of OAuth 2.0 (OpenAPI 3.0.4, section 4.7.29).
const FLOWS: &[&str] = &["implicit", "password", "clientCredentials", "authorizationCode"];
