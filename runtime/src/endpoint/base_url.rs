//! The URL that all paths of an endpoint are below, taken apart and checked.

use std::error::Error;
use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use http::Uri;
use http::uri::Scheme;

/// An absolute `https` or `http` URL of a host, with an optional port and path.
///
/// It has no user name, no query and no fragment, and its path has no segment that a server or a
/// library on the way would resolve (`.` and `..`, in whatever spelling).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    https: bool,
    host: String,
    port: Option<u16>,
    path: String,
}

impl BaseUrl {
    /// Takes a URL apart.
    ///
    /// # Errors
    /// When the text is not such a URL; the error says what is in the way.
    pub fn parse(text: &str) -> Result<Self, BaseUrlError> {
        if text.contains(['#', '\\', '?']) {
            return Err(BaseUrlError::Superfluous);
        }
        let uri: Uri = text.parse().map_err(|_| BaseUrlError::Syntax)?;
        let https = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => true,
            Some(scheme) if *scheme == Scheme::HTTP => false,
            _ => return Err(BaseUrlError::Scheme),
        };
        let authority = uri.authority().ok_or(BaseUrlError::Host)?;
        if authority.as_str().contains('@') {
            return Err(BaseUrlError::UserInfo);
        }
        let host = authority.host();
        if !is_host(host) {
            return Err(BaseUrlError::Host);
        }
        let path = uri.path().trim_end_matches('/');
        if !path.split('/').skip(1).all(is_segment) {
            return Err(BaseUrlError::Path);
        }
        let usual = if https { 443 } else { 80 };
        let port = port(authority.as_str(), host)?.filter(|port| *port != usual);
        Ok(Self { https, host: host.to_ascii_lowercase(), port, path: path.to_owned() })
    }

    /// Whether requests are encrypted.
    pub const fn is_https(&self) -> bool {
        self.https
    }

    /// The host: a name in lower case, an IPv4 address, or an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port, where it is not the scheme's own.
    pub const fn port(&self) -> Option<u16> {
        self.port
    }

    /// The path that all paths are below: empty, or it starts with `/` and does not end with it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The URL without its path: scheme, host and port.
    pub fn origin(&self) -> String {
        Self { path: String::new(), ..self.clone() }.to_string()
    }

    /// Whether requests stay on this machine: `localhost`, names below it (RFC 6761, section 6.3)
    /// and the loopback addresses.
    pub fn is_loopback(&self) -> bool {
        self.host == "localhost"
            || self.host.ends_with(".localhost")
            || self.address().is_some_and(|address| address.is_loopback())
    }

    /// The host as an address, if it is one.
    pub fn address(&self) -> Option<IpAddr> {
        address(&self.host)
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.https { "https" } else { "http" }, self.host)?;
        if let Some(port) = self.port {
            write!(f, ":{port}")?;
        }
        f.write_str(&self.path)
    }
}

/// Why a text is not the base URL of an endpoint. The text itself is not repeated, since it may
/// hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// It is not a URL.
    Syntax,
    /// It is neither `https` nor `http`.
    Scheme,
    /// It carries a user name or a password.
    UserInfo,
    /// It names no host, or one that cannot be.
    Host,
    /// The port is not a number below 65536.
    Port,
    /// The path has an empty segment, one that means another path, or characters that a path must
    /// not hold as they are.
    Path,
    /// It has a query or a fragment, or a backslash.
    Superfluous,
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "the endpoint is not a URL",
            Self::Scheme => "the endpoint's URL must start with `https://` or `http://`",
            Self::UserInfo => "the endpoint's URL must not hold a user name or a password",
            Self::Host => "the endpoint's URL does not name a valid host",
            Self::Port => "the endpoint's port is not a number from 1 to 65535",
            Self::Path => "the endpoint's path has an empty segment, `.`, `..`, or characters that are not percent-encoded",
            Self::Superfluous => "the endpoint's URL must have no query, fragment or backslash",
        })
    }
}

impl Error for BaseUrlError {}

/// Whether the text is a host name (RFC 1123, with `_` allowed as many resolvers do), an IPv4
/// address, or an IPv6 address in brackets.
pub(crate) fn is_host(host: &str) -> bool {
    if host.starts_with('[') {
        return address(host).is_some();
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    !name.is_empty() && host.len() <= 253 && name.split('.').all(is_host_label)
}

/// Whether the text is one label of a host name: 1 to 63 letters, digits, `-` and `_`, with a
/// letter, digit or `_` at both ends.
fn is_host_label(label: &str) -> bool {
    label.len() <= 63
        && !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Whether the text can be a segment of a path that nobody on the way changes: characters of
/// RFC 3986's `pchar`, and no meaning of its own.
fn is_segment(segment: &str) -> bool {
    let is_character = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:@".contains(&byte);
    !segment.is_empty() && segment.bytes().all(is_character) && !crate::request::is_resolved(segment)
}

fn address(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        None => host.parse().ok(),
    }
}

fn port(authority: &str, host: &str) -> Result<Option<u16>, BaseUrlError> {
    let Some(rest) = authority.get(host.len()..).filter(|rest| !rest.is_empty()) else { return Ok(None) };
    match rest.strip_prefix(':').and_then(|digits| digits.parse::<u16>().ok()) {
        Some(0) | None => Err(BaseUrlError::Port),
        Some(port) => Ok(Some(port)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn urls_are_taken_apart_and_put_together_again() {
        for (text, again) in [
            ("https://example.com", "https://example.com"),
            ("HTTPS://Example.COM/", "https://example.com"),
            ("https://example.com:443/a/b/", "https://example.com/a/b"),
            ("http://example.com:80", "http://example.com"),
            ("https://example.com:8443/a%20b", "https://example.com:8443/a%20b"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("https://a_b.internal.", "https://a_b.internal."),
        ] {
            assert_eq!(BaseUrl::parse(text).map(|url| url.to_string()), Ok(again.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_requests_cannot_be_sent_to_is_refused() {
        for (text, error) in [
            ("", BaseUrlError::Syntax),
            ("example.com", BaseUrlError::Scheme),
            ("/a", BaseUrlError::Scheme),
            ("ftp://example.com", BaseUrlError::Scheme),
            ("https://user:pass@example.com", BaseUrlError::UserInfo),
            ("https://example.com@evil.com", BaseUrlError::UserInfo),
            ("https://exa mple.com", BaseUrlError::Syntax),
            ("https://-a.com", BaseUrlError::Host),
            ("https://a..com", BaseUrlError::Host),
            ("https://[::1", BaseUrlError::Syntax),
            ("https://example.com:99999", BaseUrlError::Port),
            ("https://example.com:0", BaseUrlError::Port),
            ("https://example.com/a/../b", BaseUrlError::Path),
            ("https://example.com/%2e%2e/b", BaseUrlError::Path),
            ("https://example.com/a//b", BaseUrlError::Path),
            ("https://example.com/{a}", BaseUrlError::Path),
            ("https://example.com/a|b", BaseUrlError::Path),
            ("https://example.com?a", BaseUrlError::Superfluous),
            ("https://example.com#a", BaseUrlError::Superfluous),
            ("https://example.com\\a", BaseUrlError::Superfluous),
        ] {
            assert_eq!(BaseUrl::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn loopback_is_this_machine_only() {
        for (text, expected) in [
            ("http://localhost", true),
            ("http://a.LOCALHOST:1", true),
            ("http://127.0.0.1", true),
            ("http://127.1.2.3", true),
            ("http://[::1]", true),
            ("http://localhost.evil.com", false),
            ("http://notlocalhost", false),
            ("http://127.0.0.1.evil.com", false),
            ("http://0.0.0.0", false),
            ("http://169.254.169.254", false),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().is_loopback(), expected, "{text}");
        }
    }
}
