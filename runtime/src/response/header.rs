//! Reads headers and the status into members.

use std::borrow::Cow;

use http::{HeaderMap, StatusCode};

use super::ReadError;
use crate::codec::{DecodeError, DecodeErrorKind};
use crate::schema::{MemberSchema, TimestampFormat};
use crate::text;
use crate::value::{List, Slot};

/// Reads the header with this name, if the response has it. A header that occurs more than once is
/// read as if its values were joined with commas (RFC 9110, section 5.3).
pub(super) fn read(
    headers: &HeaderMap,
    name: &'static str,
    member: &'static MemberSchema,
    timestamp: TimestampFormat,
    slot: Slot<'_>,
) -> Result<(), ReadError> {
    match joined(headers, name, member)? {
        Some(text) => fill(&text, timestamp, slot).map_err(|source| wrong(name, member, source)),
        None => Ok(()),
    }
}

/// A response is refused if it lacks the header of a member that is required.
#[cfg(feature = "event-stream")]
pub(super) fn require(
    headers: &HeaderMap,
    name: &'static str,
    member: &'static MemberSchema,
) -> Result<(), ReadError> {
    match member.required && !headers.contains_key(name) {
        true => Err(wrong(name, member, DecodeError::new(DecodeErrorKind::Missing))),
        false => Ok(()),
    }
}

/// Reads a header whose value is a text in base64.
pub(super) fn read_encoded(
    headers: &HeaderMap,
    name: &'static str,
    member: &'static MemberSchema,
    slot: Slot<'_>,
) -> Result<(), ReadError> {
    let Some(encoded) = joined(headers, name, member)? else { return Ok(()) };
    let decoded = text::base64(&encoded).and_then(|bytes| String::from_utf8(bytes.into_inner()).ok());
    let expected = || DecodeError::new(DecodeErrorKind::Value { expected: "text in base64" });
    let decoded = decoded.ok_or_else(|| wrong(name, member, expected()))?;
    text::read(&decoded, slot, TimestampFormat::DateTime).map_err(|source| wrong(name, member, source))
}

fn joined(headers: &HeaderMap, name: &str, member: &MemberSchema) -> Result<Option<String>, ReadError> {
    let values: Vec<_> = headers
        .get_all(name)
        .iter()
        .map(|value| value.to_str())
        .collect::<Result<_, _>>()
        .map_err(|_| ReadError::HeaderText { name: name.to_owned(), member: member.name })?;
    Ok((!values.is_empty()).then(|| values.join(", ")))
}

fn wrong(name: &str, member: &MemberSchema, source: DecodeError) -> ReadError {
    ReadError::Header { name: name.to_owned(), member: member.name, source }
}

/// Reads all headers whose names start with the prefix into a map, under the rest of their names.
pub(super) fn read_prefixed(
    headers: &HeaderMap,
    prefix: &str,
    member: &'static MemberSchema,
    slot: Slot<'_>,
) -> Result<(), ReadError> {
    let prefix = prefix.to_ascii_lowercase();
    let found = headers.iter().filter(|(name, _)| name.as_str().starts_with(&prefix));
    let slot = match slot {
        Slot::Option(option) => option.fill(),
        slot => slot,
    };
    let Slot::Map(map) = slot else {
        return Err(ReadError::Schema("headers with a prefix are read into a map"));
    };
    map.clear();
    for (name, value) in found {
        let error = || ReadError::HeaderText { name: name.to_string(), member: member.name };
        let text = value.to_str().map_err(|_| error())?;
        let key = name.as_str().strip_prefix(&prefix).unwrap_or_default();
        let Some(place) = map.insert(key) else { continue };
        fill(text, member.value.element().timestamp, place).map_err(|source| ReadError::Header {
            name: name.to_string(),
            member: member.name,
            source,
        })?;
    }
    Ok(())
}

/// Reads the status.
pub(super) fn read_status(status: StatusCode, slot: Slot<'_>) -> Result<(), ReadError> {
    fill(status.as_str(), TimestampFormat::DateTime, slot)
        .map_err(|_| ReadError::Schema("the status is read into a member that is not a number"))
}

fn fill(text: &str, timestamp: TimestampFormat, slot: Slot<'_>) -> Result<(), DecodeError> {
    match slot {
        Slot::Option(option) => fill(text, timestamp, option.fill()),
        Slot::List(list) => fill_list(text, timestamp, list),
        slot => text::read(text.trim(), slot, timestamp),
    }
}

fn fill_list(text: &str, timestamp: TimestampFormat, list: &mut dyn List) -> Result<(), DecodeError> {
    list.clear();
    let mut rest = Some(text).filter(|text| !text.trim().is_empty());
    while let Some(text) = rest {
        let slot = match list.push() {
            Slot::Option(option) => option.fill(),
            slot => slot,
        };
        // The first comma of such a date is its own: `Tue, 29 Apr 2014 18:30:38 GMT`.
        let is_date = matches!(slot, Slot::Timestamp(_)) && timestamp == TimestampFormat::HttpDate;
        let (element, after) = if is_date { split_date(text) } else { split_element(text) };
        text::read(&element, slot, timestamp)?;
        rest = after;
    }
    Ok(())
}

fn split_date(text: &str) -> (Cow<'_, str>, Option<&str>) {
    match text.match_indices(',').nth(1) {
        Some((comma, _)) => (trimmed(text.get(..comma)), text.get(comma + 1..)),
        None => (trimmed(Some(text)), None),
    }
}

/// Splits the first element from the rest. It may be quoted, with `\` before a quote inside of it.
fn split_element(text: &str) -> (Cow<'_, str>, Option<&str>) {
    let Some(quoted) = text.trim_start().strip_prefix('"') else {
        return match text.split_once(',') {
            Some((element, rest)) => (trimmed(Some(element)), Some(rest)),
            None => (trimmed(Some(text)), None),
        };
    };
    let mut element = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => element.extend(characters.next()),
            _ => element.push(character),
        }
    }
    (Cow::Owned(element), characters.as_str().split_once(',').map(|(_, rest)| rest))
}

fn trimmed(text: Option<&str>) -> Cow<'_, str> {
    Cow::Borrowed(text.unwrap_or_default().trim())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::collections::BTreeMap;

    use super::*;
    use crate::timestamp::Timestamp;
    use crate::value::Value;

    static MEMBER: MemberSchema = MemberSchema::new("it", "it");

    fn read_as<T: Value>(values: &[&'static str]) -> Result<T, ReadError> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append("x-it", value.parse().unwrap());
        }
        let mut into = T::empty();
        read(&headers, "X-It", &MEMBER, TimestampFormat::HttpDate, into.slot())?;
        Ok(into)
    }

    #[test]
    fn lists_are_split_at_commas_outside_of_quotes() {
        for (values, expected) in [
            (&["a, b,c"][..], vec!["a", "b", "c"]),
            (&["\"b,c\", \"\\\"def\\\"\", a"], vec!["b,c", "\"def\"", "a"]),
            (&["a", "b, c"], vec!["a", "b", "c"]),
            (&["\"a"], vec!["a"]),
            (&["a,"], vec!["a", ""]),
            (&[""], vec![]),
        ] {
            let read = read_as::<Option<Vec<String>>>(values).unwrap().unwrap();
            assert_eq!(read, expected, "{values:?}");
        }
        assert_eq!(read_as::<Option<Vec<String>>>(&[]).unwrap(), None);
        assert_eq!(read_as::<Vec<i32>>(&["1, 2", "3"]).unwrap(), [1, 2, 3]);
    }

    #[test]
    fn dates_in_lists_keep_their_own_commas() {
        let date = "Mon, 16 Dec 2019 23:48:18 GMT";
        let time = Timestamp::parse(date, TimestampFormat::HttpDate).unwrap();
        let two = "Mon, 16 Dec 2019 23:48:18 GMT, Mon, 16 Dec 2019 23:48:18 GMT";
        assert_eq!(read_as::<Vec<Timestamp>>(&[two]).unwrap(), [time, time]);
        assert_eq!(read_as::<Timestamp>(&[date]).unwrap(), time);
    }

    #[test]
    fn what_is_not_a_value_names_the_header_and_not_its_value() {
        let error = read_as::<i32>(&["CANARY"]).unwrap_err();
        let text = format!("{error} {error:?} {error:#?}");
        assert!(text.contains("X-It") && !text.contains("CANARY"), "{text}");
    }

    #[test]
    fn prefixed_headers_are_a_map_without_the_prefix() {
        let mut headers = HeaderMap::new();
        for (name, value) in [("x-foo-abc", "1"), ("x-foo-def", "2"), ("x-other", "3")] {
            headers.insert(name, value.parse().unwrap());
        }
        let mut map = None::<BTreeMap<String, String>>;
        read_prefixed(&headers, "X-Foo-", &MEMBER, map.slot()).unwrap();
        let expected = [("abc", "1"), ("def", "2")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(map, Some(expected.into()));
        // There is always a set of headers with the prefix, if an empty one.
        let mut none = None::<BTreeMap<String, String>>;
        read_prefixed(&headers, "x-bar-", &MEMBER, none.slot()).unwrap();
        assert_eq!(none, Some(BTreeMap::new()));
    }
}
