//! Cookies that are parameters of an operation.

use http::header::COOKIE;
use http::{HeaderMap, HeaderValue};

use super::RequestError;
use super::expand::{Frame, expand};
use super::flatten::bound;
use super::percent::push_text;
use crate::flat::Flat;
use crate::operation::{Binding, OperationSchema};
use crate::value::Structure;

/// Sets the one `cookie` header that a request may have (RFC 6265, section 5.4).
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    headers: &mut HeaderMap,
) -> Result<(), RequestError> {
    let cookies = bound(schema, input, |binding| match binding {
        Binding::Cookie { name, spelling } => Some((*name, *spelling)),
        _ => None,
    })?;
    let mut all = String::new();
    for (member, (name, spelling)) in cookies {
        let flat = member.spelled(spelling)?;
        if !all.is_empty() && flat != Flat::Absent {
            all.push_str("; ");
        }
        expand(&mut all, Frame::COOKIE, spelling.explode, name, &flat, push_text);
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::operation::{Spelling, Style};
    use crate::request::testing::{Bag, PLAIN, request};

    #[test]
    fn all_cookies_are_in_one_header_and_cannot_start_another() {
        let bindings = ["a", "b", "c", "d"].map(Binding::cookie).to_vec().leak();
        let schema = OperationSchema { input: bindings, ..PLAIN };
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

    /// RFC 6265, section 4.2.1: pairs are separated by a semicolon and a space.
    #[test]
    fn values_that_are_exploded_are_cookies_of_their_own() {
        let exploded = |name| Binding::cookie(name).spelled(Spelling::new(Style::Simple, true));
        let json = Binding::cookie("j").spelled(Spelling::new(Style::Json, false));
        let bindings = vec![exploded("l"), exploded("o"), Binding::cookie("p"), json].leak();
        let object = || Bag::new(vec![("R", Box::new(100_i64)), ("G", Box::new(200_i64))]);
        let input = Bag::new(vec![
            ("l", Box::new(vec!["a".to_owned(), "b;c".to_owned()])),
            ("o", Box::new(object())),
            ("p", Box::new(object())),
            ("j", Box::new(vec![1_i64, 2])),
        ]);
        let built = request(OperationSchema { input: bindings, ..PLAIN }, &input).unwrap();
        assert_eq!(built.headers()["cookie"], "l=a; l=b%3Bc; R=100; G=200; p=R,100,G,200; j=%5B1%2C2%5D");
    }
}
