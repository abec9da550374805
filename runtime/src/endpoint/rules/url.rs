//! `parseURL`.
//!
//! What the rules call a URL is small: a scheme of two, a host, a port, a path. Reading that much
//! here keeps the `url` crate, with its tables for international names, out of clients that bring
//! their own transport; and it is stricter, for nothing is repaired on the way.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url {
    /// `http` or `https`.
    pub scheme: String,
    /// The host and the port, if there is one, as they were written.
    pub authority: String,
    /// The path as it was written.
    pub path: String,
    /// The path with a `/` at its start and at its end.
    pub normalized_path: String,
    /// Whether the host is an address and not a name.
    pub is_ip: bool,
}

impl Url {
    /// The host without the port; an IPv6 address with its brackets.
    pub fn host(&self) -> &str {
        split_port(&self.authority).map_or(&self.authority, |(host, _)| host)
    }
}

/// Takes a URL apart; nothing if it is not one that requests can be sent to.
///
/// `parseURL`: neither a query nor a fragment is allowed. Beyond that, user names are refused,
/// and so are white space, control characters and backslashes, for a URL that is read in two
/// ways is sent to the wrong place.
pub fn parse_url(value: &str) -> Option<Url> {
    let (scheme, rest) = value.split_once("://")?;
    if !matches!(scheme, "http" | "https")
        || rest.contains(|c: char| !c.is_ascii_graphic() || "?#@\\".contains(c))
    {
        return None;
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (host, _) = split_port(authority)?;
    let is_ip = is_address(host)?;
    Some(Url {
        scheme: scheme.to_owned(),
        authority: authority.to_owned(),
        path: path.to_owned(),
        normalized_path: normalize(path),
        is_ip,
    })
}

/// Host and port; nothing if the port is not a number.
fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let end_of_host = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    let (before, after) = authority.split_at_checked(end_of_host)?;
    match after.split_once(':') {
        None => Some((authority, None)),
        Some((rest, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            let host = authority.get(..before.len() + rest.len())?;
            Some((host, Some(port.parse().ok()?)))
        }
        Some(_) => None,
    }
}

/// Whether a host is an address; nothing if it is neither an address nor possibly a name.
fn is_address(host: &str) -> Option<bool> {
    if let Some(inner) = host.strip_prefix('[') {
        return inner.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(|_| true);
    }
    if host.is_empty() || host.contains(['[', ']']) {
        return None;
    }
    Some(host.parse::<Ipv4Addr>().is_ok())
}

fn normalize(path: &str) -> String {
    let mut normalized = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    if !normalized.ends_with('/') {
        normalized.push('/');
    }
    normalized
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_url_is_a_scheme_an_authority_and_a_path() {
        for (text, authority, path, normalized, is_ip) in [
            ("https://example.com", "example.com", "", "/", false),
            ("http://example.com:80/foo/bar", "example.com:80", "/foo/bar", "/foo/bar/", false),
            ("https://127.0.0.1", "127.0.0.1", "", "/", true),
            ("https://127.0.0.1:8443/", "127.0.0.1:8443", "/", "/", true),
            ("https://[fe80::1]", "[fe80::1]", "", "/", true),
            ("https://[fe80::1]:443/a", "[fe80::1]:443", "/a", "/a/", true),
            ("https://999.999.abc.blah", "999.999.abc.blah", "", "/", false),
            ("http://99_ab-.com", "99_ab-.com", "", "/", false),
        ] {
            let url = parse_url(text).unwrap();
            assert_eq!(format!("{}://", url.scheme), text[..text.find("//").unwrap() + 2]);
            assert_eq!(
                (&*url.authority, &*url.path, &*url.normalized_path, url.is_ip),
                (authority, path, normalized, is_ip),
                "{text}"
            );
        }
    }

    #[test]
    fn what_cannot_be_sent_to_or_is_read_in_two_ways_is_no_url() {
        for text in [
            "",
            "example.com",
            "ftp://a",
            "https://",
            "https:///a",
            "https://:80",
            "https://a:b/",
            "https://a:99999",
            "https://a?b",
            "https://a#b",
            "https://u@a",
            "https://u:p@a/",
            "https://a\\b",
            "https://a b",
            "https://a\n",
            "https://[::1",
            "https://::1",
            "https://[g]",
            "https://\u{e9}.example",
            "HTTPS://a",
        ] {
            assert_eq!(parse_url(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_host_is_the_authority_without_its_port() {
        assert_eq!(parse_url("http://a:1").unwrap().host(), "a");
        assert_eq!(parse_url("http://[::1]:1").unwrap().host(), "[::1]");
        assert_eq!(parse_url("http://[::1]").unwrap().host(), "[::1]");
    }
}
