//! The nine operations as an application calls them, and all that arrives: method, path, query,
//! headers and body.

mod datadog;
mod devops_agent;
mod headers;

use drawplate_tests::server::{Request, Server};
use serde_json::Value;

use crate::clients::{API_KEY, APP_KEY, Target};

fn target(server: &Server) -> Target {
    Target { url: server.url(), timeout: None }
}

/// What must have arrived.
struct Expected<'a> {
    line: &'a str,
    /// The names of all headers, in alphabetical order.
    headers: &'a [&'a str],
    body: Option<Value>,
}

#[track_caller]
fn check(request: &Request, expected: &Expected<'_>) {
    assert_eq!(format!("{} {}", request.method, request.target()), expected.line);
    let mut names: Vec<_> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, expected.headers);
    let length = request.body.len().to_string();
    match &expected.body {
        Some(body) => {
            assert_eq!(request.json(), *body);
            assert_eq!(request.header("content-type"), Some("application/json"));
            assert_eq!(request.header("content-length"), Some(length.as_str()));
        }
        None => assert!(request.body.is_empty(), "{request:?}"),
    }
    if request.path.starts_with("/api") {
        assert_eq!(request.header("dd-api-key"), Some(API_KEY));
        assert_eq!(request.header("dd-application-key"), Some(APP_KEY));
    }
}

const SIGNED: &[&str] = &[
    "accept",
    "authorization",
    "content-length",
    "content-type",
    "host",
    "user-agent",
    "x-amz-date",
    "x-amz-security-token",
];
const WITH_BODY: &[&str] =
    &["accept", "content-length", "content-type", "dd-api-key", "dd-application-key", "host", "user-agent"];
const WITHOUT_BODY: &[&str] = &["accept", "dd-api-key", "dd-application-key", "host", "user-agent"];
