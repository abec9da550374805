//! The small wire formats: plain text, bytes, forms and streams.

mod bytes;
mod form;
mod stream;
mod text;

pub use self::bytes::{BYTES, Bytes};
pub use self::form::{FORM, Form};
#[cfg(feature = "event-stream")]
pub use self::stream::EVENT_STREAM;
pub use self::stream::{BYTE_STREAM, SIZED_BYTE_STREAM, Stream};
#[cfg(feature = "events")]
pub use self::stream::{
    JSON_LINES, JSON_SEQUENCE, SERVER_SENT, SERVER_SENT_OBJECTS, SERVER_SENT_TEXT, SERVER_SENT_TEXT_OBJECTS,
};
pub use self::text::{TEXT, Text};
use crate::codec::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::value::{Slot, View};

/// A value that the format has no place for.
#[cold]
fn unwritable(view: &View<'_>, format: &'static str) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unsupported { value: view.kind(), format })
}

/// A type that the format never holds.
#[cold]
fn unreadable(slot: &Slot<'_>, format: &'static str) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Type { expected: slot.kind(), found: format })
}

/// The text of a body.
fn utf8(body: &[u8]) -> Result<&str, DecodeError> {
    const NOT_UTF8: DecodeErrorKind = DecodeErrorKind::Syntax("text that is not UTF-8");
    std::str::from_utf8(body).map_err(|error| DecodeError::new(NOT_UTF8).at_offset(error.valid_up_to()))
}
