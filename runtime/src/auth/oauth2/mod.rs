//! Tokens that a client fetches for itself (OAuth 2.0, RFC 6749, section 4.4: client credentials).
//!
//! A token is fetched over the client's own transport when the first request needs it, is kept until
//! shortly before it expires, and is fetched by one request for all calls that wait for it.

mod token;

use std::time::{Duration, SystemTime};

use tokio::sync::Mutex;
use zeroize::Zeroizing;

use self::token::Token;
use super::api_key::set_header;
use super::{AuthContext, AuthError, AuthScheme, CredentialsError};
use crate::secret::Secret;
use crate::transport::{Body, BoxFuture};

/// How long before its end a token is replaced: this, or a tenth of its life if that is less.
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
    kept: Mutex<Option<Kept>>,
}

#[derive(Debug)]
struct Kept {
    token: Secret,
    /// From when on a new one is fetched.
    renew: SystemTime,
    /// From when on it cannot be used.
    end: SystemTime,
}

impl ClientCredentials {
    /// The scheme for this client, with the URL where tokens are given out. It has to be encrypted,
    /// unless it is on this machine.
    pub fn new(token_url: impl Into<String>, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            token_url: token_url.into(),
            id: id.into(),
            secret: secret.into(),
            scopes: String::new(),
            parameters: Vec::new(),
            in_body: false,
            kept: Mutex::new(None),
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

    /// The token to send now. While one call fetches it, the others wait; if that one is given up,
    /// the next of them takes its place.
    async fn token(&self, context: &AuthContext<'_>) -> Result<Secret, CredentialsError> {
        let mut kept = self.kept.lock().await;
        if let Some(valid) = kept.as_ref().filter(|kept| context.now < kept.renew) {
            return Ok(valid.token.clone());
        }
        match token::fetch(self, context).await {
            Ok(Token { token, life }) => {
                let life = life.unwrap_or(UNKNOWN_LIFE);
                let renew = life.saturating_sub(MARGIN.min(life / 10));
                let after = |life| context.now.checked_add(life).unwrap_or(context.now);
                *kept = Some(Kept { token: token.clone(), renew: after(renew), end: after(life) });
                Ok(token)
            }
            // The one that is there is still good.
            Err(error) => match kept.as_ref().filter(|kept| context.now < kept.end) {
                Some(valid) => Ok(valid.token.clone()),
                None => Err(error),
            },
        }
    }
}

impl AuthScheme for ClientCredentials {
    fn apply<'a>(
        &'a self,
        request: &'a mut http::Request<Body>,
        context: &'a AuthContext<'a>,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            let token = self.token(context).await?;
            set_header(request, "authorization", &Zeroizing::new(format!("Bearer {}", token.expose())))
        })
    }
}
