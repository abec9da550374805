//! Reads headers and the status into members.

use std::borrow::Cow;

use http::{HeaderMap, StatusCode};

use super::ReadError;
use crate::codec::DecodeError;
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
    let values: Vec<_> = headers
        .get_all(name)
        .iter()
        .map(|value| value.to_str())
        .collect::<Result<_, _>>()
        .map_err(|_| ReadError::HeaderText { name: name.to_owned(), member: member.name })?;
    if values.is_empty() {
        return Ok(());
    }
    fill(&values.join(", "), timestamp, slot).map_err(|source| ReadError::Header {
        name: name.to_owned(),
        member: member.name,
        source,
    })
}

/// Reads all headers whose names start with the prefix into a map, under the rest of their names.
pub(super) fn read_prefixed(
    headers: &HeaderMap,
    prefix: &str,
    member: &'static MemberSchema,
    slot: Slot<'_>,
) -> Result<(), ReadError> {
    let prefix = prefix.to_ascii_lowercase();
    let mut found = headers.iter().filter(|(name, _)| name.as_str().starts_with(&prefix)).peekable();
    if found.peek().is_none() {
        return Ok(());
    }
    let slot = match slot {
        Slot::Option(option) => option.fill(),
        slot => slot,
    };
    let Slot::Map(map) = slot else {
        return Err(ReadError::Schema("headers with a prefix are read into a map"));
    };
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
