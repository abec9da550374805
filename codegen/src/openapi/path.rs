//! Path templates.

use crate::model::{UriPart, UriPattern};

/// Reads a template such as `/pets/{id}.json`; a query after `?` is sent as it is. `Err` says what
/// is wrong with it.
pub(super) fn template(path: &str) -> Result<UriPattern, &'static str> {
    if path.contains('#') {
        return Err("a path with a fragment: fragments are not sent");
    }
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    if query.contains('{') {
        return Err("a label in the query");
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let query = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let query = query.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(UriPattern { parts: parts(path)?, query })
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
        let pattern = template("/a/{b}.{c}/d?e=f&g").unwrap();
        let label = |member: &str| UriPart::Label { member: member.to_owned(), greedy: false };
        let literal = |text: &str| UriPart::Literal(text.to_owned());
        assert_eq!(pattern.parts, [literal("/a/"), label("b"), literal("."), label("c"), literal("/d")]);
        assert_eq!(pattern.query, [("e".to_owned(), "f".to_owned()), ("g".to_owned(), String::new())]);
        assert_eq!(labels(&pattern).collect::<Vec<_>>(), ["b", "c"]);
    }

    #[test]
    fn templates_that_are_not_paths_are_refused() {
        for path in ["/a/{b", "/a/b}", "/a/{}", "/a#b", "/a?b={c}", "/{a{b}}"] {
            assert!(template(path).is_err(), "{path}");
        }
    }
}
