//! What a specification says about the events of a union, as constants.

use super::EventPayload;

/// How one event of a stream travels (Smithy:
/// [event message serialization](https://smithy.io/2.0/spec/streaming.html#event-message-serialization)).
#[derive(Debug, Clone, Copy)]
pub struct EventSchema {
    /// It is an error, which travels as an exception and ends the stream.
    pub is_exception: bool,
    /// Where each member of the event travels, in the order of the members.
    pub members: &'static [EventBinding],
    /// What the payload is; nothing if all members are headers, or there are none.
    pub payload: Option<EventPayload>,
}

impl EventSchema {
    /// An event whose members travel like this, without a payload.
    #[must_use]
    pub const fn new(members: &'static [EventBinding]) -> Self {
        Self { is_exception: false, members, payload: None }
    }

    /// Sets what the payload is.
    #[must_use]
    pub const fn payload(mut self, payload: EventPayload) -> Self {
        self.payload = Some(payload);
        self
    }

    /// Says that the event is an error.
    #[must_use]
    pub const fn exception(mut self) -> Self {
        self.is_exception = true;
        self
    }
}

/// Where a member of an event travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventBinding {
    /// A header with the name of the member (Smithy: `eventHeader`).
    Header(HeaderType),
    /// The whole payload (Smithy: `eventPayload`).
    Payload,
    /// A member of the document that is the payload.
    Document,
}

/// The type of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderType {
    /// `true` or `false`.
    Boolean,
    /// An integer of 8 bits.
    Byte,
    /// An integer of 16 bits.
    Short,
    /// An integer of 32 bits.
    Integer,
    /// An integer of 64 bits.
    Long,
    /// Bytes.
    Blob,
    /// Text.
    String,
    /// A point in time, to the millisecond.
    Timestamp,
}
