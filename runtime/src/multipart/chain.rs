//! Bodies one after the other, as one.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use crate::transport::{Body, TransportError};

/// Bodies that follow each other.
#[derive(Default)]
pub(super) struct Chain(VecDeque<Body>);

impl Chain {
    /// Adds bytes.
    pub(super) fn push(&mut self, bytes: Vec<u8>) {
        self.0.push_back(bytes.into());
    }

    /// Adds a body that is in pieces.
    pub(super) fn push_body(&mut self, body: Body) {
        self.0.push_back(body);
    }

    /// All of them as one body: bytes if all are at hand.
    pub(super) fn into_body(self) -> Body {
        let pieces: Option<Vec<&Bytes>> = self.0.iter().map(Body::as_bytes).collect();
        if let Some(pieces) = pieces {
            return pieces.into_iter().map(AsRef::as_ref).collect::<Vec<&[u8]>>().concat().into();
        }
        let again = self.0.iter().all(Body::is_replayable);
        let body = Body::from_pieces(Box::pin(self));
        if again { body.replayable() } else { body }
    }
}

impl HttpBody for Chain {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_frame(context)) {
                // What follows the bytes of a part has no place inside of a body.
                Some(Ok(frame)) if !frame.is_data() => {}
                Some(frame) => return Poll::Ready(Some(frame)),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.0.iter().all(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let lengths: Option<Vec<u64>> = self.0.iter().map(|body| body.size_hint().exact()).collect();
        lengths.map_or_else(SizeHint::default, |lengths| SizeHint::with_exact(lengths.iter().sum()))
    }
}
