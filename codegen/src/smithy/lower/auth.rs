//! The ways to authenticate.

use serde_json::Value;

use super::text::{property, texts};
use super::traits;
use crate::model::{Auth, AuthScheme, AuthSchemeKind, Docs};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Node, TraitNode};
use crate::smithy::shape_id::Id;

/// The schemes that the traits of a service declare, in alphabetical order of their ids, which is
/// their order of preference unless `auth` sets another.
pub(super) fn schemes(assembly: &Assembly, service: &Node) -> Vec<AuthScheme> {
    let mut schemes: Vec<AuthScheme> = service
        .traits
        .iter()
        .filter_map(|(id, node)| {
            Some(AuthScheme {
                name: id.to_string(),
                kind: kind(assembly, id, node)?,
                docs: Docs::default(),
                origin: node.origin.clone(),
            })
        })
        .collect();
    schemes.sort_by(|a, b| a.name.cmp(&b.name));
    schemes
}

fn kind(assembly: &Assembly, id: &Id, node: &TraitNode) -> Option<AuthSchemeKind> {
    Some(match id.as_str() {
        traits::SIGV4 => AuthSchemeKind::SigV4 { signing_name: property(&node.value, "name")? },
        traits::HTTP_BASIC_AUTH => AuthSchemeKind::Basic,
        traits::HTTP_BEARER_AUTH => AuthSchemeKind::Bearer,
        traits::HTTP_API_KEY_AUTH => api_key(&node.value)?,
        traits::HTTP_DIGEST_AUTH | traits::SIGV4A => AuthSchemeKind::Unsupported(id.to_string()),
        _ => {
            assembly.get(id)?.find(traits::AUTH_DEFINITION)?;
            AuthSchemeKind::Unsupported(id.to_string())
        }
    })
}

fn api_key(value: &Value) -> Option<AuthSchemeKind> {
    let name = property(value, "name")?;
    Some(match property(value, "in")?.as_str() {
        "query" => AuthSchemeKind::ApiKeyQuery { name },
        _ => AuthSchemeKind::ApiKeyHeader { name, prefix: property(value, "scheme") },
    })
}

/// What operations use unless they say otherwise.
pub(super) fn service_auth(service: &Node, schemes: &[AuthScheme]) -> Vec<Auth> {
    match service.find(traits::AUTH) {
        Some(node) => listed(&node.value),
        None if schemes.is_empty() => vec![Auth::default()],
        None => schemes.iter().map(|scheme| single(scheme.name.clone())).collect(),
    }
}

/// What an operation says for itself; `None` leaves it to the service.
pub(super) fn operation_auth(service_auth: &[Auth], operation: &Node) -> Option<Vec<Auth>> {
    let own = operation.find(traits::AUTH).map(|node| listed(&node.value));
    if !operation.has(traits::OPTIONAL_AUTH) {
        return own;
    }
    let mut all = own.unwrap_or_else(|| service_auth.to_vec());
    if !all.contains(&Auth::default()) {
        all.push(Auth::default());
    }
    Some(all)
}

fn listed(value: &Value) -> Vec<Auth> {
    let names = texts(value);
    if names.is_empty() { vec![Auth::default()] } else { names.into_iter().map(single).collect() }
}

fn single(name: String) -> Auth {
    Auth { schemes: vec![(name, Vec::new())] }
}
