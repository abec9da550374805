//! How the events of a stream travel.

use bytes::Bytes;

use crate::codec::{Codec, EncodeError};
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
        }
    }
}
