//! A key in a header, in the query or in a cookie (OpenAPI: `apiKey`).

use http::HeaderName;
use http::header::COOKIE;

use super::{AuthContext, AuthError, AuthScheme};
use crate::request;
use crate::secret::Secret;
use crate::transport::{Body, BoxFuture};

/// A key that is sent as it is.
#[derive(Debug, Clone)]
pub struct ApiKey {
    place: Place,
    key: Secret,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Header { name: &'static str, prefix: &'static str },
    Query(&'static str),
    Cookie(&'static str),
}

impl ApiKey {
    /// A key in the header with this name.
    pub fn header(name: &'static str, key: impl Into<Secret>) -> Self {
        Self { place: Place::Header { name, prefix: "" }, key: key.into() }
    }

    /// A key in the header with this name, after a word and a space
    /// (Smithy: [`httpApiKeyAuth`](https://smithy.io/2.0/spec/authentication-traits.html) with
    /// `scheme`).
    pub fn header_with_scheme(name: &'static str, scheme: &'static str, key: impl Into<Secret>) -> Self {
        Self { place: Place::Header { name, prefix: scheme }, key: key.into() }
    }

    /// A key in the query parameter with this name.
    ///
    /// Servers and proxies write queries to their logs, so this is the worst of the three places;
    /// the specification decides.
    pub fn query(name: &'static str, key: impl Into<Secret>) -> Self {
        Self { place: Place::Query(name), key: key.into() }
    }

    /// A key in the cookie with this name.
    pub fn cookie(name: &'static str, key: impl Into<Secret>) -> Self {
        Self { place: Place::Cookie(name), key: key.into() }
    }

    fn add(&self, request: &mut http::Request<Body>) -> Result<(), AuthError> {
        match self.place {
            Place::Header { name, prefix: "" } => set_header(request, name, self.key.expose()),
            Place::Header { name, prefix } => {
                let value = Secret::new(format!("{prefix} {}", self.key.expose()));
                set_header(request, name, value.expose())
            }
            Place::Query(name) => request::add_query(request, name, self.key.expose())
                .map_err(|_| AuthError::Unsendable { place: format!("the query parameter `{name}`") }),
            Place::Cookie(name) => add_cookie(request, name, self.key.expose()),
        }
    }
}

impl AuthScheme for ApiKey {
    fn apply<'a>(
        &'a self,
        request: &'a mut http::Request<Body>,
        _context: &'a AuthContext<'a>,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(std::future::ready(self.add(request)))
    }
}

/// Sets a header and marks its value as a secret, so that nothing prints or compresses it.
pub(super) fn set_header(
    request: &mut http::Request<Body>,
    name: &'static str,
    value: &str,
) -> Result<(), AuthError> {
    let unsendable = || AuthError::Unsendable { place: format!("the header `{name}`") };
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unsendable())?;
    let mut value = request::header_value(value).ok_or_else(unsendable)?;
    value.set_sensitive(true);
    request.headers_mut().insert(header, value);
    Ok(())
}

/// Adds to the one `cookie` header that a request may have (RFC 6265, section 5.4).
fn add_cookie(request: &mut http::Request<Body>, name: &'static str, key: &str) -> Result<(), AuthError> {
    let unsendable = || AuthError::Unsendable { place: format!("the cookie `{name}`") };
    if !key.bytes().all(request::is_cookie_octet) {
        return Err(unsendable());
    }
    let before = match request.headers().get(COOKIE) {
        Some(value) => format!("{}; ", value.to_str().map_err(|_| unsendable())?),
        None => String::new(),
    };
    let all = Secret::new(format!("{before}{name}={key}"));
    set_header(request, "cookie", all.expose())
}
