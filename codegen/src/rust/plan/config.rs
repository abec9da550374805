//! What a client is configured with: where the service is, and the keys it asks for.

use super::Planner;
use super::documentation::text_or;
use crate::model::{AuthScheme, AuthSchemeKind};
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// What a client is configured with.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ConfigPlan {
    /// The keys, in the order of the specification.
    pub(in crate::rust) keys: Vec<KeyPlan>,
}

/// A key that a client is configured with.
#[derive(Debug, Clone)]
pub(in crate::rust) struct KeyPlan {
    /// The scheme's name in the specification.
    pub(in crate::rust) scheme: String,
    /// The name of the setter.
    pub(in crate::rust) setter: Name,
    /// How it is sent.
    pub(in crate::rust) kind: KeyKind,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// The environment variable that it is read from.
    pub(in crate::rust) env: Option<String>,
}

/// How a key is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum KeyKind {
    /// A signature by AWS credentials, for the service with this signing name.
    SigV4(String),
    /// A header, and the word before the key.
    Header(String, Option<String>),
    /// A query parameter.
    Query(String),
    /// A cookie.
    Cookie(String),
    /// Name and password.
    Basic,
    /// A bearer token.
    Bearer,
}

/// The setters that every configuration has.
const SETTERS: Reserved<'_> = Reserved {
    names: &[
        "build",
        "endpoint_url",
        "region",
        "credentials",
        "credentials_provider",
        "use_fips",
        "use_dual_stack",
        "transport",
        "timeout",
        "allow_http",
        "clone",
        "new",
        "from_env",
    ],
    suffix: "_value",
};

impl Planner<'_> {
    /// What a client is configured with.
    pub(super) fn config(&mut self) -> ConfigPlan {
        ConfigPlan { keys: self.keys() }
    }

    /// The keys of the schemes that some operation accepts.
    fn keys(&mut self) -> Vec<KeyPlan> {
        let used = |scheme: &&AuthScheme| {
            let ways = self.facts.operations.iter().flat_map(|operation| &operation.auth).flatten();
            ways.into_iter().any(|name| *name == scheme.name)
        };
        let schemes: Vec<&AuthScheme> = self.model.service.auth_schemes.iter().filter(used).collect();
        let wanted: Vec<_> = schemes
            .iter()
            .map(|scheme| Wanted { name: key_name(scheme), written: &scheme.name, origin: &scheme.origin })
            .collect();
        let names = resolve(&wanted, SETTERS, self.diagnostics);
        let keys = names.into_iter().zip(schemes).filter_map(|(setter, scheme)| {
            Some(KeyPlan {
                setter,
                kind: key_kind(&scheme.kind)?,
                docs: text_or(&scheme.docs, || {
                    format!("The key of the scheme {}.", docs::code(&scheme.name))
                }),
                env: self.options.auth.get(&scheme.name).map(|from| from.env.clone()),
                scheme: scheme.name.clone(),
            })
        });
        keys.collect()
    }
}

/// A scheme that is called after what it is, as `apiKeyAuth`, gives its key the shorter name.
fn key_name(scheme: &AuthScheme) -> Name {
    let name = Name::snake(&scheme.name);
    match name.text().strip_suffix("_auth") {
        Some(short) if short.contains('_') => Name::snake(short),
        _ => name,
    }
}

fn key_kind(kind: &AuthSchemeKind) -> Option<KeyKind> {
    Some(match kind {
        AuthSchemeKind::SigV4 { signing_name } => KeyKind::SigV4(signing_name.clone()),
        AuthSchemeKind::ApiKeyHeader { name, prefix } => KeyKind::Header(name.clone(), prefix.clone()),
        AuthSchemeKind::ApiKeyQuery { name } => KeyKind::Query(name.clone()),
        AuthSchemeKind::ApiKeyCookie { name } => KeyKind::Cookie(name.clone()),
        AuthSchemeKind::Basic => KeyKind::Basic,
        AuthSchemeKind::Bearer => KeyKind::Bearer,
        AuthSchemeKind::Unsupported(_) => return None,
    })
}
