//! What a scripted service answers, and how it fails to.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

use super::body::{End, Flow};
use super::service;
use crate::clock::{Clock, TokioClock};
use crate::error::Modeled;
use crate::operation::Operation;
use crate::transport::{Body, TransportError, TransportErrorKind};
use crate::value::Value;

/// An answer of a scripted service: a response, or a fault in its place.
#[derive(Debug, Clone)]
#[must_use = "an answer is given by an expectation"]
pub struct Answer {
    what: What,
    delay: Duration,
}

#[derive(Debug, Clone)]
enum What {
    Response(Canned),
    Fault(TransportErrorKind, &'static str),
    Silence,
}

/// A response that is given as often as it is asked for.
#[derive(Debug, Clone)]
pub(super) struct Canned {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Content,
    pub(super) flow: Flow,
}

/// The bytes of a response.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// They are at hand.
    Whole(Bytes),
    /// They come in pieces, once.
    Once(Arc<Mutex<Option<Body>>>),
}

impl Answer {
    /// A response with this status and without a body.
    ///
    /// # Panics
    ///
    /// If there is no such status.
    #[track_caller]
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or_else(|_| panic!("{status} is no status"));
        Self::canned(Canned {
            status,
            headers: HeaderMap::new(),
            body: Content::Whole(Bytes::new()),
            flow: Flow::default(),
        })
    }

    /// A response with this status and a body of JSON, as it is.
    ///
    /// # Panics
    ///
    /// If there is no such status.
    #[track_caller]
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        Self::status(status).header("content-type", "application/json").body(body)
    }

    /// Any response.
    pub fn response(response: Response<impl Into<Bytes>>) -> Self {
        let (head, body) = response.into_parts();
        let (status, headers, body) = (head.status, head.headers, Content::Whole(body.into()));
        Self::canned(Canned { status, headers, body, flow: Flow::default() })
    }

    /// The response that means this output of the operation.
    ///
    /// # Panics
    ///
    /// If the protocol cannot say it.
    #[track_caller]
    pub fn output<O: Operation>(output: &O::Output) -> Self {
        match service::output::<O>(output) {
            Ok(canned) => Self::canned(canned),
            Err(why) => panic!("the output of `{}` cannot be an answer: {why}", O::SCHEMA.name),
        }
    }

    /// The response that means this error of the operation: a variant of its error enum, and the value
    /// in it.
    ///
    /// # Panics
    ///
    /// If the protocol cannot say it.
    #[track_caller]
    pub fn error<O: Operation, T: Value + Clone>(variant: fn(Modeled<T>) -> O::Error, error: &T) -> Self {
        match service::error::<O, T>(variant, error) {
            Ok(canned) => Self::canned(canned),
            Err(why) => panic!("the error of `{}` cannot be an answer: {why}", O::SCHEMA.name),
        }
    }

    /// No connection comes about: nothing was sent.
    pub const fn connection_refused() -> Self {
        Self::fault(TransportErrorKind::Connect, "connection refused, as the script says")
    }

    /// The connection breaks while the response is awaited.
    pub const fn connection_reset() -> Self {
        Self::fault(TransportErrorKind::Interrupted, "connection reset, as the script says")
    }

    /// The transport gives up waiting.
    pub const fn timeout() -> Self {
        Self::fault(TransportErrorKind::Timeout, "timed out, as the script says")
    }

    /// No answer ever, so that a timeout of the client is what ends the attempt.
    pub const fn silence() -> Self {
        Self { what: What::Silence, delay: Duration::ZERO }
    }

    /// Adds a header.
    ///
    /// # Panics
    ///
    /// If it cannot be one, or if the answer is a fault.
    #[track_caller]
    pub fn header(self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).unwrap_or_else(|_| panic!("`{name}` names no header"));
        let value = HeaderValue::try_from(value).unwrap_or_else(|_| panic!("the value of `{name}` is none"));
        self.with("headers", |canned| {
            canned.headers.append(name, value);
        })
    }

    /// Sets the body.
    ///
    /// # Panics
    ///
    /// If the answer is a fault.
    #[track_caller]
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        self.with("a body", |canned| canned.body = Content::Whole(body.into()))
    }

    /// Breaks the connection behind this many bytes of the body.
    ///
    /// # Panics
    ///
    /// If the answer is a fault.
    #[track_caller]
    pub fn truncated(self, bytes: usize) -> Self {
        self.with("a body", |canned| canned.flow.end = End::Broken(bytes))
    }

    /// Says nothing more behind this many bytes of the body, and keeps the connection.
    ///
    /// # Panics
    ///
    /// If the answer is a fault.
    #[track_caller]
    pub fn stalled(self, bytes: usize) -> Self {
        self.with("a body", |canned| canned.flow.end = End::Stalled(bytes))
    }

    /// Sends the body in pieces of this many bytes, with this time between them.
    ///
    /// # Panics
    ///
    /// If the answer is a fault.
    #[track_caller]
    pub fn in_pieces(self, bytes: usize, pause: Duration) -> Self {
        self.with("a body", |canned| canned.flow.pieces = Some((bytes.max(1), pause)))
    }

    /// Waits before the answer.
    pub const fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    const fn canned(canned: Canned) -> Self {
        Self { what: What::Response(canned), delay: Duration::ZERO }
    }

    const fn fault(kind: TransportErrorKind, cause: &'static str) -> Self {
        Self { what: What::Fault(kind, cause), delay: Duration::ZERO }
    }

    #[track_caller]
    fn with(mut self, what: &str, change: impl FnOnce(&mut Canned)) -> Self {
        match &mut self.what {
            What::Response(canned) => change(canned),
            What::Fault(..) | What::Silence => panic!("an answer that is a fault has no {what}"),
        }
        self
    }

    /// Gives the answer.
    pub(super) async fn give(self) -> Result<Response<Body>, TransportError> {
        if !self.delay.is_zero() {
            TokioClock.sleep(self.delay).await;
        }
        match self.what {
            What::Response(canned) => canned.response(),
            What::Fault(kind, cause) => Err(TransportError::new(kind, cause)),
            What::Silence => std::future::pending().await,
        }
    }
}

impl Canned {
    fn response(self) -> Result<Response<Body>, TransportError> {
        const GONE: &str =
            "the script has given its stream away: an output that is a stream answers one call";
        let body = match self.body {
            Content::Whole(bytes) => self.flow.body(bytes),
            Content::Once(body) => {
                let body = body.lock().unwrap_or_else(PoisonError::into_inner).take();
                body.ok_or_else(|| TransportError::new(TransportErrorKind::Other, GONE))?
            }
        };
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}
