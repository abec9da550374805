//! Bodies that travel piece by piece, without ever being held as a whole.
//!
//! An input lends its stream to a request ([`Streaming::open`]), and an output takes over the body of
//! a response whose head has arrived ([`Streaming::receive`]). What the pieces mean is for the
//! format to say; nothing here knows an operation.

mod byte_stream;
mod error;
#[cfg(feature = "events")]
mod events;
#[cfg(feature = "event-stream")]
mod prefixed;
mod source;
mod stall;

pub use self::byte_stream::ByteStream;
pub use self::error::StreamError;
#[cfg(feature = "event-stream")]
pub(crate) use self::events::initial;
#[cfg(all(feature = "event-stream", feature = "sigv4"))]
pub(crate) use self::events::message;
#[cfg(feature = "event-stream")]
pub use self::events::{EventBinding, EventSchema, HeaderType};
#[cfg(feature = "events")]
pub use self::events::{
    EventFormat, EventPayload, EventStream, EventStreamError, ServerSentData, UnmodeledEvent,
};
#[cfg(feature = "event-stream")]
pub(crate) use self::prefixed::Prefixed;
pub(crate) use self::stall::Stalling;
use crate::transport::Body;

/// What the pieces of a stream are.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum StreamFormat {
    /// Bytes that mean nothing by themselves.
    Bytes {
        /// A request is sent only if the length is known before (Smithy: `requiresLength`).
        requires_length: bool,
    },
    /// Events, one after the other.
    #[cfg(feature = "events")]
    Events(EventFormat),
}

/// A value that is a stream: a field of an input, or of an output.
pub trait Streaming: Send + Sync {
    /// The body of one attempt to send the stream; nothing if there is no stream.
    ///
    /// # Errors
    /// When the stream was sent before and cannot be sent again, or is not of this format.
    fn open(&self, format: StreamFormat) -> Result<Option<Body>, StreamError>;

    /// Takes the body of a response.
    fn receive(&mut self, body: Body, format: StreamFormat);

    /// The file that the stream is the content of.
    #[cfg(feature = "multipart")]
    fn file(&self) -> Option<&crate::multipart::FilePart> {
        None
    }
}
