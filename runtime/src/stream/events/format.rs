//! How the events of a stream travel.

use bytes::Bytes;

use crate::codec::{Codec, EncodeError, EncodeErrorKind};
use crate::json::JSON;
use crate::schema::ValueSchema;
use crate::value::{Value, View};

/// How the events of a stream travel.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum EventFormat {
    /// Messages with headers and a payload, each in a frame with checksums
    /// ([`application/vnd.amazon.eventstream`](https://smithy.io/2.0/aws/amazon-eventstream.html)).
    #[cfg(feature = "event-stream")]
    Messages {
        /// How the members beside the stream travel, where they are a message before all others.
        initial: Option<EventPayload>,
    },
    /// Server-sent events (`text/event-stream`).
    ServerSent(ServerSentData),
    /// JSON, one value a line (`application/jsonl`, `application/x-ndjson`).
    Lines,
    /// A sequence of JSON texts (`application/json-seq`).
    Sequence,
}

/// What the type of server-sent events describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerSentData {
    /// The data, which are JSON.
    Json,
    /// The data, which are text.
    Text,
    /// The event as an object: its `data`, which are JSON, and `event`, `id` and `retry`.
    Object,
    /// The same, where the data are text.
    TextObject,
}

/// How the payload of an event is spelled.
#[derive(Debug, Clone, Copy)]
pub struct EventPayload {
    /// How it is written and read.
    pub codec: &'static dyn Codec,
    /// Its media type.
    pub media_type: &'static str,
}

impl EventPayload {
    /// A payload that is written and read by this codec, and of this media type.
    #[must_use]
    pub const fn new(codec: &'static dyn Codec, media_type: &'static str) -> Self {
        Self { codec, media_type }
    }
}

impl EventFormat {
    /// An event as it travels.
    pub(super) fn encode<T: Value>(self, event: View<'_>) -> Result<Bytes, EncodeError> {
        match self {
            #[cfg(feature = "event-stream")]
            Self::Messages { .. } => super::message::write(T::events(), event),
            Self::ServerSent(_) => Err(EncodeError::new(EncodeErrorKind::Unsupported {
                value: event.kind(),
                format: "a server-sent event",
            })),
            Self::Lines => json(&[], &event),
            Self::Sequence => json(b"\x1e", &event),
        }
    }

    /// Whether a body of this media type is in this format. What says nothing else is believed.
    pub(crate) fn takes(self, media_type: &str) -> bool {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match self {
            #[cfg(feature = "event-stream")]
            Self::Messages { .. } => true,
            // One document is one line.
            Self::Lines | Self::Sequence => true,
            Self::ServerSent(_) => !essence.ends_with("json"),
        }
    }
}

/// A value as JSON on a line of its own.
fn json(before: &[u8], event: &View<'_>) -> Result<Bytes, EncodeError> {
    let mut line = before.to_vec();
    JSON.encode(*event, &ValueSchema::PLAIN, &mut line)?;
    line.push(b'\n');
    Ok(line.into())
}
