//! Messages of event streams, as tests write them.

use aws_smithy_eventstream::frame::{DecodedFrame, MessageFrameDecoder, write_message_to};
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::Value;

use crate::body;
use crate::suite::EventTest;

/// The frame of an event: as the test gives it, or made of its headers and its payload.
pub(crate) fn frame(event: &EventTest) -> Result<Vec<u8>, String> {
    if let Some(bytes) = &event.bytes {
        return STANDARD.decode(bytes).map_err(|error| format!("in the test's bytes: {error}"));
    }
    let headers = event.headers.iter().map(|(name, value)| header(name, value));
    let payload = body::bytes(event.body.as_deref().unwrap_or_default(), event.body_media_type.as_deref())?;
    let message = Message::new_from_parts(headers.collect::<Result<Vec<_>, _>>()?, payload);
    let mut frame = Vec::new();
    write_message_to(&message, &mut frame).map_err(|error| error.to_string())?;
    Ok(frame)
}

/// The messages of a body.
pub(crate) fn messages(mut body: Bytes) -> Result<Vec<Message>, String> {
    let mut decoder = MessageFrameDecoder::new();
    let mut messages = Vec::new();
    while !body.is_empty() {
        match decoder.decode_frame(&mut body).map_err(|error| error.to_string())? {
            DecodedFrame::Complete(message) => messages.push(message),
            DecodedFrame::Incomplete => return Err("the last message is cut off".to_owned()),
        }
    }
    Ok(messages)
}

/// Compares a message with the one that a test expects.
pub(crate) fn check(message: &Message, event: &EventTest) -> Result<(), String> {
    let mut names: Vec<&str> = message.headers().iter().map(|header| header.name().as_str()).collect();
    for (name, value) in &event.headers {
        let expected = header(name, value)?;
        match message.headers().iter().find(|header| header.name() == expected.name()) {
            Some(found) if *found == expected => names.retain(|other| other != name),
            Some(found) => return Err(format!("the header is {found:?}, not {expected:?}")),
            None => return Err(format!("the header `{name}` is missing")),
        }
    }
    let is_there = |name: &&String| message.headers().iter().any(|header| header.name().as_str() == **name);
    if let Some(name) = event.forbid_headers.iter().find(is_there) {
        return Err(format!("the header `{name}` is sent"));
    }
    if let Some(name) = event.require_headers.iter().find(|name| !is_there(name)) {
        return Err(format!("the header `{name}` is missing"));
    }
    names.retain(|name| !event.require_headers.iter().any(|required| required == name));
    if let Some(name) = names.first() {
        return Err(format!("the header `{name}` is sent, and nobody expects it"));
    }
    let expected = event.body.as_deref().unwrap_or_default();
    body::check(message.payload(), expected, event.body_media_type.as_deref(), true)
}

fn header(name: &str, value: &Value) -> Result<Header, String> {
    let typed = value.as_object().and_then(|value| value.iter().next());
    let value = typed.and_then(|(kind, value)| header_value(kind, value));
    let value = value.ok_or_else(|| format!("`{name}` has a value that no header has"))?;
    Ok(Header::new(name.to_owned(), value))
}

fn header_value(kind: &str, value: &Value) -> Option<HeaderValue> {
    let text = || value.as_str();
    let number = || value.as_i64();
    Some(match kind {
        "boolean" => HeaderValue::Bool(value.as_bool()?),
        "byte" => HeaderValue::Byte(number()?.try_into().ok()?),
        "short" => HeaderValue::Int16(number()?.try_into().ok()?),
        "integer" => HeaderValue::Int32(number()?.try_into().ok()?),
        "long" => HeaderValue::Int64(number()?),
        "blob" => HeaderValue::ByteArray(STANDARD.decode(text()?).ok()?.into()),
        "string" => HeaderValue::String(text()?.to_owned().into()),
        "timestamp" => HeaderValue::Timestamp(match text() {
            Some(text) => DateTime::from_str(text, Format::DateTime).ok()?,
            None => DateTime::from_secs_f64(value.as_f64()?),
        }),
        _ => return None,
    })
}
