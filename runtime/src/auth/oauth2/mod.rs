//! Tokens that a client fetches for itself (OAuth 2.0, RFC 6749, section 4.4: client credentials).
//!
//! A token is fetched over the client's own transport when the first request needs it, is kept until
//! shortly before it expires, and is fetched by one request for all calls that wait for it.

mod token;

use std::time::Duration;

use zeroize::Zeroizing;

use self::token::Token;
use super::api_key::set_header;
use super::renewing::{Fresh, Renewing};
use super::{AuthContext, AuthError, AuthScheme, CredentialsError};
use crate::secret::Secret;
use crate::transport::{Body, BoxFuture};

/// How long before its end a token is replaced, or a tenth of its life if that is less.
const MARGIN: Duration = Duration::from_secs(60);
/// How long a token is used whose server does not say how long it may be.
const UNKNOWN_LIFE: Duration = Duration::from_secs(300);

/// Sends tokens that are fetched with the id and the secret of a client.
///
/// ```
/// use drawplate_runtime::auth::ClientCredentials;
///
/// let scheme = ClientCredentials::new("https://auth.example.com/oauth/token", "client-1", "a secret")
///     .scopes(["things.read"])
///     .parameter("audience", "https://api.example.com");
/// ```
#[derive(Debug)]
pub struct ClientCredentials {
    token_url: String,
    id: String,
    secret: Secret,
    scopes: String,
    parameters: Vec<(String, String)>,
    in_body: bool,
    kept: Renewing<Secret>,
}

impl ClientCredentials {
    /// The scheme for this client, with the URL where tokens are given out. It has to be encrypted,
    /// unless it is on this machine. A path, as `/oauth/token`, is one of the server that requests go
    /// to.
    pub fn new(token_url: impl Into<String>, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            token_url: token_url.into(),
            id: id.into(),
            secret: secret.into(),
            scopes: String::new(),
            parameters: Vec::new(),
            in_body: false,
            kept: Renewing::new(MARGIN),
        }
    }

    /// Sets what tokens are asked for; without it the server decides.
    #[must_use]
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let scopes: Vec<String> = scopes.into_iter().map(Into::into).collect();
        self.scopes = scopes.join(" ");
        self
    }

    /// Adds a parameter that the server wants besides, such as `audience` or `resource`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends id and secret in the body, for servers that do not take them in the header
    /// `authorization` as they should (RFC 6749, section 2.3.1).
    #[must_use]
    pub const fn secret_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    async fn fetch(&self, context: &AuthContext<'_>) -> Result<Fresh<Secret>, CredentialsError> {
        let Token { token, life } = token::fetch(self, context).await?;
        let end = context.now.checked_add(life.unwrap_or(UNKNOWN_LIFE));
        Ok(Fresh { value: token, end: end.or(Some(context.now)) })
    }
}

impl AuthScheme for ClientCredentials {
    fn apply<'a>(
        &'a self,
        request: &'a mut http::Request<Body>,
        context: &'a AuthContext<'a>,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            let token =
                self.kept.get(context.now, context.clock.map(AsRef::as_ref), || self.fetch(context)).await?;
            set_header(request, "authorization", &Zeroizing::new(format!("Bearer {}", token.expose())))
        })
    }
}
