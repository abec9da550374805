//! A response's body that gives up when nothing arrives for too long.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use crate::clock::Clock;
use crate::transport::{Body, BoxFuture, TransportError, TransportErrorKind};

/// A body with a limit on how long its next piece may take.
///
/// The time runs only while somebody waits for a piece: a reader that is slow itself is no stall.
pub(crate) struct Stalling {
    body: Body,
    clock: Arc<dyn Clock>,
    limit: Duration,
    /// The end of the present wait. The mutex is never locked: a body has to be `Sync`.
    wait: Mutex<Option<BoxFuture<'static, ()>>>,
}

impl Stalling {
    /// The body with this limit, if there is one. A body that is at hand needs none.
    pub(crate) fn limit(body: Body, clock: &Arc<dyn Clock>, limit: Option<Duration>) -> Body {
        match limit {
            Some(limit) if body.as_bytes().is_none() => {
                let clock = Arc::clone(clock);
                Body::from_pieces(Box::pin(Self { body, clock, limit, wait: Mutex::new(None) }))
            }
            _ => body,
        }
    }
}

impl HttpBody for Stalling {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = &mut *self;
        let wait = this.wait.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) {
            *wait = None;
            return Poll::Ready(frame);
        }
        let sleep = wait.get_or_insert_with(|| this.clock.sleep(this.limit));
        sleep.as_mut().poll(context).map(|()| {
            let why = format!("nothing arrived for {:?}", this.limit);
            Some(Err(TransportError::new(TransportErrorKind::Timeout, why)))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
