//! Percent-encoding of texts and of what specifications write literally.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same, but for the reserved characters that mean nothing in a query (RFC 3986, section 3.4) or
/// in a value of a form.
const RESERVED: &AsciiSet = &UNRESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// What neither a path nor a query may hold as it is (RFC 3986, sections 3.3 and 3.4), and the `?`
/// that would end a path. An escape in a specification's
/// literal stays the escape it is.
const LITERAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Adds a text, so that it comes out as it is on the other side, whatever it is.
pub(crate) fn push_text(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, UNRESERVED));
}

/// Adds a text whose reserved characters and escapes stay as they are (RFC 6570, section 3.2.3), so
/// long as it stays one value: `&`, `+`, `#` and brackets would not.
pub(crate) fn push_reserved(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.extend(utf8_percent_encode(before, RESERVED));
        let digits = after.as_bytes().get(..2).unwrap_or_default();
        let is_escape = digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit);
        out.push_str(if is_escape { "%" } else { "%25" });
        rest = after;
    }
    out.extend(utf8_percent_encode(rest, RESERVED));
}

/// Adds a literal of a specification's path or query.
pub(crate) fn push_literal(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, LITERAL));
}

/// Undoes percent-encoding until nothing is left of it, as a chain of servers may.
pub(super) fn decode_fully(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    while text.contains('%') {
        let decoded = percent_decode_str(&text).decode_utf8_lossy().into_owned();
        if decoded == text {
            break;
        }
        text = Cow::Owned(decoded);
    }
    text
}
