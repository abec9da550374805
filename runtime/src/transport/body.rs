//! The body of a request or of a response: bytes that are at hand, or that come in pieces.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::TransportError;

/// A body that arrives in pieces, whatever its type.
pub type BoxBody = Pin<Box<dyn HttpBody<Data = Bytes, Error = TransportError> + Send + Sync>>;

/// The body of a request or of a response.
///
/// It is itself a body in the sense of the crate `http-body`, so that a transport can hand it on
/// without a copy.
pub struct Body(Inner);

enum Inner {
    Whole(Bytes),
    Pieces(BoxBody),
    /// The same, from a source that can begin anew.
    Replayable(BoxBody),
}

impl Body {
    /// A body without a single byte.
    pub const fn empty() -> Self {
        Self(Inner::Whole(Bytes::new()))
    }

    /// A body that arrives in pieces.
    pub fn from_pieces(pieces: BoxBody) -> Self {
        Self(Inner::Pieces(pieces))
    }

    /// Says that whoever made the body can make it again.
    #[must_use]
    pub fn replayable(self) -> Self {
        match self.0 {
            Inner::Pieces(pieces) => Self(Inner::Replayable(pieces)),
            _ => self,
        }
    }

    /// The bytes, if all of them are at hand.
    pub const fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Inner::Whole(bytes) => Some(bytes),
            Inner::Pieces(_) | Inner::Replayable(_) => None,
        }
    }

    /// Whether the body can be sent more than once.
    pub const fn is_replayable(&self) -> bool {
        matches!(self.0, Inner::Whole(_) | Inner::Replayable(_))
    }

    /// Takes the bytes if they are at hand, otherwise what brings them.
    pub fn into_bytes(self) -> Result<Bytes, BoxBody> {
        match self.0 {
            Inner::Whole(bytes) => Ok(bytes),
            Inner::Pieces(pieces) | Inner::Replayable(pieces) => Err(pieces),
        }
    }

    /// Reads the body to its end, but no further than the limit in bytes.
    pub(crate) async fn collect(self, limit: usize) -> Result<Bytes, CollectError> {
        let mut pieces = match self.0 {
            Inner::Whole(bytes) if bytes.len() > limit => return Err(CollectError::TooLarge),
            Inner::Whole(bytes) => return Ok(bytes),
            Inner::Pieces(pieces) | Inner::Replayable(pieces) => pieces,
        };
        let mut all = BytesMut::new();
        while let Some(frame) = std::future::poll_fn(|context| pieces.as_mut().poll_frame(context)).await {
            let Ok(data) = frame.map_err(CollectError::Transport)?.into_data() else { continue };
            if data.len() > limit.saturating_sub(all.len()) {
                return Err(CollectError::TooLarge);
            }
            all.extend_from_slice(&data);
        }
        Ok(all.freeze())
    }
}

/// Why a body was not read to its end.
#[derive(Debug)]
pub(crate) enum CollectError {
    /// It has more bytes than the limit allows.
    TooLarge,
    /// It broke off.
    Transport(TransportError),
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.0 {
            Inner::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Inner::Pieces(pieces) | Inner::Replayable(pieces) => pieces.as_mut().poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Whole(bytes) => bytes.is_empty(),
            Inner::Pieces(pieces) | Inner::Replayable(pieces) => pieces.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Pieces(pieces) | Inner::Replayable(pieces) => pieces.size_hint(),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Whole(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Inner::Whole(bytes.into()))
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self(Inner::Whole(Bytes::from_static(text.as_bytes())))
    }
}

/// Prints how many bytes there are, never which: they may hold secrets.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Whole(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Inner::Pieces(_) | Inner::Replayable(_) => f.write_str("Body(in pieces)"),
        }
    }
}
