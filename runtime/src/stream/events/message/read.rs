//! Messages as events.

use aws_smithy_types::event_stream::Message;

use super::{
    ERROR, ERROR_CODE, ERROR_MESSAGE, EVENT, EVENT_TYPE, EXCEPTION, EXCEPTION_TYPE, INITIAL_RESPONSE,
    MESSAGE_TYPE, header, text, unknown,
};
use crate::codec::{DecodeError, Segment};
use crate::operation::ErrorCode;
use crate::response;
use crate::stream::StreamError;
use crate::stream::events::error::UnmodeledEvent;
use crate::stream::events::incoming::Received;
use crate::stream::events::{EventBinding, EventSchema};
use crate::unknown::SdkUnknownMember;
use crate::value::{Slot, Structure, Union};

/// Reads a message into an event.
pub(in crate::stream::events) fn read(
    message: &Message,
    events: &'static [EventSchema],
    slot: Slot<'_>,
) -> Result<Received, StreamError> {
    let Slot::Union(union) = slot else { return Err(StreamError::Format) };
    match text(message, MESSAGE_TYPE) {
        Some(EVENT) => event(message, events, union),
        Some(EXCEPTION) => exception(message, events, union),
        Some(ERROR) => {
            let said = |name| text(message, name).map(str::to_owned);
            Ok(Received::Unmodeled(UnmodeledEvent {
                code: said(ERROR_CODE),
                message: said(ERROR_MESSAGE),
                value: unknown::document(message),
            }))
        }
        Some(_) => Err(StreamError::Frame("a message is neither an event, an exception nor an error")),
        None => Err(StreamError::Frame("a message does not say what it is")),
    }
}

fn event(
    message: &Message,
    events: &'static [EventSchema],
    union: &mut dyn Union,
) -> Result<Received, StreamError> {
    let name =
        text(message, EVENT_TYPE).ok_or(StreamError::Frame("a message does not say which event it is"))?;
    match find(events, union, name, false) {
        Some((name, index, schema)) => {
            members(message, name, schema, union.select(index))?;
            Ok(Received::Event)
        }
        // It has been read, or there are no members for it (Smithy: initial messages).
        None if name == INITIAL_RESPONSE => Ok(Received::Nothing),
        None => {
            union.set_unknown(SdkUnknownMember::new(name, unknown::document(message)));
            Ok(Received::Event)
        }
    }
}

fn exception(
    message: &Message,
    events: &'static [EventSchema],
    union: &mut dyn Union,
) -> Result<Received, StreamError> {
    let name = text(message, EXCEPTION_TYPE)
        .ok_or(StreamError::Frame("a message does not say which exception it is"))?;
    if let Some((name, index, schema)) = find(events, union, name, true) {
        members(message, name, schema, union.select(index))?;
        return Ok(Received::Exception);
    }
    let said = response::message(ErrorCode::AmazonJson, message.payload());
    let value = unknown::document(message);
    Ok(Received::Unmodeled(UnmodeledEvent { code: Some(name.to_owned()), message: said, value }))
}

fn find(
    events: &'static [EventSchema],
    union: &dyn Union,
    name: &str,
    is_exception: bool,
) -> Option<(&'static str, usize, &'static EventSchema)> {
    let variants = union.schema().variants.iter().zip(events).enumerate();
    let mut found =
        variants.filter(|(_, (variant, event))| variant.name == name && event.is_exception == is_exception);
    found.next().map(|(index, (variant, event))| (variant.name, index, event))
}

/// Reads the members of an event.
fn members(
    message: &Message,
    name: &'static str,
    schema: &EventSchema,
    slot: Slot<'_>,
) -> Result<(), StreamError> {
    let structure = match slot {
        Slot::Structure(structure) => structure,
        Slot::Unit => return Ok(()),
        _ => return Err(StreamError::Format),
    };
    let failed = |error: DecodeError| StreamError::Event(error.within(Segment::Member(name)));
    headers(message, schema, structure).map_err(failed)?;
    let Some(payload) = &schema.payload else { return Ok(()) };
    let whole = schema.members.iter().position(|binding| *binding == EventBinding::Payload);
    let bytes = message.payload();
    match whole.map(|index| (structure.schema().members.get(index), index)) {
        Some((Some(member), index)) if !bytes.is_empty() => {
            payload.codec.decode(bytes, structure.member_mut(index), &member.value).map_err(failed)
        }
        Some(_) => Ok(()),
        None => {
            let include = |index: usize| matches!(schema.members.get(index), Some(EventBinding::Document));
            payload.codec.decode_members(bytes, structure, &include).map_err(failed)
        }
    }
}

fn headers(message: &Message, schema: &EventSchema, event: &mut dyn Structure) -> Result<(), DecodeError> {
    let members = event.schema().members;
    for (index, (member, binding)) in members.iter().zip(schema.members).enumerate() {
        if let EventBinding::Header(_) = binding
            && let Some(found) = message.headers().iter().find(|it| it.name().as_str() == member.name)
        {
            header::read(found.value(), event.member_mut(index))
                .map_err(|error| error.within(Segment::Member(member.name)))?;
        }
    }
    Ok(())
}
