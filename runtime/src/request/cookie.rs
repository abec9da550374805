//! Cookies that are parameters of an operation.

use http::header::COOKIE;
use http::{HeaderMap, HeaderValue};

use super::RequestError;
use super::flatten::{Flat, Member, bound};
use super::percent::push_text;
use crate::operation::{Binding, OperationSchema};
use crate::value::Structure;

/// Sets the one `cookie` header that a request may have (RFC 6265, section 5.4).
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    headers: &mut HeaderMap,
) -> Result<(), RequestError> {
    let cookies = bound(schema, input, |binding| match binding {
        Binding::Cookie(name) => Some(*name),
        _ => None,
    })?;
    let mut all = String::new();
    for (member, name) in cookies {
        push(&mut all, member, name)?;
    }
    if !all.is_empty() {
        let mut value = HeaderValue::try_from(all)
            .map_err(|_| RequestError::Schema("the name of a cookie cannot be sent"))?;
        value.set_sensitive(true);
        headers.insert(COOKIE, value);
    }
    Ok(())
}

/// Whether the byte may stand in the value of a cookie (RFC 6265, section 4.1.1).
pub(crate) const fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}

/// Adds a cookie; lists and objects are joined with commas, as in a `form` without `explode`.
fn push(all: &mut String, member: Member<'_>, name: &str) -> Result<(), RequestError> {
    let texts = match member.flatten("a cookie")? {
        Flat::Absent => return Ok(()),
        Flat::One(text) => vec![text],
        Flat::Many(texts) => texts,
        Flat::Pairs(pairs) => {
            pairs.into_iter().flat_map(|(name, texts)| std::iter::once(name).chain(texts)).collect()
        }
    };
    if !all.is_empty() {
        all.push_str("; ");
    }
    all.push_str(name);
    all.push('=');
    for (position, text) in texts.iter().enumerate() {
        if position > 0 {
            all.push(',');
        }
        push_text(all, text);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::request::testing::{Bag, PLAIN, request};

    #[test]
    fn all_cookies_are_in_one_header_and_cannot_start_another() {
        let schema = OperationSchema {
            input: &[Binding::Cookie("a"), Binding::Cookie("b"), Binding::Cookie("c"), Binding::Cookie("d")],
            ..PLAIN
        };
        let input = Bag::new(vec![
            ("a", Box::new("1; x=2\r\n".to_owned())),
            ("b", Box::new(None::<String>)),
            ("c", Box::new(vec![1_i64, 2])),
            ("d", Box::new(String::new())),
        ]);
        let built = request(schema, &input).unwrap();
        assert_eq!(built.headers()["cookie"], "a=1%3B%20x%3D2%0D%0A; c=1,2; d=");
    }

    #[test]
    fn octets_of_cookies_are_those_of_the_rfc() {
        // RFC 6265, section 4.1.1: no controls, whitespace, quote, comma, semicolon, backslash.
        let refused: Vec<u8> = (0x21..0x7f).filter(|byte| !is_cookie_octet(*byte)).collect();
        assert_eq!(refused, b"\",;\\");
        assert!(!(0..=0x20).chain(0x7f..=0xff).any(is_cookie_octet));
    }
}
