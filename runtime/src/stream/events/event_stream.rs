//! Events as a stream: what is sent one by one, and what arrives so.

use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;

use super::EventStreamError;
use super::incoming::Incoming;
use super::outgoing::{self, Infallible, Source};
use super::text::Resumption;
use crate::stream::{StreamError, StreamFormat, Streaming};
use crate::transport::{Body, TransportError, TransportErrorKind};
use crate::value::{Slot, Value, View};

/// Events that are sent or read one by one.
///
/// # Sending
/// [`EventStream::new`] takes any [`Stream`] of events, [`EventStream::try_new`] one that can fail,
/// which breaks the request off. Such a stream can be sent once, so a call with it is never tried
/// again. Events that are at hand become a stream by `into()` or `collect()`, and are sent as often as
/// it takes; [`EventStream::replayable`] takes a function that begins anew.
///
/// # Reading
/// The call is ready when the head of the response has arrived. [`EventStream::next`] waits for the
/// next event; the stream is itself a [`Stream`]. An event that this version of the client does not
/// know is an event all the same, the type's `Unknown`. Dropping the stream closes the connection.
///
/// # Coming back
/// A stream that breaks off is not asked for again: only a caller knows whether that may be done, and
/// what is asked for then. Of server-sent events, [`EventStream::last_event_id`] says how far they got,
/// which a service that can go on from there takes as the header `last-event-id`, and
/// [`EventStream::retry_after`] how long it wants a client to wait.
///
/// ```
/// use drawplate_runtime::stream::{EventStream, EventStreamError};
/// use drawplate_runtime::value::Value;
///
/// # async fn example<T: Value + std::fmt::Debug>(
/// #     mut events: EventStream<T>, first: T, second: T,
/// # ) -> Result<(), Box<dyn std::error::Error>> where T: 'static {
/// while let Some(event) = events.next().await {
///     match event {
///         Ok(event) => println!("{event:?}"),
///         Err(EventStreamError::Exception(exception)) => println!("the service gave up: {exception:?}"),
///         Err(error) => return Err(error.into()),
///     }
/// }
/// let sent = EventStream::from(vec![first, second]);
/// # Ok(())
/// # }
/// ```
pub struct EventStream<T>(Mutex<State<T>>);

enum State<T> {
    /// Events that are at hand.
    Ready(VecDeque<T>),
    /// Events that someone else makes, once.
    Events(Source<T>),
    /// What begins anew each time.
    Replayable(Arc<dyn Fn() -> Source<T> + Send + Sync>),
    /// The events are on their way to the server.
    Sent,
    /// Events on their way from the server.
    Incoming(Box<Incoming>),
}

impl<T: Value + 'static> EventStream<T> {
    /// A stream of these events, which can be sent once.
    pub fn new(events: impl Stream<Item = T> + Send + 'static) -> Self {
        Self::of(State::Events(Box::pin(Infallible(Box::pin(events)))))
    }

    /// A stream of these events, which can be sent once. An error breaks the request off.
    pub fn try_new<E>(events: impl Stream<Item = Result<T, E>> + Send + 'static) -> Self
    where
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        Self::of(State::Events(Box::pin(outgoing::Fallible(Box::pin(events)))))
    }

    /// A stream that begins anew whenever the function is called, so that a call with it can be
    /// tried again.
    pub fn replayable<S>(begin: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = T> + Send + 'static,
    {
        let begin = move || -> Source<T> { Box::pin(Infallible(Box::pin(begin()))) };
        Self::of(State::Replayable(Arc::new(begin)))
    }

    /// Waits for the next event; `None` at the end.
    ///
    /// # Errors
    /// When the service says what went wrong, or the stream breaks off or cannot be understood.
    pub async fn next(&mut self) -> Option<Result<T, EventStreamError<T>>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Waits for the rest of an event while it has no more than so many bytes, in place of 64 MiB: a
    /// longer one ends the stream with [`StreamError::TooLarge`]. To be called before the first event is read, on a stream that has been
    /// received; on others it has no effect.
    #[must_use]
    pub fn with_event_limit(mut self, bytes: usize) -> Self {
        if let State::Incoming(incoming) = self.0.get_mut().unwrap_or_else(PoisonError::into_inner) {
            incoming.limit_events(bytes);
        }
        self
    }

    /// The id of the last server-sent event that had one, among those that were read.
    pub fn last_event_id(&self) -> Option<String> {
        self.resumption(|resumption| resumption.last_id.clone())
    }

    /// How long the service wants a client to wait before it asks again (`retry` of server-sent events).
    pub fn retry_after(&self) -> Option<Duration> {
        self.resumption(|resumption| resumption.retry.map(Duration::from_millis))
    }

    fn resumption<V>(&self, value: impl FnOnce(&Resumption) -> Option<V>) -> Option<V> {
        match &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            State::Incoming(incoming) => incoming.resumption().and_then(value),
            _ => None,
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, EventStreamError<T>>>> {
        let state = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let State::Replayable(begin) = state {
            *state = State::Events(begin());
        }
        match state {
            State::Incoming(incoming) => incoming.poll_event(context),
            State::Ready(events) => Poll::Ready(events.pop_front().map(Ok)),
            State::Events(events) => events.as_mut().poll_next(context).map_err(|error| {
                let error = TransportError::new(TransportErrorKind::Other, error);
                EventStreamError::Stream(StreamError::Transport(error))
            }),
            State::Sent | State::Replayable(_) => Poll::Ready(None),
        }
    }
}

impl<T> EventStream<T> {
    const fn of(state: State<T>) -> Self {
        Self(Mutex::new(state))
    }
}

/// Nothing in it is pinned but what is behind a pointer of its own.
impl<T> Unpin for EventStream<T> {}

impl<T: Value + 'static> Stream for EventStream<T> {
    type Item = Result<T, EventStreamError<T>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T: Value + 'static> Streaming for EventStream<T> {
    fn open(&self, format: StreamFormat) -> Result<Option<Body>, StreamError> {
        let StreamFormat::Events(format) = format else { return Err(StreamError::Format) };
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*state {
            State::Ready(events) => {
                let frames = events.iter().map(|event| format.encode::<T>(event.view()));
                let frames = frames.collect::<Result<_, _>>().map_err(StreamError::Value)?;
                Ok(Some(outgoing::ready(frames)))
            }
            State::Replayable(begin) => Ok(Some(outgoing::body(begin(), format).replayable())),
            State::Events(_) => match std::mem::replace(&mut *state, State::Sent) {
                State::Events(events) => Ok(Some(outgoing::body(events, format))),
                _ => Err(StreamError::Sent),
            },
            State::Sent | State::Incoming(_) => Err(StreamError::Sent),
        }
    }

    fn receive(&mut self, body: Body, format: StreamFormat) {
        // A schema that says otherwise is not of this crate's making; there are no events then.
        if let StreamFormat::Events(format) = format {
            *self = Self::of(State::Incoming(Box::new(Incoming::new(body, format))));
        }
    }
}

impl<T: Value + 'static> Value for EventStream<T> {
    fn empty() -> Self {
        Self::default()
    }
    fn view(&self) -> View<'_> {
        View::Stream(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Stream(self)
    }
}

/// No events at all.
impl<T> Default for EventStream<T> {
    fn default() -> Self {
        Self::of(State::Ready(VecDeque::new()))
    }
}

impl<T> From<Vec<T>> for EventStream<T> {
    fn from(events: Vec<T>) -> Self {
        Self::of(State::Ready(events.into()))
    }
}

impl<T> FromIterator<T> for EventStream<T> {
    fn from_iter<I: IntoIterator<Item = T>>(events: I) -> Self {
        Self::of(State::Ready(events.into_iter().collect()))
    }
}

/// Prints no event: they may hold secrets.
impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EventStream")
    }
}
