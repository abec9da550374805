//! Streams of events: typed values that travel one after the other in one body.
//!
//! A generated input or output holds an [`EventStream`]. How its events travel is in the operation's
//! schema ([`EventFormat`]), where the members of an event travel in tables of the event's type
//! ([`EventSchema`]). What is not of a type is done here once: bodies are taken apart into frames, and
//! frames are read and written by the codecs that documents have. Nothing here knows an operation.

mod error;
mod event_stream;
mod format;
mod frame;
mod incoming;
#[cfg(feature = "event-stream")]
pub(crate) mod message;
mod outgoing;
#[cfg(feature = "event-stream")]
mod schema;
mod text;

pub use self::error::{EventStreamError, UnmodeledEvent};
pub use self::event_stream::EventStream;
pub use self::format::{EventFormat, EventPayload, ServerSentData};
#[cfg(feature = "event-stream")]
pub(crate) use self::message::initial;
#[cfg(feature = "event-stream")]
pub use self::schema::{EventBinding, EventSchema, HeaderType};

/// An event with more bytes than this is not read, unless the caller says otherwise: nobody could hold it.
const EVENT_LIMIT: usize = 64 * 1024 * 1024;
