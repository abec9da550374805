//! A token (RFC 6750).

use zeroize::Zeroizing;

use super::api_key::set_header;
use super::{AuthContext, AuthError, AuthScheme};
use crate::secret::Secret;
use crate::transport::{Body, BoxFuture};

/// A token that whoever holds it may use.
#[derive(Debug, Clone)]
pub struct Bearer {
    token: Secret,
}

impl Bearer {
    /// The scheme with this token.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { token: token.into() }
    }
}

impl AuthScheme for Bearer {
    fn apply<'a>(
        &'a self,
        request: &'a mut http::Request<Body>,
        _context: &'a AuthContext<'a>,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        let value = Zeroizing::new(format!("Bearer {}", self.token.expose()));
        Box::pin(std::future::ready(set_header(request, "authorization", &value)))
    }
}
