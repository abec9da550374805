//! References to URLs (RFC 3986, section 5.2), for documents whose own URL is known.
//!
//! A reference comes in as a document has it, maybe with `{variables}`, and comes out whole where
//! that can be. Nothing is encoded or checked.

/// The reference as a whole URL, if the document was got from `base`.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    if is_whole(reference) {
        return reference.to_owned();
    }
    let (scheme, rest) = base.split_once("://").unwrap_or(("https", base));
    if reference.starts_with("//") {
        return format!("{scheme}:{reference}");
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = match reference.strip_prefix('/') {
        Some(absolute) => plain(absolute),
        None => plain(&format!("{folder}/{reference}")),
    };
    format!("{scheme}://{host}{path}")
}

/// Whether a URL says all about itself; a variable may stand for its beginning.
pub(super) fn is_whole(url: &str) -> bool {
    url.starts_with('{') || url.contains("://")
}

/// A path without segments that lead to others (section 5.2.4); empty, or with a `/` before it.
fn plain(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            other => segments.push(other),
        }
    }
    segments.iter().map(|segment| format!("/{segment}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_against_the_place_of_the_document() {
        let base = "http://api.example:8080/docs/v2/openapi.json?x=/y";
        for (reference, expected) in [
            ("https://other.example/v1", "https://other.example/v1"),
            ("{scheme}://x", "{scheme}://x"),
            ("//cdn.example/v1", "http://cdn.example/v1"),
            ("/", "http://api.example:8080"),
            ("/v{major}/", "http://api.example:8080/v{major}"),
            ("v1", "http://api.example:8080/docs/v2/v1"),
            ("./v1", "http://api.example:8080/docs/v2/v1"),
            ("../../v1", "http://api.example:8080/v1"),
            ("../../../../v1", "http://api.example:8080/v1"),
        ] {
            assert_eq!(resolve(base, reference), expected, "{reference}");
        }
        assert_eq!(resolve("https://a.example", "v1"), "https://a.example/v1");
    }
}
