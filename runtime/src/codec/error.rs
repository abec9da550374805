//! What goes wrong between values and bytes.
//!
//! Both errors are one pointer wide, so that the paths without an error stay cheap. The path is
//! put together while the error travels up, and neither error ever holds a value that was read or
//! written: it may be a secret.

use std::fmt;

use super::path::{self, Segment};

/// A document that cannot be read.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<DecodeDetails>);

#[derive(Clone, PartialEq, Eq)]
struct DecodeDetails {
    kind: DecodeErrorKind,
    /// The innermost segment comes first.
    path: Vec<Segment>,
    offset: Option<usize>,
}

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The bytes are not in the format, for this reason.
    Syntax(&'static str),
    /// Nesting is deeper than the limit.
    TooDeep {
        /// The number of levels that are read.
        limit: usize,
    },
    /// A value of another kind.
    Type {
        /// What was expected.
        expected: &'static str,
        /// What was found.
        found: &'static str,
    },
    /// Something of the right kind that the type cannot hold.
    Value {
        /// What was expected.
        expected: &'static str,
    },
    /// A required member is missing; it is the last part of the path.
    Missing,
    /// A key occurs twice; it is the last part of the path.
    Duplicate,
    /// A union without a member that is set.
    NoVariant,
    /// A union with more than one member that is set.
    TwoVariants,
}

/// A value that cannot be written.
#[derive(Clone, PartialEq, Eq)]
pub struct EncodeError(Box<EncodeDetails>);

#[derive(Clone, PartialEq, Eq)]
struct EncodeDetails {
    kind: EncodeErrorKind,
    /// The innermost segment comes first.
    path: Vec<Segment>,
}

/// Why a value cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// Nesting is deeper than the limit.
    TooDeep {
        /// The number of levels that are written.
        limit: usize,
    },
    /// The format has no place for this kind of value.
    Unsupported {
        /// The kind of value.
        value: &'static str,
        /// The format.
        format: &'static str,
    },
    /// A point in time outside of the years that the format can say.
    Timestamp,
    /// A union that holds nothing.
    NoVariant,
    /// More bytes than the format has a length for.
    TooLong,
}

impl DecodeError {
    /// An error at the value that is being read.
    #[cold]
    pub fn new(kind: DecodeErrorKind) -> Self {
        Self(Box::new(DecodeDetails { kind, path: Vec::new(), offset: None }))
    }

    /// The same error, with the place in the bytes where it was found, unless it has one.
    #[cold]
    #[must_use]
    pub fn at_offset(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    #[cold]
    pub(crate) fn within(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    /// Why the document cannot be read.
    pub fn kind(&self) -> &DecodeErrorKind {
        &self.0.kind
    }

    /// Where in the document, as in `$.items[2].name`.
    pub fn path(&self) -> String {
        path::text(&self.0.path)
    }

    /// The index of the byte at which the error was noticed, where the format has one.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.0.kind, self.path())?;
        match self.0.offset {
            Some(offset) => write!(f, " (byte {offset})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("kind", &self.0.kind)
            .field("path", &self.path())
            .field("offset", &self.0.offset)
            .finish()
    }
}

impl std::error::Error for DecodeError {}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(reason) => f.write_str(reason),
            Self::TooDeep { limit } => write!(f, "nested deeper than {limit} levels"),
            Self::Type { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Value { expected } => write!(f, "expected {expected}"),
            Self::Missing => f.write_str("required member is missing"),
            Self::Duplicate => f.write_str("key occurs twice"),
            Self::NoVariant => f.write_str("union without a member that is set"),
            Self::TwoVariants => f.write_str("union with more than one member that is set"),
        }
    }
}

impl EncodeError {
    /// An error at the value that is being written.
    #[cold]
    pub fn new(kind: EncodeErrorKind) -> Self {
        Self(Box::new(EncodeDetails { kind, path: Vec::new() }))
    }

    #[cold]
    pub(crate) fn within(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    /// Why the value cannot be written.
    pub fn kind(&self) -> &EncodeErrorKind {
        &self.0.kind
    }

    /// Which part of the value, as in `$.items[2].name`.
    pub fn path(&self) -> String {
        path::text(&self.0.path)
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.0.kind, self.path())
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodeError").field("kind", &self.0.kind).field("path", &self.path()).finish()
    }
}

impl std::error::Error for EncodeError {}

impl fmt::Display for EncodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooDeep { limit } => write!(f, "nested deeper than {limit} levels"),
            Self::Unsupported { value, format } => write!(f, "{value} cannot be written as {format}"),
            Self::Timestamp => f.write_str("timestamp outside of the years 0 to 9999"),
            Self::NoVariant => f.write_str("union that holds nothing"),
            Self::TooLong => f.write_str("more bytes than the format has a length for"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, DecodeErrorKind, EncodeError, Segment};

    #[test]
    fn the_error_is_one_pointer_wide() {
        assert_eq!(size_of::<Result<(), DecodeError>>(), size_of::<usize>());
        assert_eq!(size_of::<Result<(), EncodeError>>(), size_of::<usize>());
    }

    #[test]
    fn the_message_says_what_was_expected_and_where() {
        let error = DecodeError::new(DecodeErrorKind::Type { expected: "a string", found: "a number" })
            .at_offset(17)
            .at_offset(99)
            .within(Segment::Key("a b\n".to_owned()))
            .within(Segment::Index(2))
            .within(Segment::Member("items"));
        assert_eq!(error.to_string(), "expected a string, found a number at $.items[2]['a b\\n'] (byte 17)");
    }

    #[test]
    fn a_long_key_is_cut() {
        let error = DecodeError::new(DecodeErrorKind::Missing).within(Segment::Key("k".repeat(65)));
        assert_eq!(error.path(), format!("$['{}…']", "k".repeat(64)));
    }
}
