//! The errors that codecs of several formats have in common.

use super::{DEPTH_LIMIT, DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Segment};

/// Bytes that are not in the format.
#[cold]
pub(crate) fn broken(reason: &'static str, index: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Syntax(reason)).at_offset(index)
}

/// A document that is nested deeper than is read.
#[cold]
pub(crate) fn too_deep_to_read() -> DecodeError {
    DecodeError::new(DecodeErrorKind::TooDeep { limit: DEPTH_LIMIT })
}

/// A value that is nested deeper than is written.
#[cold]
pub(crate) fn too_deep_to_write() -> EncodeError {
    EncodeError::new(EncodeErrorKind::TooDeep { limit: DEPTH_LIMIT })
}

/// A structure that lacks this member.
#[cold]
pub(crate) fn missing(member: &'static str) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Missing).within(Segment::Member(member))
}

/// A union that holds nothing.
#[cold]
pub(crate) fn no_variant() -> EncodeError {
    EncodeError::new(EncodeErrorKind::NoVariant)
}
