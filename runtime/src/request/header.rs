//! Headers: literal ones, members with a name of their own, and maps whose keys are names.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::RequestError;
use super::flatten::{Flat, Member, bound};
use crate::operation::{Binding, OperationSchema};
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
        Binding::Header { name, timestamp } => Some((*name, *timestamp)),
        _ => None,
    })?;
    for (member, (name, timestamp)) in named {
        if let Some(text) = spell(member.timestamp(timestamp))? {
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
    let pairs = match member.flatten(PLACE)? {
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

fn spell(member: Member<'_>) -> Result<Option<String>, RequestError> {
    if let View::List(list) = member.view() {
        return spell_list(member, list);
    }
    Ok(match member.flatten(PLACE)? {
        Flat::Absent => None,
        Flat::One(text) => Some(text),
        Flat::Many(texts) => Some(texts.join(", ")),
        Flat::Pairs(pairs) => {
            let texts: Vec<_> =
                pairs.into_iter().flat_map(|(name, texts)| std::iter::once(name).chain(texts)).collect();
            Some(texts.join(","))
        }
    })
}

/// Joins a list. Texts that hold a comma or a quote are quoted, dates are not
/// (Smithy: [`httpHeader`](https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait)).
fn spell_list(member: Member<'_>, list: &dyn List) -> Result<Option<String>, RequestError> {
    let mut texts = Vec::new();
    for index in 0..list.len() {
        let element = list.get(index);
        let Some(text) = member.text(&element, PLACE)? else { continue };
        let is_text = matches!(element, View::String(_));
        texts.push(if is_text && text.contains([',', '"']) { quote(&text) } else { text });
    }
    Ok(if texts.is_empty() { None } else { Some(texts.join(", ")) })
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn name_of(name: &str) -> Result<HeaderName, RequestError> {
    HeaderName::from_bytes(name.as_bytes())
        .ok()
        .filter(|name| !RESERVED.contains(&name.as_str()))
        .ok_or_else(|| RequestError::HeaderName { name: name.escape_debug().to_string() })
}

/// `HeaderValue::from_str` takes printable ASCII and tabs, and nothing else.
fn value(name: &str, text: &str, sensitive: bool) -> Result<HeaderValue, RequestError> {
    let mut value = HeaderValue::from_str(text)
        .map_err(|_| RequestError::HeaderValue { name: name.escape_debug().to_string() })?;
    value.set_sensitive(sensitive);
    Ok(value)
}
