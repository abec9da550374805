//! A server-sent event as an object, for types that describe all of it and not only its data.

use super::server_sent::Event;
use crate::codec::{Codec, EncodeError};
use crate::json::JSON;
use crate::schema::ValueSchema;
use crate::value::View;

/// The event as JSON: `data`, which is JSON itself unless it is text, `event`, `id` and `retry`.
pub(in crate::stream::events) fn object(event: &Event, is_text: bool) -> Result<Vec<u8>, EncodeError> {
    let mut json = b"{\"data\":".to_vec();
    match is_text {
        true => push(&String::from_utf8_lossy(&event.data), &mut json)?,
        false => json.extend_from_slice(&event.data),
    }
    for (name, text) in [("event", &event.name), ("id", &event.id)] {
        if let Some(text) = text {
            json.extend_from_slice(format!(",\"{name}\":").as_bytes());
            push(text, &mut json)?;
        }
    }
    if let Some(retry) = event.retry {
        json.extend_from_slice(format!(",\"retry\":{retry}").as_bytes());
    }
    json.push(b'}');
    Ok(json)
}

fn push(text: &str, json: &mut Vec<u8>) -> Result<(), EncodeError> {
    JSON.encode(View::String(text), &ValueSchema::PLAIN, json)
}
