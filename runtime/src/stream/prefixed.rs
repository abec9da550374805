//! A body of which the beginning is at hand.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use crate::transport::{Body, TransportError};

/// These bytes, and then a body.
pub(crate) struct Prefixed {
    first: Option<Bytes>,
    rest: Body,
}

impl Prefixed {
    /// The body with the bytes in front of it, which are a piece of their own.
    pub(crate) fn body(first: Bytes, rest: Body) -> Body {
        if first.is_empty() {
            return rest;
        }
        let is_replayable = rest.is_replayable();
        let body = Body::from_pieces(Box::pin(Self { first: Some(first), rest }));
        if is_replayable { body.replayable() } else { body }
    }
}

impl HttpBody for Prefixed {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match self.first.take() {
            Some(first) => Poll::Ready(Some(Ok(Frame::data(first)))),
            None => Pin::new(&mut self.rest).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.first.is_none() && self.rest.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let first = self.first.as_ref().map_or(0, |first| first.len() as u64);
        match self.rest.size_hint().exact() {
            Some(rest) => SizeHint::with_exact(first.saturating_add(rest)),
            None => SizeHint::new(),
        }
    }
}
