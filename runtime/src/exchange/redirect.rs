//! Redirects, which are followed only where a client is told to.
//!
//! What a request carries is meant for one origin. Within it, the request is built and authenticated
//! again for the new place. Elsewhere nothing of it goes along: no key, no header of the caller, no
//! body; so only requests that read are followed there.

use http::uri::{Authority, Scheme};
use http::{Method, StatusCode, Uri};

use crate::request;
use crate::response::RawResponse;

/// Where a redirect leads.
pub(super) enum Hop {
    /// To the same origin.
    Within(Uri),
    /// To another one.
    Elsewhere(Uri),
}

/// Where the response to a request leads; nowhere if it is no redirect, or one that is not followed.
pub(super) fn hop(method: &Method, from: &Uri, response: &RawResponse, allow_http: bool) -> Option<Hop> {
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let follows = match response.status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        // RFC 9110, section 15.4: other methods than these may be turned into GET, or not.
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => reads,
        _ => false,
    };
    let location = response.headers.get(http::header::LOCATION).filter(|_| follows)?.to_str().ok()?;
    let to = target(from, location)?;
    if origin(from)? == origin(&to)? {
        return Some(Hop::Within(to));
    }
    let encrypted = to.scheme() == Some(&Scheme::HTTPS) || (allow_http && from.scheme() == to.scheme());
    (reads && encrypted).then_some(Hop::Elsewhere(to))
}

/// The place that a location names: a URL, or a path of the same server. A path that is relative to
/// that of the request, or that something on the way would take for another one, leads nowhere.
fn target(from: &Uri, location: &str) -> Option<Uri> {
    let location = location.split('#').next()?;
    let to: Uri = if location.starts_with("//") {
        format!("{}:{location}", from.scheme_str()?).parse().ok()?
    } else if location.starts_with('/') {
        format!("{}://{}{location}", from.scheme_str()?, from.authority()?).parse().ok()?
    } else {
        location.parse().ok()?
    };
    let plain = !to.authority()?.as_str().contains('@') && !to.path().contains('\\');
    (plain && to.path().split('/').all(|segment| !request::is_resolved(segment))).then_some(to)
}

fn origin(uri: &Uri) -> Option<(&Scheme, String, u16)> {
    let scheme = uri.scheme()?;
    let usual = if *scheme == Scheme::HTTPS { 443 } else { 80 };
    let port = uri.authority().and_then(Authority::port_u16).unwrap_or(usual);
    Some((scheme, uri.host()?.to_ascii_lowercase(), port))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;

    fn led(method: Method, status: u16, location: &str, allow_http: bool) -> Option<String> {
        let mut response = RawResponse::from(http::Response::new(bytes::Bytes::new()));
        response.status = StatusCode::from_u16(status).unwrap();
        response.headers.insert(http::header::LOCATION, location.parse().unwrap());
        let from = Uri::from_static("https://a.example/x/y?q");
        hop(&method, &from, &response, allow_http).map(|hop| match hop {
            Hop::Within(uri) => format!("within {uri}"),
            Hop::Elsewhere(uri) => format!("elsewhere {uri}"),
        })
    }

    #[test]
    fn the_origin_is_scheme_host_and_port() {
        for (location, expected) in [
            ("/z?w#f", Some("within https://a.example/z?w")),
            ("https://A.example:443/z", Some("within https://A.example:443/z")),
            ("https://a.example:8443/z", Some("elsewhere https://a.example:8443/z")),
            ("https://b.example/z", Some("elsewhere https://b.example/z")),
            ("//b.example/z", Some("elsewhere https://b.example/z")),
            ("http://a.example/z", None),
            ("ftp://a.example/z", None),
            ("https://u:p@a.example/z", None),
            ("z", None),
            ("/x/../z", None),
            ("/x/%2e%2E/z", None),
            ("", None),
        ] {
            assert_eq!(led(Method::GET, 302, location, false).as_deref(), expected, "{location}");
        }
        assert_eq!(led(Method::GET, 302, "http://b.example/", true), None, "encryption is not given up");
    }

    #[test]
    fn a_request_that_may_change_something_stays_within_its_origin_and_keeps_its_method() {
        assert!(led(Method::POST, 307, "/z", false).is_some_and(|led| led.starts_with("within")));
        assert!(led(Method::POST, 308, "/z", false).is_some());
        for status in [301, 302, 303] {
            assert_eq!(led(Method::POST, status, "/z", false), None, "{status}");
            assert!(led(Method::HEAD, status, "/z", false).is_some(), "{status}");
        }
        assert_eq!(led(Method::POST, 307, "https://b.example/", false), None);
    }

    #[test]
    fn what_is_no_redirect_leads_nowhere() {
        for status in [200, 201, 300, 304, 305, 404] {
            assert_eq!(led(Method::GET, status, "/z", false), None, "{status}");
        }
    }
}
