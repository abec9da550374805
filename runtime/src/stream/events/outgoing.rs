//! Events of the caller's, as a body: one piece for each.

use std::collections::VecDeque;
use std::error::Error;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use super::EventFormat;
use crate::transport::{Body, TransportError, TransportErrorKind};
use crate::value::Value;

/// Events that someone else makes.
pub(super) type Source<T> = Pin<Box<dyn Stream<Item = Result<T, Box<dyn Error + Send + Sync>>> + Send>>;

/// A stream that never fails, as one that could.
pub(super) struct Infallible<S>(pub(super) Pin<Box<S>>);

impl<T, S: Stream<Item = T>> Stream for Infallible<S> {
    type Item = Result<T, Box<dyn Error + Send + Sync>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map(|event| event.map(Ok))
    }
}

/// A stream with any error, as one whose error has no type.
pub(super) struct Fallible<S>(pub(super) Pin<Box<S>>);

impl<T, E, S> Stream for Fallible<S>
where
    S: Stream<Item = Result<T, E>>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    type Item = Result<T, Box<dyn Error + Send + Sync>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map_err(Into::into)
    }
}

/// The events as a body.
pub(super) fn body<T: Value + 'static>(events: Source<T>, format: EventFormat) -> Body {
    Body::from_pieces(Box::pin(Outgoing { events: Mutex::new(events), format }))
}

/// Events that are written already.
pub(super) fn ready(frames: VecDeque<Bytes>) -> Body {
    Body::from_pieces(Box::pin(Ready(frames))).replayable()
}

/// The mutex is never locked: a body has to be `Sync`, and streams rarely are.
struct Outgoing<T> {
    events: Mutex<Source<T>>,
    format: EventFormat,
}

impl<T: Value> http_body::Body for Outgoing<T> {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let events = self.events.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Some(event) = ready!(events.as_mut().poll_next(context)) else { return Poll::Ready(None) };
        let frame = event.and_then(|event| Ok(self.format.encode::<T>(event.view())?));
        let failed = |error| TransportError::new(TransportErrorKind::Other, error);
        Poll::Ready(Some(frame.map(Frame::data).map_err(failed)))
    }
}

struct Ready(VecDeque<Bytes>);

impl http_body::Body for Ready {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Poll::Ready(self.0.pop_front().map(|frame| Ok(Frame::data(frame))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    /// How long a stream of events is, is not said: it may still be signed, event by event.
    fn size_hint(&self) -> SizeHint {
        SizeHint::new()
    }
}
