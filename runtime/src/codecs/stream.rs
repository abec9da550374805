//! Bodies that are streams.

use super::{unreadable, unwritable};
use crate::codec::{Codec, DecodeError, EncodeError};
use crate::schema::ValueSchema;
#[cfg(feature = "event-stream")]
use crate::stream::EventPayload;
use crate::stream::StreamFormat;
#[cfg(feature = "events")]
use crate::stream::{EventFormat, ServerSentData};
use crate::value::{Slot, Structure, View};

/// Bytes as a stream.
pub static BYTE_STREAM: Stream = Stream(StreamFormat::Bytes { requires_length: false });

/// Bytes as a stream, the length of which must be known before it is sent.
pub static SIZED_BYTE_STREAM: Stream = Stream(StreamFormat::Bytes { requires_length: true });

/// A stream of events in messages, where the members beside it travel elsewhere.
#[cfg(feature = "event-stream")]
pub static EVENT_STREAM: Stream = Stream(StreamFormat::Events(EventFormat::Messages { initial: None }));

/// Server-sent events whose data are JSON.
#[cfg(feature = "events")]
pub static SERVER_SENT: Stream = server_sent(ServerSentData::Json);

/// Server-sent events whose data are text.
#[cfg(feature = "events")]
pub static SERVER_SENT_TEXT: Stream = server_sent(ServerSentData::Text);

/// Server-sent events as objects whose `data` are JSON.
#[cfg(feature = "events")]
pub static SERVER_SENT_OBJECTS: Stream = server_sent(ServerSentData::Object);

/// Server-sent events as objects whose `data` are text.
#[cfg(feature = "events")]
pub static SERVER_SENT_TEXT_OBJECTS: Stream = server_sent(ServerSentData::TextObject);

/// JSON, one value a line.
#[cfg(feature = "events")]
pub static JSON_LINES: Stream = Stream(StreamFormat::Events(EventFormat::Lines));

/// A sequence of JSON texts.
#[cfg(feature = "events")]
pub static JSON_SEQUENCE: Stream = Stream(StreamFormat::Events(EventFormat::Sequence));

#[cfg(feature = "events")]
const fn server_sent(data: ServerSentData) -> Stream {
    Stream(StreamFormat::Events(EventFormat::ServerSent(data)))
}

/// The codec for streams; see [`BYTE_STREAM`]. A stream is never held as a whole, so what it can do
/// is say how the stream is to be read ([`Codec::stream`]).
#[derive(Debug)]
pub struct Stream(StreamFormat);

#[cfg(feature = "event-stream")]
impl Stream {
    /// A stream of events in messages, the first of which has the members beside the stream.
    #[must_use]
    pub const fn with_initial(initial: EventPayload) -> Self {
        Self(StreamFormat::Events(EventFormat::Messages { initial: Some(initial) }))
    }
}

const FORMAT: &str = "a stream";

impl Codec for Stream {
    fn encode(&self, value: View<'_>, _: &ValueSchema, _: &mut Vec<u8>) -> Result<(), EncodeError> {
        Err(unwritable(&value, FORMAT))
    }

    fn encode_members(
        &self,
        value: &dyn Structure,
        _: &dyn Fn(usize) -> bool,
        _: &mut Vec<u8>,
    ) -> Result<(), EncodeError> {
        Err(unwritable(&View::Structure(value), FORMAT))
    }

    fn decode(&self, _: &[u8], slot: Slot<'_>, _: &ValueSchema) -> Result<(), DecodeError> {
        Err(unreadable(&slot, FORMAT))
    }

    fn decode_members(
        &self,
        _: &[u8],
        value: &mut dyn Structure,
        _: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        Err(unreadable(&Slot::Structure(value), FORMAT))
    }

    fn stream(&self) -> Option<StreamFormat> {
        Some(self.0)
    }
}
