//! Bytes as a stream: what uploads are made of and what downloads arrive as.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::Body as _;

use super::{StreamError, StreamFormat, Streaming, source};
use crate::blob::Blob;
use crate::transport::Body;
use crate::value::{Slot, Value, View};

/// Bytes that are sent or read piece by piece.
///
/// # Sending
/// Bytes and text become a stream by `into()`. [`ByteStream::new`] takes any [`Stream`] of pieces, and
/// [`ByteStream::with_length`] one whose length is known, which some services insist on. Such a stream
/// can be sent once, so a call with it is never tried again; [`ByteStream::replayable`] takes a
/// function that begins anew.
///
/// # Reading
/// The call is ready when the head of the response has arrived; [`ByteStream::next`] waits for the next
/// piece, and [`ByteStream::collect`] for all of them. It is itself a [`Stream`]. Dropping it closes the
/// connection. The limit on the size of responses does not apply to streams.
///
/// ```
/// use drawplate_runtime::stream::ByteStream;
///
/// # async fn example(mut download: ByteStream) -> Result<(), Box<dyn std::error::Error>> {
/// let mut length = 0;
/// while let Some(piece) = download.next().await {
///     length += piece?.len();
/// }
/// let upload = ByteStream::from("all of it at once");
/// # Ok(())
/// # }
/// ```
pub struct ByteStream(Mutex<Source>);

enum Source {
    /// Bytes that are at hand, or a body that is read to its end once.
    Body(Body),
    /// What begins anew each time.
    Replayable(Arc<dyn Fn() -> Body + Send + Sync>),
    /// The body is on its way to the server.
    Sent,
}

impl ByteStream {
    /// A stream of these pieces, which can be sent once. How long it is, nobody knows before it ends.
    pub fn new<B, E>(pieces: impl Stream<Item = Result<B, E>> + Send + 'static) -> Self
    where
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        Self::of(source::body(pieces, None))
    }

    /// A stream of these pieces, which are this many bytes together, and which can be sent once.
    /// A server refuses a stream that turns out shorter or longer.
    pub fn with_length<B, E>(pieces: impl Stream<Item = Result<B, E>> + Send + 'static, bytes: u64) -> Self
    where
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        Self::of(source::body(pieces, Some(bytes)))
    }

    /// A stream that begins anew whenever the function is called, so that a call with it can be tried
    /// again. The length in bytes is said beforehand if it is known.
    pub fn replayable<S, B, E>(begin: impl Fn() -> S + Send + Sync + 'static, bytes: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        let begin = move || source::body(begin(), bytes).replayable();
        Self(Mutex::new(Source::Replayable(Arc::new(begin))))
    }

    /// A stream of a body that a transport has brought.
    pub fn from_body(body: Body) -> Self {
        Self::of(body)
    }

    fn of(body: Body) -> Self {
        Self(Mutex::new(Source::Body(body)))
    }

    /// How many bytes are left, if that is known.
    pub fn length(&self) -> Option<u64> {
        match &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Source::Body(body) => body.size_hint().exact(),
            Source::Replayable(begin) => begin().size_hint().exact(),
            Source::Sent => None,
        }
    }

    /// Waits for the next piece; `None` at the end.
    ///
    /// # Errors
    /// When the stream breaks off, or nothing arrives for too long.
    pub async fn next(&mut self) -> Option<Result<Bytes, StreamError>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Waits for all pieces, as long as they are not more bytes than the limit.
    ///
    /// # Errors
    /// When there are more, or the stream breaks off.
    pub async fn collect(mut self, limit: usize) -> Result<Bytes, StreamError> {
        let Some(first) = self.next().await.transpose()? else { return Ok(Bytes::new()) };
        let mut all = BytesMut::from(first);
        while all.len() <= limit {
            match self.next().await.transpose()? {
                Some(piece) => all.extend_from_slice(&piece),
                None => return Ok(all.freeze()),
            }
        }
        Err(StreamError::TooLarge { limit })
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let source = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Source::Replayable(begin) = source {
            *source = Source::Body(begin());
        }
        let Source::Body(body) = source else { return Poll::Ready(None) };
        loop {
            match ready!(Pin::new(&mut *body).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => {
                    *body = Body::empty();
                    return Poll::Ready(Some(Err(error.into())));
                }
                // Trailers are no part of the bytes.
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) if data.is_empty() => {}
                    Ok(data) => return Poll::Ready(Some(Ok(data))),
                    Err(_) => {}
                },
            }
        }
    }
}

impl Streaming for ByteStream {
    fn open(&self, _: StreamFormat) -> Result<Option<Body>, StreamError> {
        let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *source {
            Source::Replayable(begin) => Ok(Some(begin())),
            Source::Body(body) if body.as_bytes().is_some() => Ok(body.as_bytes().cloned().map(Body::from)),
            Source::Body(body) => {
                let body = std::mem::replace(body, Body::empty());
                *source = Source::Sent;
                Ok(Some(body))
            }
            Source::Sent => Err(StreamError::Sent),
        }
    }

    fn receive(&mut self, body: Body, _: StreamFormat) {
        *self = Self::of(body);
    }
}

impl Value for ByteStream {
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

/// No bytes at all.
impl Default for ByteStream {
    fn default() -> Self {
        Self::of(Body::empty())
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        Self::of(bytes.into())
    }
}

impl From<Vec<u8>> for ByteStream {
    fn from(bytes: Vec<u8>) -> Self {
        Self::of(bytes.into())
    }
}

impl From<&'static [u8]> for ByteStream {
    fn from(bytes: &'static [u8]) -> Self {
        Self::of(Bytes::from_static(bytes).into())
    }
}

impl From<&'static str> for ByteStream {
    fn from(text: &'static str) -> Self {
        Self::of(text.into())
    }
}

impl From<String> for ByteStream {
    fn from(text: String) -> Self {
        Self::of(text.into_bytes().into())
    }
}

impl From<Blob> for ByteStream {
    fn from(blob: Blob) -> Self {
        Self::of(blob.into_inner().into())
    }
}

/// Prints how many bytes there are, if that is known, and never which.
impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(f, "ByteStream({length} bytes)"),
            None => f.write_str("ByteStream"),
        }
    }
}
