//! What a client is configured with: where the service is, and the keys it asks for.

use super::Planner;
use super::endpoint::{EndpointPlan, Needed};
use super::setting::{self, SettingPlan};
use crate::model::{AuthScheme, AuthSchemeKind, Model};
use crate::pass::Facts;
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// What a client is configured with.
#[derive(Debug)]
pub(in crate::rust) struct ConfigPlan {
    /// The name of the service in logs and errors.
    pub(in crate::rust) service: String,
    /// Settings that decide where requests go.
    pub(in crate::rust) settings: Vec<SettingPlan>,
    /// The keys, in the order of the specification.
    pub(in crate::rust) keys: Vec<KeyPlan>,
    /// The signature, where requests are signed.
    pub(in crate::rust) signer: Option<SignerPlan>,
    /// What callers have to say before anything else.
    pub(in crate::rust) needs: Option<Needed>,
}

/// A key that a client is configured with.
#[derive(Debug)]
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
    /// No operation can be called without it.
    pub(in crate::rust) needed: bool,
}

/// How a key is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum KeyKind {
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
    /// A bearer token that is fetched from this URL with an id and a secret.
    ClientCredentials(String),
}

/// Signatures by AWS credentials.
#[derive(Debug)]
pub(in crate::rust) struct SignerPlan {
    /// The scheme's name in the specification.
    pub(in crate::rust) scheme: String,
    /// The service's name in the scope of the signature.
    pub(in crate::rust) signing_name: String,
    /// The parameter of the endpoint that holds the region, if one does, and whether it has a
    /// default, so that there is always one.
    pub(in crate::rust) region: Option<(Name, bool)>,
}

/// The setters that every configuration has.
pub(super) const SETTERS: &[&str] = &[
    "allow_http",
    "attempt_timeout",
    "build",
    "clock",
    "clone",
    "connect_timeout",
    "credentials",
    "endpoint_params",
    "from_env",
    "host_prefix",
    "idempotency_tokens",
    "interceptor",
    "operation_timeout",
    "redirects",
    "response_limit",
    "retries",
    "transport",
    "user_agent",
    "validate",
    "with_aws_config",
    "with_env",
];

impl Planner<'_> {
    /// What a client is configured with.
    pub(super) fn config(&mut self, endpoint: &EndpointPlan) -> ConfigPlan {
        let settings = setting::plan(endpoint, self.options);
        let taken: Vec<Name> = settings.iter().map(|setting| setting.setter.clone()).collect();
        ConfigPlan {
            service: self.model.service.name.clone(),
            keys: self.keys(&taken),
            signer: self.signer(&settings),
            needs: endpoint.needs(),
            settings,
        }
    }

    /// The keys of the schemes that some operation accepts.
    fn keys(&mut self, taken: &[Name]) -> Vec<KeyPlan> {
        let keys: Vec<_> = schemes(self.model, self.facts)
            .flat_map(|scheme| key_kinds(&scheme.kind).into_iter().map(move |kind| (scheme, kind)))
            .collect();
        let wanted: Vec<_> = keys
            .iter()
            .map(|(scheme, kind)| Wanted {
                name: key_name(scheme, kind),
                written: &scheme.name,
                origin: &scheme.origin,
            })
            .collect();
        let names = SETTERS.iter().copied().chain(taken.iter().map(Name::text));
        let reserved = Reserved { names: &names.collect::<Vec<_>>(), suffix: "_key" };
        let names = resolve(&wanted, reserved, self.diagnostics);
        let keys = names.into_iter().zip(keys).map(|(setter, (scheme, kind))| {
            let env = self.options.auth.get(&scheme.name).map(|from| from.env.clone());
            let is_one_text = !matches!(kind, KeyKind::Basic | KeyKind::ClientCredentials(_));
            KeyPlan {
                setter,
                docs: docs::lines(scheme.docs.0.as_deref().unwrap_or_default()),
                // A pair, as of name and password, is not one variable.
                env: env.filter(|_| is_one_text),
                kind,
                needed: self.is_needed(scheme),
                scheme: scheme.name.clone(),
            }
        });
        keys.collect()
    }

    fn signer(&self, settings: &[SettingPlan]) -> Option<SignerPlan> {
        schemes(self.model, self.facts).find_map(|scheme| match &scheme.kind {
            AuthSchemeKind::SigV4 { signing_name } => Some(SignerPlan {
                scheme: scheme.name.clone(),
                signing_name: signing_name.clone(),
                region: settings
                    .iter()
                    .find(|setting| setting.is_region)
                    .map(|setting| (setting.param.clone(), !setting.needed)),
            }),
            _ => None,
        })
    }

    /// Whether every way to call every operation takes the scheme.
    fn is_needed(&self, scheme: &AuthScheme) -> bool {
        self.facts.operations.iter().all(|operation| {
            !operation.auth.is_empty() && operation.auth.iter().all(|way| way.contains(&scheme.name))
        })
    }
}

/// The schemes that some operation accepts.
fn schemes<'a>(model: &'a Model, facts: &'a Facts) -> impl Iterator<Item = &'a AuthScheme> {
    let ways = || facts.operations.iter().flat_map(|operation| &operation.auth).flatten();
    model.service.auth_schemes.iter().filter(move |scheme| ways().any(|name| *name == scheme.name))
}

/// A scheme that is called after what it is, as `apiKeyAuth`, gives its key the shorter name.
fn key_name(scheme: &AuthScheme, kind: &KeyKind) -> Name {
    if let KeyKind::ClientCredentials(_) = kind {
        return Name::snake(&format!("{}_client", scheme.name));
    }
    let name = Name::snake(&scheme.name);
    match name.text().strip_suffix("_auth") {
        Some(short) if short.contains('_') => Name::snake(short),
        _ => name,
    }
}

/// The ways to set the key of a scheme.
fn key_kinds(kind: &AuthSchemeKind) -> Vec<KeyKind> {
    match kind {
        AuthSchemeKind::ApiKeyHeader { name, prefix } => {
            vec![KeyKind::Header(name.clone(), prefix.clone())]
        }
        AuthSchemeKind::ApiKeyQuery { name } => vec![KeyKind::Query(name.clone())],
        AuthSchemeKind::ApiKeyCookie { name } => vec![KeyKind::Cookie(name.clone())],
        AuthSchemeKind::Basic => vec![KeyKind::Basic],
        AuthSchemeKind::Bearer => vec![KeyKind::Bearer],
        AuthSchemeKind::ClientCredentials { token_url } => {
            vec![KeyKind::Bearer, KeyKind::ClientCredentials(token_url.clone())]
        }
        AuthSchemeKind::SigV4 { .. } | AuthSchemeKind::MutualTls | AuthSchemeKind::Unsupported(_) => {
            Vec::new()
        }
    }
}
