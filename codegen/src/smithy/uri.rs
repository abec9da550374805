//! URI patterns: `/a/{label}/{greedy+}?fixed=1`, and host prefixes: `{label}.data-`.

use crate::model::{UriPart, UriPattern};

/// The greatest length of what stands between two dots of a host name (RFC 1035).
const MAX_HOST_LABEL: usize = 63;

/// Reads the value of `http.uri`.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn parse_uri(text: &str) -> Result<UriPattern, &'static str> {
    if !text.starts_with('/') {
        return Err("does not start with `/`");
    }
    if !text.chars().all(|c| c.is_ascii_graphic() && c != '#') {
        return Err("has a fragment, or characters that are not allowed in a URI");
    }
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    if path.contains("//") {
        return Err("has an empty segment");
    }
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err("has a segment that leads elsewhere");
    }
    if text.ends_with('?') {
        return Err("ends with `?`");
    }
    if query.contains(['{', '}']) {
        return Err("has a label in its query");
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let query = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(owned).collect();
    let parts = parse_labels(path)?;
    let aligned = path
        .split('/')
        .all(|segment| !segment.contains(['{', '}']) || segment.starts_with('{') && segment.ends_with('}'));
    if aligned { Ok(UriPattern { parts, query }) } else { Err("has a label that is not a whole segment") }
}

/// Reads the value of `endpoint.hostPrefix`.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn parse_host_prefix(text: &str) -> Result<UriPattern, &'static str> {
    if text.is_empty() {
        return Err("is empty");
    }
    let parts = parse_labels(text)?;
    let is_host = |part: &UriPart| match part {
        UriPart::Literal(text) => text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.'),
        UriPart::Label { greedy, .. } => !greedy,
    };
    let is_short = |label: &str| label.len() <= MAX_HOST_LABEL;
    let fits = |part: &UriPart| !matches!(part, UriPart::Literal(text) if !text.split('.').all(is_short));
    if parts.iter().all(|part| is_host(part) && fits(part)) {
        Ok(UriPattern { parts, query: Vec::new() })
    } else {
        Err("is no host name")
    }
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn parse_labels(text: &str) -> Result<Vec<UriPart>, &'static str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((literal, after)) = rest.split_once('{') {
        let (label, after) = after.split_once('}').ok_or("has a `{` without `}`")?;
        let (member, greedy) = label.strip_suffix('+').map_or((label, false), |member| (member, true));
        if !crate::smithy::shape_id::is_identifier(member) {
            return Err("has a label that is no member name");
        }
        parts.extend((!literal.is_empty()).then(|| UriPart::Literal(literal.to_owned())));
        parts.push(UriPart::Label { member: member.to_owned(), greedy });
        rest = after;
    }
    parts.extend((!rest.is_empty()).then(|| UriPart::Literal(rest.to_owned())));
    let stray = |part: &UriPart| matches!(part, UriPart::Literal(text) if text.contains('}'));
    if parts.iter().any(stray) { Err("has a `}` without `{`") } else { Ok(parts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> UriPart {
        UriPart::Literal(text.to_owned())
    }

    fn label(member: &str, greedy: bool) -> UriPart {
        UriPart::Label { member: member.to_owned(), greedy }
    }

    #[test]
    fn a_uri_falls_into_literals_labels_and_fixed_query() {
        let pattern = parse_uri("/a/{b}/c/{d+}?x&y=z");
        let parts = vec![literal("/a/"), label("b", false), literal("/c/"), label("d", true)];
        let query = vec![("x".to_owned(), String::new()), ("y".to_owned(), "z".to_owned())];
        assert_eq!(pattern, Ok(UriPattern { parts, query }));
        assert_eq!(parse_uri("/"), Ok(UriPattern { parts: vec![literal("/")], query: Vec::new() }));
    }

    #[test]
    fn malformed_uris_are_refused() {
        for text in [
            "", "a", "/{a", "/a}", "/{}", "/{a-b}", "/x{a}", "/{a}x", "/?{a}", "/a#b", "/a b", "/ü",
            "/{a}{b", "/a//b", "//", "/./a", "/a/..", "/a?",
        ] {
            assert!(parse_uri(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_host_prefix_may_hold_labels_anywhere() {
        let parts = vec![label("a", false), literal("-x."), label("b", false), literal(".")];
        assert_eq!(parse_host_prefix("{a}-x.{b}."), Ok(UriPattern { parts, query: Vec::new() }));
        for text in ["", "{a+}.", "a/b.", "a b.", &"a".repeat(64)] {
            assert!(parse_host_prefix(text).is_err(), "{text}");
        }
    }
}
