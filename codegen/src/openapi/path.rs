//! Path templates.

use crate::model::{UriPart, UriPattern};

/// A path with labels.
#[derive(Debug)]
pub(super) struct Template {
    /// The path, and the query that is always sent.
    pub(super) uri: UriPattern,
    /// Parameters of the query with the labels that are their values.
    pub(super) labelled_query: Vec<(String, String)>,
}

/// Reads a template such as `/pets/{id}.json`. What follows a `?` is sent as it is, but for labels.
/// What follows a `#` is not sent: documents use it to have two operations at one path. `Err` says
/// what is wrong with a template.
pub(super) fn template(path: &str) -> Result<Template, &'static str> {
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let rooted = format!("/{}", path.trim_start_matches('/'));
    let path = if path.starts_with('/') { path } else { &rooted };
    let mut template =
        Template { uri: UriPattern { parts: parts(path)?, query: Vec::new() }, labelled_query: Vec::new() };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let label = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
        match label.filter(|label| !label.is_empty() && !label.contains(['{', '}'])) {
            Some(label) => template.labelled_query.push((name.to_owned(), label.to_owned())),
            None if pair.contains('{') => return Err("a label in the query that is not a whole value"),
            None => template.uri.query.push((name.to_owned(), value.to_owned())),
        }
    }
    Ok(template)
}

fn parts(path: &str) -> Result<Vec<UriPart>, &'static str> {
    let mut parts = Vec::new();
    let mut rest = path;
    while let Some((literal, after)) = rest.split_once('{') {
        let (label, after) = after.split_once('}').ok_or("a brace that is not closed")?;
        if label.is_empty() || label.contains('{') {
            return Err("a label without a name");
        }
        push_literal(literal, &mut parts)?;
        parts.push(UriPart::Label { member: label.to_owned(), greedy: false });
        rest = after;
    }
    push_literal(rest, &mut parts)?;
    Ok(parts)
}

fn push_literal(text: &str, parts: &mut Vec<UriPart>) -> Result<(), &'static str> {
    if text.contains('}') {
        return Err("a brace that was not opened");
    }
    if !text.is_empty() {
        parts.push(UriPart::Literal(text.to_owned()));
    }
    Ok(())
}

/// The names of the labels, in order.
pub(super) fn labels(pattern: &UriPattern) -> impl Iterator<Item = &str> {
    pattern.parts.iter().filter_map(|part| match part {
        UriPart::Label { member, .. } => Some(member.as_str()),
        UriPart::Literal(_) => None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn labels_may_share_a_segment() {
        assert_eq!(template("a").unwrap().uri, template("/a").unwrap().uri);
        let read = template("/a/{b}.{c}/d?e=f&g&h={i}#j{k}").unwrap();
        assert_eq!(read.labelled_query, [("h".to_owned(), "i".to_owned())]);
        let pattern = read.uri;
        let label = |member: &str| UriPart::Label { member: member.to_owned(), greedy: false };
        let literal = |text: &str| UriPart::Literal(text.to_owned());
        assert_eq!(pattern.parts, [literal("/a/"), label("b"), literal("."), label("c"), literal("/d")]);
        assert_eq!(pattern.query, [("e".to_owned(), "f".to_owned()), ("g".to_owned(), String::new())]);
        assert_eq!(labels(&pattern).collect::<Vec<_>>(), ["b", "c"]);
    }

    #[test]
    fn templates_that_are_not_paths_are_refused() {
        for path in ["/a/{b", "/a/b}", "/a/{}", "/a?b=x{c}", "/a?b={}", "/a?{b}", "/{a{b}}"] {
            assert!(template(path).is_err(), "{path}");
        }
    }
}
