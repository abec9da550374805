//! Events whose frames are text: server-sent events, lines of JSON, sequences of JSON.
//!
//! In come bytes as they arrive, out come the data of one event after the other. What the data mean
//! is for the event's type to say.

mod records;
mod server_sent;
mod whole;

pub(super) use self::records::Records;
pub(super) use self::server_sent::{Resumption, ServerSent};
pub(super) use self::whole::object;

/// What stands in place of an event where a service says that no event follows. No specification has
/// it; services that write JSON in server-sent events do.
pub(super) const DONE: &[u8] = b"[DONE]";
