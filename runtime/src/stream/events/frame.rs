//! Frames: what one event is, in the bytes of a body.

use bytes::{Bytes, BytesMut};

use super::incoming::Received;
#[cfg(feature = "event-stream")]
use super::message;
use super::text::{DONE, Records, Resumption, ServerSent, object};
use super::{EventFormat, ServerSentData};
use crate::codec::Codec;
use crate::codecs::TEXT;
use crate::json::JSON;
use crate::schema::ValueSchema;
use crate::stream::StreamError;
use crate::value::Value;

/// Takes a body apart into frames.
pub(super) enum Framer {
    #[cfg(feature = "event-stream")]
    Messages,
    ServerSent(ServerSent, ServerSentData),
    Records(Records),
}

/// An event as it travels.
pub(super) enum Frame {
    #[cfg(feature = "event-stream")]
    Message(message::Message),
    /// JSON.
    Json(Bytes),
    /// Text.
    Text(Bytes),
    /// No event follows.
    End,
}

impl Framer {
    pub(super) fn new(format: EventFormat) -> Self {
        match format {
            #[cfg(feature = "event-stream")]
            EventFormat::Messages { .. } => Self::Messages,
            EventFormat::ServerSent(data) => Self::ServerSent(ServerSent::default(), data),
            EventFormat::Lines => Self::Records(Records::LINES),
            EventFormat::Sequence => Self::Records(Records::SEQUENCE),
        }
    }

    /// Takes the first frame out of the buffer; `None` if it is not there as a whole.
    pub(super) fn take(&mut self, buffer: &mut BytesMut, is_all: bool) -> Result<Option<Frame>, StreamError> {
        match self {
            #[cfg(feature = "event-stream")]
            Self::Messages => Ok(message::take(buffer, is_all)?.map(Frame::Message)),
            Self::Records(records) => Ok(records.take(buffer, is_all).map(Frame::Json)),
            Self::ServerSent(events, data) => {
                let Some(event) = events.take(buffer, is_all) else { return Ok(None) };
                if event.data == DONE {
                    return Ok(Some(Frame::End));
                }
                let whole = |is_text| object(&event, is_text).map_err(StreamError::Value);
                Ok(Some(match data {
                    ServerSentData::Object => Frame::Json(whole(false)?.into()),
                    ServerSentData::TextObject => Frame::Json(whole(true)?.into()),
                    ServerSentData::Json => Frame::Json(event.data.into()),
                    ServerSentData::Text => Frame::Text(event.data.into()),
                }))
            }
        }
    }

    /// What a client needs to know that asks again, if the format has words for it.
    pub(super) const fn resumption(&self) -> Option<&Resumption> {
        match self {
            Self::ServerSent(events, _) => Some(events.resumption()),
            _ => None,
        }
    }

    /// How many bytes are kept of a frame that is not there as a whole, beside those in the buffer.
    pub(super) const fn pending(&self) -> usize {
        match self {
            #[cfg(feature = "event-stream")]
            Self::Messages => 0,
            Self::Records(_) => 0,
            Self::ServerSent(events, _) => events.pending(),
        }
    }
}

impl Frame {
    pub(super) fn read<T: Value>(&self, event: &mut T) -> Result<Received, StreamError> {
        let read = match self {
            #[cfg(feature = "event-stream")]
            Self::Message(message) => return message::read(message, T::events(), event.slot()),
            Self::End => return Ok(Received::Nothing),
            Self::Json(json) => JSON.decode(json, event.slot(), &ValueSchema::PLAIN),
            Self::Text(text) => TEXT.decode(text, event.slot(), &ValueSchema::PLAIN),
        };
        read.map(|()| Received::Event).map_err(StreamError::Event)
    }
}
