//! A user's name and password (RFC 7617).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::api_key::set_header;
use super::{AuthContext, AuthError, AuthScheme};
use crate::secret::Secret;
use crate::transport::{Body, BoxFuture};

/// A user's name and password.
#[derive(Debug, Clone)]
pub struct Basic {
    user: String,
    password: Secret,
}

impl Basic {
    /// The scheme for this user. A name with a colon cannot be told from the password, so a request
    /// with one is refused.
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self { user: user.into(), password: password.into() }
    }

    fn add(&self, request: &mut http::Request<Body>) -> Result<(), AuthError> {
        if self.user.contains(':') {
            return Err(AuthError::Unsendable { place: "the user's name".to_owned() });
        }
        let pair = Zeroizing::new(format!("{}:{}", self.user, self.password.expose()));
        let value = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
        set_header(request, "authorization", &value)
    }
}

impl AuthScheme for Basic {
    fn apply<'a>(
        &'a self,
        request: &'a mut http::Request<Body>,
        _context: &'a AuthContext<'a>,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(std::future::ready(self.add(request)))
    }
}
