//! Links in headers (RFC 8288), as far as pages need them.

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link with the relation `next`.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(links).find(|(_, parameters)| is_next(parameters)).map(|(target, _)| target.to_owned())
}

/// The parameters of a URL's query, decoded.
pub(super) fn parameters(url: &str) -> Vec<(String, String)> {
    let url = url.split_once('#').map_or(url, |(before, _)| before);
    let query = url.split_once('?').map(|(_, query)| query).unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// The links of a header's value: the target, and the text of the parameters.
fn links(value: &str) -> Vec<(&str, &str)> {
    let mut links = Vec::new();
    let mut rest = value;
    while let Some((target, after)) = rest.split_once('<').and_then(|(_, after)| after.split_once('>')) {
        let end = outside_of_quotes(after, ',');
        links.push((target, after.get(..end).unwrap_or_default()));
        rest = after.get(end..).unwrap_or_default();
    }
    links
}

/// Where this character is first outside of quotes, or the end.
fn outside_of_quotes(text: &str, wanted: char) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if character == wanted && !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

/// The value of `rel` is a list of relations with spaces between, in any case of letters.
fn is_next(parameters: &str) -> bool {
    let mut rest = Some(parameters);
    while let Some(text) = rest {
        let (parameter, after) = text.split_at(outside_of_quotes(text, ';'));
        if let Some((name, value)) = parameter.split_once('=') {
            let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
            if name.trim().eq_ignore_ascii_case("rel") {
                return relations.any(|it| it.eq_ignore_ascii_case("next"));
            }
        }
        rest = after.strip_prefix(';');
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn next_of(values: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(LINK, value.parse().unwrap());
        }
        next(&headers)
    }

    #[test]
    fn the_next_page_is_the_link_with_that_relation() {
        let first = "<https://a.example/?page=1>; rel=\"prev\", <https://a.example/?page=3>; rel=\"next\"";
        for (values, expected) in [
            (&[first][..], Some("https://a.example/?page=3")),
            (&["<?page=2>; rel=next"], Some("?page=2")),
            (&["<?page=2>; title=\"a, <b>; rel=next\"; rel=last"], None),
            (&["<?page=9>; rel=last", "<?page=2>;REL=\"first Next\""], Some("?page=2")),
            (&["<?page=2>; rel=\"nextpage\""], None),
            (&["?page=2; rel=next"], None),
            (&[], None),
        ] {
            assert_eq!(next_of(values).as_deref(), expected, "{values:?}");
        }
    }

    #[test]
    fn parameters_are_decoded() {
        let found = parameters("https://a.example/b?page%5Bafter%5D=a%2Bb&size=2#part?c=d");
        assert_eq!(found, [("page[after]".into(), "a+b".into()), ("size".into(), "2".into())]);
        assert_eq!(parameters("https://a.example/b"), []);
    }
}
