//! Why an input cannot be sent.

use std::error::Error;
use std::fmt;

use crate::codec::EncodeError;
use crate::stream::StreamError;

/// Why an input cannot be sent. Members are named as on the wire; values are never repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// A label of the path or of the host is not set, or is an empty text.
    EmptyLabel {
        /// The member that is the label.
        member: &'static str,
    },
    /// A segment of the path would be empty, `.` or `..`, in plain or percent-encoded form: servers
    /// and libraries on the way would take it for another path.
    UnsafeSegment {
        /// The member that is a label in that segment, the first if there are several.
        member: &'static str,
    },
    /// A label of the host would not be one: 1 to 63 letters, digits and hyphens.
    HostLabel,
    /// The operation needs a host prefix, and the endpoint's host is an address.
    HostPrefix,
    /// A header's value holds a line break, another control character, or is not ASCII.
    HeaderValue {
        /// The header's name.
        name: String,
    },
    /// A text is not the name of a header, or of one that callers must not set, because it decides
    /// where the request ends or goes to.
    HeaderName {
        /// The name, in printable characters.
        name: String,
    },
    /// A member's value has a form for which there is no spelling in the place where it travels.
    Unsupported {
        /// The member.
        member: &'static str,
        /// Where it travels.
        place: &'static str,
    },
    /// The input does not keep the limits of its specification.
    #[cfg(feature = "validation")]
    Limits(crate::validation::Violations),
    /// A value cannot be written; the error names the place in it.
    Value(EncodeError),
    /// A member names an algorithm of checksums that cannot be computed.
    Checksum {
        /// The member.
        member: &'static str,
    },
    /// The service wants to know how long the stream is, and nobody knows.
    StreamLength,
    /// The stream was sent before and cannot be sent again, or its body cannot be what the operation
    /// needs done with it.
    Stream(&'static str),
    /// There were no random bytes for an idempotency token or the boundary of parts.
    Token,
    /// The schema of the operation contradicts itself. Generated code never gets here.
    Schema(&'static str),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyLabel { member } => write!(f, "`{member}` must not be empty: it is part of the URL"),
            Self::UnsafeSegment { member } => write!(
                f,
                "`{member}` would make a segment of the path empty, `.` or `..`, which means another path"
            ),
            Self::HostLabel => {
                f.write_str("the host prefix has a part that is not 1 to 63 letters, digits and hyphens")
            }
            Self::HostPrefix => f.write_str(
                "the operation puts a prefix in front of the endpoint's host, which is an address; \
                 turn host prefixes off or use a name",
            ),
            Self::HeaderValue { name } => {
                write!(f, "the value of the header `{name}` holds a line break or is not printable ASCII")
            }
            Self::HeaderName { name } => write!(f, "`{name}` is not the name of a header that can be set"),
            Self::Unsupported { member, place } => write!(f, "`{member}` has no spelling in {place}"),
            #[cfg(feature = "validation")]
            Self::Limits(violations) => violations.fmt(f),
            Self::Value(error) => error.fmt(f),
            Self::Checksum { member } => {
                write!(f, "`{member}` names an algorithm of checksums that cannot be computed")
            }
            Self::StreamLength => f.write_str(
                "the service needs to know the length of the stream: make it with `ByteStream::with_length`",
            ),
            Self::Stream(what) => f.write_str(what),
            Self::Token => f.write_str("there are no random bytes"),
            Self::Schema(what) => f.write_str(what),
        }
    }
}

impl Error for RequestError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            #[cfg(feature = "validation")]
            Self::Limits(violations) => Some(violations),
            Self::Value(error) => Some(error),
            _ => None,
        }
    }
}

impl RequestError {
    /// Why a stream cannot be sent.
    pub(crate) fn from_stream(error: StreamError) -> Self {
        match error {
            StreamError::Sent => Self::Stream("the stream was sent before and cannot be sent again"),
            StreamError::Value(error) => Self::Value(error),
            _ => Self::Schema("the stream is not of the operation's format"),
        }
    }
}

impl From<EncodeError> for RequestError {
    fn from(error: EncodeError) -> Self {
        Self::Value(error)
    }
}
