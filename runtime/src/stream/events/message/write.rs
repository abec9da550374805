//! Events as messages.

use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::Bytes;

use super::{
    CONTENT_TYPE, EVENT, EVENT_TYPE, EXCEPTION, EXCEPTION_TYPE, MESSAGE_TYPE, frame, header, unknown,
};
use crate::codec::{EncodeError, EncodeErrorKind, Segment};
use crate::stream::events::{EventBinding, EventPayload, EventSchema};
use crate::value::{Structure, Variant, View};

/// The frame of an event.
pub(in crate::stream::events) fn write(
    events: &'static [EventSchema],
    event: View<'_>,
) -> Result<Bytes, EncodeError> {
    let View::Union(union) = event else { return Err(no_event(&event)) };
    let message = match union.variant() {
        Variant::Unknown(member) => unknown::message(member)?,
        Variant::Known(index, View::Structure(structure)) => {
            let schema = events.get(index).zip(union.schema().variants.get(index));
            let (schema, variant) = schema.ok_or_else(|| no_event(&event))?;
            message(schema, variant.name, structure)
                .map_err(|error| error.within(Segment::Member(variant.name)))?
        }
        Variant::Known(_, other) => return Err(no_event(&other)),
    };
    frame::encode(&message)
}

fn no_event(view: &View<'_>) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unsupported { value: view.kind(), format: "an event" })
}

fn message(schema: &EventSchema, name: &'static str, event: &dyn Structure) -> Result<Message, EncodeError> {
    let mut headers = kind(schema.is_exception, name);
    let payload = match &schema.payload {
        Some(payload) => self::payload(schema, payload, event)?,
        None => None,
    };
    if let Some((_, media_type)) = &payload {
        headers.push(text(CONTENT_TYPE, media_type));
    }
    let members = event.schema().members.iter().zip(schema.members);
    for (index, (member, binding)) in members.enumerate() {
        let EventBinding::Header(kind) = binding else { continue };
        let value = header::write(*kind, &event.member(index));
        if let Some(value) = value.map_err(|error| error.within(Segment::Member(member.name)))? {
            headers.push(Header::new(member.name, value));
        }
    }
    Ok(Message::new_from_parts(headers, payload.map(|(bytes, _)| bytes).unwrap_or_default()))
}

/// The headers that say what a message is.
pub(super) fn kind(is_exception: bool, name: &'static str) -> Vec<Header> {
    let (kind, place) = if is_exception { (EXCEPTION, EXCEPTION_TYPE) } else { (EVENT, EVENT_TYPE) };
    vec![text(MESSAGE_TYPE, kind), text(place, name)]
}

pub(super) fn text(name: &'static str, value: &'static str) -> Header {
    Header::new(name, HeaderValue::String(value.into()))
}

/// The payload and its media type; nothing if the member that is all of it is not set.
fn payload(
    schema: &EventSchema,
    payload: &EventPayload,
    event: &dyn Structure,
) -> Result<Option<(Vec<u8>, &'static str)>, EncodeError> {
    let mut bytes = Vec::new();
    let whole = schema.members.iter().position(|binding| *binding == EventBinding::Payload);
    match whole.map(|index| (event.member(index), event.schema().members.get(index))) {
        Some((View::Absent | View::Null, _) | (_, None)) => return Ok(None),
        Some((view, Some(member))) => payload.codec.encode(view, &member.value, &mut bytes)?,
        None => {
            let include = |index: usize| matches!(schema.members.get(index), Some(EventBinding::Document));
            payload.codec.encode_members(event, &include, &mut bytes)?;
        }
    }
    Ok(Some((bytes, payload.media_type)))
}
