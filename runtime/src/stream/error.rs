//! Why a stream ended before its end.

use std::error::Error;
use std::fmt;

use crate::codec::{DecodeError, EncodeError};
use crate::transport::TransportError;

/// Why a stream ended before its end.
#[derive(Debug)]
#[non_exhaustive]
pub enum StreamError {
    /// The connection broke off, nothing arrived for too long, or the source of a request's stream
    /// failed.
    Transport(TransportError),
    /// There are more bytes than the reader asked for, or than an event can have.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// What arrived is no message of the stream's format, or breaks off within one.
    Frame(&'static str),
    /// One event is not what the specification describes; the error names the place in it.
    Event(DecodeError),
    /// A value cannot be written; the error names the place in it.
    Value(EncodeError),
    /// The stream was sent already, and cannot be read a second time.
    Sent,
    /// The value is of another kind than the format of the operation. Generated code never gets
    /// here.
    Format,
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => error.fmt(f),
            Self::TooLarge { limit } => write!(f, "more than {limit} bytes arrived"),
            Self::Frame(what) => f.write_str(what),
            Self::Event(error) => write!(f, "an event cannot be read: {error}"),
            Self::Value(error) => error.fmt(f),
            Self::Sent => f.write_str("the stream was sent before and cannot be read again"),
            Self::Format => f.write_str("the stream is not of the operation's format"),
        }
    }
}

impl Error for StreamError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Transport(error) => Some(error),
            Self::Event(error) => Some(error),
            Self::Value(error) => Some(error),
            Self::TooLarge { .. } | Self::Frame(_) | Self::Sent | Self::Format => None,
        }
    }
}

impl From<TransportError> for StreamError {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}
