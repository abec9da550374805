//! Whether a request is the one that a test expects.

use bytes::Bytes;
use http::{HeaderMap, Request};

use crate::body;
use crate::suite::RequestTest;

/// Compares a request with a test; fails with the first difference.
pub(crate) fn check(test: &RequestTest, host: &str, request: &Request<Bytes>) -> Result<(), String> {
    differ("method", request.method().as_str(), &test.method)?;
    differ("path", request.uri().path(), &test.uri)?;
    let host = test.resolved_host.as_deref().unwrap_or(host);
    let host = host.split('/').next().unwrap_or(host);
    differ("host", request.uri().authority().map_or("", |authority| authority.as_str()), host)?;
    query(test, request.uri().query().unwrap_or_default())?;
    headers(test, request.headers())?;
    match &test.body {
        Some(expected) => {
            body::check(request.body(), expected, test.body_media_type.as_deref(), test.has_maps)
        }
        None => Ok(()),
    }
}

fn differ(what: &str, found: &str, expected: &str) -> Result<(), String> {
    match found == expected {
        true => Ok(()),
        false => Err(format!("the {what} is `{found}`, not `{expected}`")),
    }
}

/// Every parameter that is expected is sent, as often as it is expected; others may be sent too.
fn query(test: &RequestTest, query: &str) -> Result<(), String> {
    let sent: Vec<&str> = query.split('&').filter(|parameter| !parameter.is_empty()).collect();
    let count = |of: &[&str], parameter: &str| of.iter().filter(|other| **other == parameter).count();
    let expected: Vec<&str> = test.query_params.iter().map(String::as_str).collect();
    for parameter in &expected {
        if count(&sent, parameter) < count(&expected, parameter) {
            return Err(format!("the query `{query}` lacks `{parameter}`"));
        }
    }
    let is_sent = |name: &String| sent.iter().any(|parameter| parameter.split('=').next() == Some(name));
    if let Some(name) = test.forbid_query_params.iter().find(|name| is_sent(name)) {
        return Err(format!("the query `{query}` has the parameter `{name}`"));
    }
    match test.require_query_params.iter().find(|name| !is_sent(name)) {
        Some(name) => Err(format!("the query `{query}` lacks the parameter `{name}`")),
        None => Ok(()),
    }
}

fn headers(test: &RequestTest, headers: &HeaderMap) -> Result<(), String> {
    for (name, expected) in &test.headers {
        let values: Vec<_> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
        if values.is_empty() {
            return Err(format!("the header `{name}` is missing"));
        }
        let found = values.join(", ");
        if items(&found) != items(expected) {
            return Err(format!("the header `{name}` is `{found}`, not `{expected}`"));
        }
    }
    if let Some(name) = test.forbid_headers.iter().find(|name| headers.contains_key(name.as_str())) {
        return Err(format!("the header `{name}` is sent"));
    }
    match test.require_headers.iter().find(|name| !headers.contains_key(name.as_str())) {
        Some(name) => Err(format!("the header `{name}` is missing")),
        None => Ok(()),
    }
}

/// The items of a header that is a list: white space around them means nothing (RFC 9110, 5.6.1),
/// and a comma within quotes does not end one.
fn items(value: &str) -> Vec<&str> {
    let mut is_quoted = false;
    let mut is_escaped = false;
    let split = value.split(move |character: char| {
        let ends = character == ',' && !is_quoted;
        is_quoted ^= character == '"' && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        ends
    });
    split.map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::*;

    fn test() -> RequestTest {
        RequestTest {
            method: "GET".into(),
            uri: "/a/b".into(),
            query_params: vec!["x=1".into(), "x=1".into(), "y".into()],
            forbid_query_params: vec!["no".into()],
            require_query_params: vec!["z".into()],
            headers: [("X-List".to_owned(), "a, \"b, c\"".to_owned())].into(),
            forbid_headers: vec!["x-no".into()],
            require_headers: vec!["x-any".into()],
            body: Some("text".into()),
            ..RequestTest::default()
        }
    }

    fn request() -> Request<Bytes> {
        Request::get("https://example.com/a/b?x=1&y&z=2&x=1")
            .header("x-list", "a,\"b, c\"")
            .header("x-any", "")
            .body("text".into())
            .unwrap()
    }

    fn failure(change: impl FnOnce(&mut RequestTest)) -> String {
        let mut test = test();
        change(&mut test);
        check(&test, "example.com/base", &request()).err().unwrap_or_default()
    }

    #[test]
    fn a_request_as_expected_passes() {
        assert_eq!(failure(|_| ()), "");
    }

    #[test]
    fn each_difference_has_its_reason() {
        assert!(failure(|test| test.method = "PUT".into()).contains("method"));
        assert!(failure(|test| test.uri = "/a/c".into()).contains("path"));
        assert!(failure(|test| test.resolved_host = Some("x.example.com".into())).contains("host"));
        assert!(failure(|test| test.query_params.push("y=".into())).contains("lacks `y=`"));
        assert!(failure(|test| test.query_params.push("y".into())).contains("lacks `y`"));
        assert!(failure(|test| test.forbid_query_params.push("y".into())).contains("`y`"));
        assert!(failure(|test| test.require_query_params.push("w".into())).contains("`w`"));
        assert!(failure(|test| test.forbid_headers.push("X-Any".into())).contains("X-Any"));
        assert!(failure(|test| test.require_headers.push("x-b".into())).contains("x-b"));
        assert!(failure(|test| test.body = Some(String::new())).contains("body"));
        let other = |test: &mut RequestTest| {
            test.headers.insert("X-List".into(), "a, b, c".into());
        };
        assert!(failure(other).contains("X-List"));
    }
}
