//! Headers: literal ones, members with a name of their own, and maps whose keys are names.

use base64::Engine;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::RequestError;
use super::expand::{Frame, expand};
use super::flatten::{Member, bound};
use crate::flat::Flat;
use crate::operation::{Binding, OperationSchema, Spelling, Style};
use crate::text::BASE64;
use crate::value::{List, Structure, View};

const PLACE: &str = "a header";

/// Headers that say where a request ends, where it goes to, or how the connection is used. They are
/// the transport's, never a caller's.
const RESERVED: &[&str] = &[
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Sets the operation's headers. A header that a member is bound to wins over an entry of a map
/// with the same name (Smithy: `httpPrefixHeaders`).
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    headers: &mut HeaderMap,
) -> Result<(), RequestError> {
    for (name, text) in schema.headers {
        headers.insert(name_of(name)?, value(name, text, false)?);
    }
    let prefixes = bound(schema, input, |binding| match binding {
        Binding::HeaderPrefix(prefix) => Some(*prefix),
        _ => None,
    })?;
    for (member, prefix) in prefixes {
        write_prefixed(member, prefix, headers)?;
    }
    let named = bound(schema, input, |binding| match binding {
        Binding::Header { name, timestamp, spelling } => Some((*name, *timestamp, *spelling)),
        _ => None,
    })?;
    for (member, (name, timestamp, spelling)) in named {
        if let Some(text) = spell(member.timestamp(timestamp), spelling)? {
            headers.insert(name_of(name)?, value(name, &text, member.is_sensitive())?);
        }
    }
    let encoded = bound(schema, input, |binding| match binding {
        Binding::EncodedHeader(name) => Some(*name),
        _ => None,
    })?;
    for (member, name) in encoded {
        if let Some(text) = spell(member, Spelling::SIMPLE)? {
            let text = BASE64.encode(text);
            headers.insert(name_of(name)?, value(name, &text, member.is_sensitive())?);
        }
    }
    Ok(())
}

/// Sets headers that a caller or an endpoint gives, in place of those of the same names.
pub(super) fn set_all(headers: &mut HeaderMap, given: &[(String, Vec<String>)]) -> Result<(), RequestError> {
    for (name, texts) in given {
        let header = name_of(name)?;
        headers.remove(&header);
        for text in texts {
            headers.append(&header, value(name, text, false)?);
        }
    }
    Ok(())
}

fn write_prefixed(member: Member<'_>, prefix: &str, headers: &mut HeaderMap) -> Result<(), RequestError> {
    let pairs = match member.flatten()? {
        Flat::Absent => return Ok(()),
        Flat::Pairs(pairs) => pairs,
        Flat::One(_) | Flat::Many(_) => return Err(member.unsupported(PLACE)),
    };
    for (key, texts) in pairs {
        let name = format!("{prefix}{key}");
        let text = value(&name, &texts.join(", "), member.is_sensitive())?;
        headers.insert(name_of(&name)?, text);
    }
    Ok(())
}

fn spell(member: Member<'_>, spelling: Spelling) -> Result<Option<String>, RequestError> {
    if let (View::List(list), Style::Simple) = (member.view(), spelling.style) {
        return spell_list(member, list);
    }
    Ok(match member.spelled(spelling)? {
        Flat::Absent => None,
        Flat::Many(texts) => Some(texts.join(", ")),
        flat => {
            let mut text = String::new();
            expand(&mut text, Frame::of(spelling), spelling.explode, member.name(), &flat, String::push_str);
            Some(text)
        }
    })
}

/// Joins a list; an empty one is an empty value. Texts that hold a comma or a quote are quoted, dates
/// are not (Smithy: [`httpHeader`](https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait)).
fn spell_list(member: Member<'_>, list: &dyn List) -> Result<Option<String>, RequestError> {
    let mut texts = Vec::new();
    for index in 0..list.len() {
        let element = list.get(index);
        let Some(text) = member.element(&element)? else { continue };
        let is_text = matches!(element, View::String(_));
        texts.push(if is_text && text.contains([',', '"']) { quote(&text) } else { text });
    }
    Ok(Some(texts.join(", ")))
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

pub(crate) fn name_of(name: &str) -> Result<HeaderName, RequestError> {
    HeaderName::from_bytes(name.as_bytes())
        .ok()
        .filter(|name| !RESERVED.contains(&name.as_str()))
        .ok_or_else(|| RequestError::HeaderName { name: name.escape_debug().to_string() })
}

fn value(name: &str, text: &str, sensitive: bool) -> Result<HeaderValue, RequestError> {
    let value = header_value(text);
    let mut value =
        value.ok_or_else(|| RequestError::HeaderValue { name: name.escape_debug().to_string() })?;
    value.set_sensitive(sensitive);
    Ok(value)
}

/// The text as the value of a header, if it is printable ASCII, spaces and tabs. What else
/// `HeaderValue` takes, receivers may take for something else (RFC 9110, section 5.5).
pub(crate) fn header_value(text: &str) -> Option<HeaderValue> {
    if text.is_ascii() { HeaderValue::from_str(text).ok() } else { None }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::collections::BTreeMap;

    use super::*;
    use crate::request::testing::{Bag, PLAIN, header, request, request_to};
    use crate::schema::{MemberSchema, TimestampFormat};
    use crate::timestamp::Timestamp;
    use crate::value::Value;

    fn sent(value: impl Value + 'static) -> Result<Option<String>, RequestError> {
        let schema = OperationSchema { input: vec![header("x-it")].leak(), ..PLAIN };
        let built = request(schema, &Bag::of(value))?;
        Ok(built.headers().get("x-it").map(|value| value.to_str().unwrap().to_owned()))
    }

    fn map(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
        entries.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_value_that_could_start_another_header_is_an_error() {
        let error = RequestError::HeaderValue { name: "x-it".to_owned() };
        for value in ["a\r\nb: c", "a\nb", "a\rb", "\0", "\u{7f}", "\u{e9}", "\u{2028}"] {
            assert_eq!(sent(value.to_owned()), Err(error.clone()), "{value:?}");
            assert_eq!(sent(vec![value.to_owned()]), Err(error.clone()), "{value:?}");
        }
        assert_eq!(sent("a b\tc~".to_owned()), Ok(Some("a b\tc~".to_owned())));
    }

    #[test]
    fn lists_are_joined_and_quoted_as_smithy_says() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        for (list, value) in [
            (texts(&["a", "b", "c"]), "a, b, c"),
            (texts(&["b,c", "\"def\"", "a"]), "\"b,c\", \"\\\"def\\\"\", a"),
            (texts(&["a\\,"]), "\"a\\\\,\""),
            (texts(&[""]), ""),
            (texts(&[]), ""),
        ] {
            assert_eq!(sent(list), Ok(Some(value.to_owned())));
        }
        assert_eq!(sent(vec![1_i64, 2, 3]), Ok(Some("1, 2, 3".to_owned())));
        assert_eq!(sent(vec![true, false]), Ok(Some("true, false".to_owned())));
    }

    /// The table of OpenAPI 3.0.4, section 4.7.12.5, keys in the order of a map.
    #[test]
    fn objects_are_spelled_as_openapi_says() {
        let object = || BTreeMap::from([("B".to_owned(), 150_i64), ("G".to_owned(), 200)]);
        for (spelling, value) in [
            (Spelling::SIMPLE, "B,150,G,200"),
            (Spelling::new(Style::Simple, true), "B=150,G=200"),
            (Spelling::new(Style::Json, false), r#"{"B":150,"G":200}"#),
        ] {
            let bindings = vec![Binding::header("x-it").spelled(spelling)].leak();
            let built = request(OperationSchema { input: bindings, ..PLAIN }, &Bag::of(object())).unwrap();
            assert_eq!(built.headers()["x-it"], value);
        }
    }

    #[test]
    fn dates_in_lists_are_not_quoted() {
        let time = Timestamp::parse("2019-12-16T23:48:18Z", TimestampFormat::DateTime).unwrap();
        let date = "Mon, 16 Dec 2019 23:48:18 GMT";
        assert_eq!(sent(vec![time, time]), Ok(Some(format!("{date}, {date}"))));
    }

    /// RFC 4648, section 10.
    #[test]
    fn an_encoded_header_is_base64() {
        let schema = || OperationSchema { input: &[Binding::EncodedHeader("x-it")], ..PLAIN };
        let built = request(schema(), &Bag::of("foobar".to_owned())).unwrap();
        assert_eq!(built.headers()["x-it"], "Zm9vYmFy");
        let built = request(schema(), &Bag::of(None::<String>)).unwrap();
        assert!(!built.headers().contains_key("x-it"));
    }

    #[test]
    fn what_is_absent_is_not_sent_and_what_is_empty_is() {
        assert_eq!(sent(None::<String>), Ok(None));
        assert_eq!(sent(String::new()), Ok(Some(String::new())));
    }

    #[test]
    fn a_named_header_wins_over_a_prefixed_one() {
        let schema = || OperationSchema {
            input: vec![Binding::HeaderPrefix("x-"), header("x-it")].leak(),
            headers: &[("x-lit", "literal")],
            ..PLAIN
        };
        let entries = map(&[("it", "prefixed"), ("other", "o"), ("empty", "")]);
        let both = Bag::new(vec![("map", Box::new(entries.clone())), ("it", Box::new("named".to_owned()))]);
        let built = request(schema(), &both).unwrap();
        assert_eq!(built.headers()["x-it"], "named");
        assert_eq!(built.headers()["x-other"], "o");
        assert_eq!(built.headers()["x-empty"], "");
        assert_eq!(built.headers()["x-lit"], "literal");
    }

    #[test]
    fn a_name_that_is_none_or_is_reserved_is_an_error() {
        for name in
            ["Host", "content-length", "Transfer-Encoding", "connection", "a b", "", "a\r\nb", "\u{e9}", "a:"]
        {
            let given = [(name.to_owned(), vec!["v".to_owned()])];
            let error = request_to("https://example.com", PLAIN, &Bag::new(Vec::new()), &given).unwrap_err();
            assert!(matches!(error, RequestError::HeaderName { .. }), "{name:?}: {error}");
            let schema = OperationSchema { input: &[Binding::HeaderPrefix("")], ..PLAIN };
            let error = request(schema, &Bag::of(map(&[(name, "v")]))).unwrap_err();
            assert!(matches!(error, RequestError::HeaderName { .. }), "{name:?}: {error}");
        }
    }

    #[test]
    fn headers_of_the_caller_replace_others() {
        let given = [
            ("USER-AGENT".to_owned(), vec!["mine".to_owned()]),
            ("x-a".to_owned(), vec!["1".to_owned(), "2".to_owned()]),
        ];
        let built = request_to("https://example.com", PLAIN, &Bag::new(Vec::new()), &given).unwrap();
        assert_eq!(built.headers()["user-agent"], "mine");
        assert_eq!(built.headers().get_all("x-a").iter().count(), 2);
    }

    #[test]
    fn a_secret_in_a_header_is_not_printed() {
        let secret = MemberSchema::new("it", "it").sensitive();
        let input = Bag::with_schemas(vec![secret], vec![Box::new("CANARY".to_owned())]);
        let schema = OperationSchema { input: vec![header("x-it")].leak(), ..PLAIN };
        let built = request(schema, &input).unwrap();
        assert_eq!(built.headers()["x-it"], "CANARY");
        assert!(!format!("{built:?}").contains("CANARY"));
    }
}
