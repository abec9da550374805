//! Why a response cannot be understood.

use std::error::Error;
use std::fmt;

use crate::codec::DecodeError;

/// Why a response cannot be understood.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The body is not what the specification describes; the error names the place in it.
    Body(DecodeError),
    /// A header is not what the specification describes.
    Header {
        /// The header's name.
        name: String,
        /// The member that it is read into.
        member: &'static str,
        /// What is wrong with its value.
        source: DecodeError,
    },
    /// A header holds something else than printable ASCII.
    HeaderText {
        /// The header's name.
        name: String,
        /// The member that it is read into.
        member: &'static str,
    },
    /// The operation reads a stream, and the body is of another media type.
    NoStream {
        /// The media type.
        media_type: String,
    },
    /// The body has more bytes than the client is configured to accept.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The schema of the operation does not fit its types. Generated code never gets here.
    Schema(&'static str),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(error) => error.fmt(f),
            Self::Header { name, member, source } => {
                write!(f, "the header `{name}` is not a value of `{member}`: {}", source.kind())
            }
            Self::HeaderText { name, member } => {
                write!(f, "the header `{name}` for `{member}` is not printable ASCII")
            }
            Self::NoStream { media_type } => write!(
                f,
                "the operation reads a stream, and the body is `{}`: the service may have to be asked for one",
                media_type.escape_debug()
            ),
            Self::TooLarge { limit } => write!(f, "the body is larger than {limit} bytes"),
            Self::Schema(what) => f.write_str(what),
        }
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Body(source) | Self::Header { source, .. } => Some(source),
            Self::HeaderText { .. } | Self::NoStream { .. } | Self::TooLarge { .. } | Self::Schema(_) => None,
        }
    }
}

impl From<DecodeError> for ReadError {
    fn from(error: DecodeError) -> Self {
        Self::Body(error)
    }
}
