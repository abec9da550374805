//! What values are called in errors.

use super::{Slot, View};

impl View<'_> {
    /// What the value is called in an error.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Null => "null",
            Self::Unit => "an empty variant",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) | Self::Unsigned(_) | Self::BigInteger(_) => "an integer",
            Self::Float(_) | Self::Double(_) | Self::BigDecimal(_) => "a number",
            Self::String(_) => "a string",
            Self::Blob(_) => "a blob",
            Self::Timestamp(_) => "a timestamp",
            Self::Document(_) => "a document",
            Self::Structure(_) => "a structure",
            Self::Union(_) => "a union",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Stream(_) => "a stream",
        }
    }
}

impl Slot<'_> {
    /// What the value is called in an error.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Skip => "nothing",
            Self::Unit => "an empty variant",
            Self::Boolean(_) => "a boolean",
            Self::Byte(_) | Self::Short(_) | Self::Integer(_) | Self::Long(_) => "an integer",
            Self::UnsignedInteger(_) | Self::UnsignedLong(_) | Self::BigInteger(_) => "an integer",
            Self::IntEnum(_) => "an integer",
            Self::Float(_) | Self::Double(_) | Self::BigDecimal(_) => "a number",
            Self::String(_) | Self::Enum(_) => "a string",
            Self::Blob(_) => "a blob",
            Self::Timestamp(_) => "a timestamp",
            Self::Document(_) => "a document",
            Self::Option(_) => "a value",
            Self::Structure(_) => "a structure",
            Self::Union(_) => "a union",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Stream(_) => "a stream",
            Self::Response(_) => "a response",
        }
    }
}
