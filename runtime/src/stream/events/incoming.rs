//! A body that is a stream of events, read one by one.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::Body as _;

use super::error::{EventStreamError, UnmodeledEvent};
use super::frame::{Frame, Framer};
use super::text::Resumption;
use super::{EVENT_LIMIT, EventFormat};
use crate::stream::StreamError;
use crate::transport::Body;
use crate::value::Value;

/// A stream of events on its way from the server.
pub(super) struct Incoming {
    body: Body,
    framer: Framer,
    /// What has arrived and is not a whole event yet.
    buffer: BytesMut,
    state: State,
    /// How many bytes one event may have.
    limit: usize,
}

#[derive(PartialEq, Eq)]
enum State {
    Open,
    /// The body has ended; what is in the buffer may still hold events.
    Drained,
    /// Nothing more is read.
    Over,
}

/// What one frame turned out to be.
#[cfg_attr(not(feature = "event-stream"), allow(dead_code, reason = "text has no frames for errors"))]
pub(super) enum Received {
    /// An event.
    Event,
    /// Nothing that concerns a caller.
    Nothing,
    /// An error that the specification describes, and that was read like an event.
    Exception,
    /// An error that it does not describe.
    Unmodeled(UnmodeledEvent),
}

impl Incoming {
    pub(super) fn new(body: Body, format: EventFormat) -> Self {
        Self {
            body,
            framer: Framer::new(format),
            buffer: BytesMut::new(),
            state: State::Open,
            limit: EVENT_LIMIT,
        }
    }

    /// Waits for no event of more than so many bytes.
    pub(super) const fn limit_events(&mut self, bytes: usize) {
        self.limit = bytes;
    }

    /// What a client needs to know that asks again, if the format has words for it.
    pub(super) const fn resumption(&self) -> Option<&Resumption> {
        self.framer.resumption()
    }

    /// The next event.
    pub(super) fn poll_event<T: Value>(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<T, EventStreamError<T>>>> {
        loop {
            let frame = match ready!(self.poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                Some(Ok(frame)) => frame,
            };
            let mut event = T::empty();
            let found = match frame.read::<T>(&mut event) {
                Ok(Received::Nothing) => continue,
                Ok(Received::Event) => Ok(event),
                Ok(Received::Exception) => Err(EventStreamError::Exception(Box::new(event))),
                Ok(Received::Unmodeled(error)) => Err(EventStreamError::Unmodeled(Box::new(error))),
                Err(error) => return Poll::Ready(Some(Err(error.into()))),
            };
            if found.is_err() {
                self.end();
            }
            return Poll::Ready(Some(found));
        }
    }

    /// The next frame; an error is the last thing that there is.
    fn poll_frame(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame, StreamError>>> {
        loop {
            if self.state == State::Over {
                return Poll::Ready(None);
            }
            match self.framer.take(&mut self.buffer, self.state == State::Drained) {
                Ok(Some(Frame::End)) => self.end(),
                Ok(Some(frame)) => return Poll::Ready(Some(Ok(frame))),
                Ok(None) if self.state == State::Drained => self.end(),
                Ok(None) if self.buffer.len() + self.framer.pending() > self.limit => {
                    return self.fail(StreamError::TooLarge { limit: self.limit });
                }
                Ok(None) => match ready!(self.poll_piece(context)) {
                    Ok(Some(piece)) => self.buffer.extend_from_slice(&piece),
                    Ok(None) => self.state = State::Drained,
                    Err(error) => return self.fail(error),
                },
                Err(error) => return self.fail(error),
            }
        }
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Bytes>, StreamError>> {
        loop {
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                None => return Poll::Ready(Ok(None)),
                Some(Err(error)) => return Poll::Ready(Err(error.into())),
                // Trailers are no part of the events.
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Ok(Some(data)));
                    }
                }
            }
        }
    }

    fn fail<T>(&mut self, error: StreamError) -> Poll<Option<Result<T, StreamError>>> {
        self.end();
        Poll::Ready(Some(Err(error)))
    }

    /// Closes the connection.
    fn end(&mut self) {
        self.state = State::Over;
        self.body = Body::empty();
        self.buffer = BytesMut::new();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::task::Waker;

    use super::*;
    use crate::Document;
    use crate::stream::ServerSentData;

    fn next(incoming: &mut Incoming) -> Option<Result<Document, EventStreamError<Document>>> {
        match incoming.poll_event(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(event) => event,
            Poll::Pending => panic!("all of the body is there"),
        }
    }

    fn read(format: EventFormat, body: &'static [u8]) -> Incoming {
        Incoming { limit: 16, ..Incoming::new(Body::from(Bytes::from_static(body)), format) }
    }

    const LONG: &[u8] = b"data: 1\n\ndata: 1234567890\ndata: 1234567890\ndata: 1234567890";

    #[test]
    fn an_event_that_does_not_end_is_not_waited_for_and_is_the_last_thing() {
        let json = EventFormat::ServerSent(ServerSentData::Json);
        for (format, body) in [
            (json, LONG),
            (json, b"data: 1\n\n: a comment that goes on and on"),
            (EventFormat::Lines, b"1\n[1,2,3,4,5,6,7,8,9,10,"),
            (EventFormat::Sequence, b"\x1e1\n\x1e[1,2,3,4,5,6,7,8,9,10,"),
        ] {
            let mut incoming = read(format, body);
            assert!(matches!(next(&mut incoming), Some(Ok(_))), "{format:?}");
            let Some(Err(EventStreamError::Stream(error))) = next(&mut incoming) else {
                panic!("{format:?} goes on");
            };
            assert!(matches!(error, StreamError::TooLarge { limit: 16 }), "{error:?}");
            assert!(next(&mut incoming).is_none(), "{format:?}");
        }
    }

    #[test]
    fn a_stream_of_small_events_has_no_limit() {
        let mut incoming = read(EventFormat::Lines, b"[1,2,3,4]\n[5,6,7,8]\n\n\n\n\n\n\n\n\n\n[9,10]\n");
        for _ in 0..3 {
            assert!(matches!(next(&mut incoming), Some(Ok(Document::Array(_)))));
        }
        assert!(next(&mut incoming).is_none());
    }
}
