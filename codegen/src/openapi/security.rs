//! Ways to authenticate.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityScheme};
use serde_json::{Value, json};

use super::dialect;
use super::lowering::Lowering;
use crate::diagnostic::Code;
use crate::model::{Auth, AuthScheme, AuthSchemeKind, Docs};
use crate::source::Origin;

/// Schemes of the header `authorization` that are no text after a word: each request needs an answer
/// to a challenge, or a signature (IANA, HTTP Authentication Schemes; `signature` was never registered).
const PROOFS: &[&str] = &[
    "concealed",
    "digest",
    "dpop",
    "gnap",
    "hoba",
    "http-signature",
    "mutual",
    "negotiate",
    "ntlm",
    "oauth",
    "privatetoken",
    "scram-sha-1",
    "scram-sha-256",
    "signature",
    "vapid",
];

impl Lowering<'_> {
    /// The schemes that the document declares.
    pub(super) fn auth_schemes(&mut self) -> Vec<AuthScheme> {
        let schemes = self.components("securitySchemes");
        schemes.into_iter().filter_map(|origin| self.auth_scheme(&origin)).collect()
    }

    fn auth_scheme(&mut self, declared: &Origin) -> Option<AuthScheme> {
        let origin = self.document.follow(declared, &mut self.report)?;
        let name = (*declared.pointer.tokens().last()?).to_owned();
        let word = |key: &str| {
            self.document.get(&origin.join(key)).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let flow = origin.join("flows").join("clientCredentials");
        let token_url = self.document.get(&flow.join("tokenUrl")).and_then(Value::as_str).map(str::to_owned);
        let (kind, scheme) = (word("type"), word("scheme"));
        let (kind, docs) = if ["apiKey", "http", "oauth2", "openIdConnect"].contains(&kind.as_str()) {
            let missing = [("openIdConnectUrl", json!("")), ("flows", json!({}))];
            let scheme: SecurityScheme = self.typed(&origin, dialect::SECURITY_SCHEME, &missing)?;
            lowered(scheme, token_url.as_deref())
        } else if kind == "mutualTLS" {
            (AuthSchemeKind::MutualTls, Some(word("description")).filter(|text| !text.is_empty()))
        } else {
            (AuthSchemeKind::Unsupported(format!("{kind} {scheme}").trim().to_owned()), None)
        };
        if let AuthSchemeKind::Unsupported(what) = &kind {
            let message = format!("the security scheme `{name}` (`{what}`) is not supported");
            let help = "use another scheme of the service, or add what it needs to each request";
            self.report.say(Code::OpenapiUnsupportedSecurity, &origin, message, help);
        }
        Some(AuthScheme { name, kind, docs: Docs(docs), origin })
    }

    /// The requirements at a place: alternatives, each of schemes that are needed together.
    pub(super) fn requirements(&mut self, origin: &Origin) -> Option<Vec<Auth>> {
        let Some(Value::Array(alternatives)) = self.document.get(origin) else { return None };
        let alternatives: Vec<IndexMap<String, Vec<String>>> =
            alternatives.iter().filter_map(|one| serde_json::from_value(one.clone()).ok()).collect();
        let declared = self.components("securitySchemes");
        let is_declared = |name: &String| {
            declared.iter().any(|origin| origin.pointer.tokens().last() == Some(&name.as_str()))
        };
        let mut all = Vec::new();
        for (index, alternative) in alternatives.into_iter().enumerate() {
            match alternative.keys().find(|name| !is_declared(name)) {
                None => all.push(Auth { schemes: alternative.into_iter().collect() }),
                Some(unknown) => {
                    let message =
                        format!("there is no security scheme `{unknown}`; this alternative is left out");
                    let help = "declare it below `#/components/securitySchemes`";
                    self.report.say(Code::OpenapiUnsupportedSecurity, &origin.join(index), message, help);
                }
            }
        }
        Some(all)
    }
}

fn lowered(scheme: SecurityScheme, token_url: Option<&str>) -> (AuthSchemeKind, Option<String>) {
    match scheme {
        SecurityScheme::APIKey { location, name, description, .. } => {
            let kind = match location {
                APIKeyLocation::Header => AuthSchemeKind::ApiKeyHeader { name, prefix: None },
                APIKeyLocation::Query => AuthSchemeKind::ApiKeyQuery { name },
                APIKeyLocation::Cookie => AuthSchemeKind::ApiKeyCookie { name },
            };
            (kind, description)
        }
        SecurityScheme::HTTP { scheme, description, .. } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                "basic" => AuthSchemeKind::Basic,
                "bearer" => AuthSchemeKind::Bearer,
                proof if PROOFS.contains(&proof) => AuthSchemeKind::Unsupported(format!("http {proof}")),
                _ => AuthSchemeKind::ApiKeyHeader { name: "Authorization".to_owned(), prefix: Some(scheme) },
            };
            (kind, description)
        }
        SecurityScheme::OAuth2 { description, .. } => (token(token_url), description),
        SecurityScheme::OpenIDConnect { description, .. } => (AuthSchemeKind::Bearer, description),
    }
}

/// How a program comes to a token by itself, by the flow of client credentials: others take a person.
/// A path is one of the server that requests go to; what is relative to another path names no place.
fn token(token_url: Option<&str>) -> AuthSchemeKind {
    match token_url.filter(|url| url.contains("://") || url.starts_with('/')) {
        Some(url) => AuthSchemeKind::ClientCredentials { token_url: url.to_owned() },
        None => AuthSchemeKind::Bearer,
    }
}
