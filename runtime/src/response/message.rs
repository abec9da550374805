//! The message that an error response carries, in one of the places where services put it.

use super::document::document;
use crate::document::Document;
use crate::operation::ErrorCode;

/// The names of members that a message is found in, or below which it is.
pub(crate) const PLACES: &[&str] =
    &["message", "Message", "errorMessage", "error_description", "detail", "title", "error", "errors"];

/// The longest message that is kept, in characters.
const LONGEST: usize = 1024;

/// The message in a body: a member with one of the usual names, inside of `error` or of the
/// first of `errors` too.
pub(crate) fn message(error_code: ErrorCode, body: &[u8]) -> Option<String> {
    let document = document(error_code, body)?;
    find(&document, 3).map(|text| text.chars().take(LONGEST).collect())
}

fn find(document: &Document, depth: usize) -> Option<&str> {
    let depth = depth.checked_sub(1)?;
    match document {
        Document::String(text) => Some(text),
        Document::Array(elements) => find(elements.first()?, depth + 1),
        Document::Object(members) => PLACES.iter().find_map(|name| find(members.get(name)?, depth)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_found_where_services_put_them() {
        for (body, expected) in [
            (r#"{"message": "a"}"#, Some("a")),
            (r#"{"Message": "a", "code": "x"}"#, Some("a")),
            (r#"{"errors": ["a", "b"]}"#, Some("a")),
            (r#"{"errors": [{"title": "t", "detail": "a"}]}"#, Some("a")),
            (r#"{"error": {"code": 3, "message": "a"}}"#, Some("a")),
            (r#"{"error": "invalid_grant", "error_description": "a"}"#, Some("a")),
            (r#"{"errors": []}"#, None),
            (r#"{"a": {"message": "b"}}"#, None),
            (r#"["a"]"#, None),
            ("{", None),
            ("", None),
            ("<html>", None),
        ] {
            assert_eq!(message(ErrorCode::Status, body.as_bytes()).as_deref(), expected, "{body}");
        }
    }
}
