//! The body of a response that comes slowly, or not to its end.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::Frame;

use crate::transport::{Body, TransportError, TransportErrorKind};

/// How a body flows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flow {
    /// The length of its pieces, and the time between them; all at once without.
    pub(super) pieces: Option<(usize, Duration)>,
    pub(super) end: End,
}

/// How a body ends.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum End {
    /// With its last byte.
    #[default]
    Whole,
    /// With the connection, behind so many bytes.
    Broken(usize),
    /// Never, behind so many bytes.
    Stalled(usize),
}

impl Flow {
    /// The body with these bytes.
    pub(super) fn body(self, bytes: Bytes) -> Body {
        let kept = match self.end {
            End::Whole if self.pieces.is_none() => return Body::from(bytes),
            End::Whole => bytes.len(),
            End::Broken(kept) | End::Stalled(kept) => kept.min(bytes.len()),
        };
        let rest = bytes.slice(..kept);
        Body::from_pieces(Box::pin(Flowing { rest, flow: self, pause: None, begun: false }))
    }
}

struct Flowing {
    rest: Bytes,
    flow: Flow,
    pause: Option<Pin<Box<tokio::time::Sleep>>>,
    begun: bool,
}

impl http_body::Body for Flowing {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if self.rest.is_empty() {
            return match self.flow.end {
                End::Whole => Poll::Ready(None),
                End::Broken(_) => {
                    // Whoever asks again has been told.
                    self.flow.end = End::Whole;
                    const CAUSE: &str = "the body broke off, as the script says";
                    Poll::Ready(Some(Err(TransportError::new(TransportErrorKind::Interrupted, CAUSE))))
                }
                End::Stalled(_) => Poll::Pending,
            };
        }
        let Some((length, pause)) = self.flow.pieces else {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.rest)))));
        };
        if self.begun {
            let sleep = self.pause.get_or_insert_with(|| Box::pin(tokio::time::sleep(pause)));
            ready!(sleep.as_mut().poll(context));
            self.pause = None;
        }
        self.begun = true;
        let length = length.min(self.rest.len());
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(length)))))
    }
}
