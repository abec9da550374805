//! A stream of the caller's, as a body.

use std::error::Error;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use crate::transport::{Body, TransportError, TransportErrorKind};

/// Pieces of bytes that someone else makes, such as the lines of a file or what a channel brings.
///
/// The mutex is never locked: a body has to be `Sync`, and streams rarely are.
struct Source<S> {
    stream: Mutex<Pin<Box<S>>>,
    length: Option<u64>,
}

/// The stream as a body, with its length if that is known.
pub(super) fn body<S, B, E>(stream: S, length: Option<u64>) -> Body
where
    S: Stream<Item = Result<B, E>> + Send + 'static,
    B: Into<Bytes>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    Body::from_pieces(Box::pin(Source { stream: Mutex::new(Box::pin(stream)), length }))
}

impl<S, B, E> http_body::Body for Source<S>
where
    S: Stream<Item = Result<B, E>> + Send,
    B: Into<Bytes>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let stream = self.stream.get_mut().unwrap_or_else(PoisonError::into_inner);
        let piece = ready!(stream.as_mut().poll_next(context));
        Poll::Ready(piece.map(|piece| match piece {
            Ok(bytes) => Ok(Frame::data(bytes.into())),
            Err(error) => Err(TransportError::new(TransportErrorKind::Other, error)),
        }))
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
