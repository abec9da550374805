//! Calls that got no usable response.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::class::{is_throttling, is_transient};
use super::kind::CallErrorKind;
use super::place::Place;
use super::{Excerpt, HookFailure};
use crate::auth::AuthError;
use crate::codec::DecodeError;
use crate::endpoint::EndpointError;
use crate::request::RequestError;
use crate::response::{self, RawResponse, ReadError};
use crate::transport::{TransportError, TransportErrorKind};

/// A call that failed without an error response.
#[non_exhaustive]
pub enum CallError {
    /// The input cannot be sent. Nothing was.
    Build(BuildFailure),
    /// There is no endpoint for the call. Nothing was sent.
    Endpoint(EndpointFailure),
    /// The request could not be authenticated. Nothing was sent.
    Auth(AuthFailure),
    /// A hook of the program's own failed.
    Hook(HookFailure),
    /// No whole response arrived.
    Transport(TransportFailure),
    /// The time was up.
    Timeout(TimeoutError),
    /// The response arrived and cannot be understood.
    Decode(DecodeFailure),
    /// The thread did not block for the call. Nothing was sent.
    #[cfg(feature = "blocking")]
    Blocking(crate::blocking::BlockingFailure),
}

/// The input of a call cannot be sent.
#[derive(Debug)]
pub struct BuildFailure {
    place: Place,
    source: RequestError,
}

/// There is no endpoint for a call.
#[derive(Debug)]
pub struct EndpointFailure {
    place: Place,
    source: EndpointError,
}

/// A request could not be authenticated.
#[derive(Debug)]
pub struct AuthFailure {
    place: Place,
    source: AuthError,
}

/// No whole response arrived.
#[derive(Debug)]
pub struct TransportFailure {
    place: Place,
    source: TransportError,
}

/// The time for a call was up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeoutError {
    place: Place,
    limit: Duration,
}

/// A response that cannot be understood.
#[derive(Debug)]
pub struct DecodeFailure(Box<Undecodable>);

#[derive(Debug)]
struct Undecodable {
    place: Place,
    response: RawResponse,
    source: ReadError,
}

impl CallError {
    /// The operation's name in the specification.
    pub const fn operation(&self) -> &'static str {
        self.place().operation
    }

    /// How many requests were sent, one after the other.
    pub const fn attempts(&self) -> u32 {
        self.place().attempts
    }

    /// What kind of thing went wrong, for those who need no more.
    pub const fn kind(&self) -> CallErrorKind {
        match self {
            Self::Build(_) => CallErrorKind::Build,
            Self::Endpoint(_) => CallErrorKind::Endpoint,
            Self::Auth(_) => CallErrorKind::Auth,
            Self::Hook(_) => CallErrorKind::Hook,
            Self::Transport(failure) => match failure.source.kind() {
                TransportErrorKind::Connect => CallErrorKind::Connect,
                TransportErrorKind::Timeout => CallErrorKind::Timeout,
                TransportErrorKind::Interrupted => CallErrorKind::Interrupted,
                TransportErrorKind::Other => CallErrorKind::Transport,
            },
            Self::Timeout(_) => CallErrorKind::Timeout,
            Self::Decode(_) => CallErrorKind::Decode,
            #[cfg(feature = "blocking")]
            Self::Blocking(_) => CallErrorKind::Blocking,
        }
    }

    /// What in the response's body cannot be understood, and where.
    pub const fn decode_error(&self) -> Option<&DecodeError> {
        match self {
            Self::Decode(failure) => failure.decode_error(),
            _ => None,
        }
    }

    /// The response that arrived and cannot be understood, if one did.
    pub const fn response(&self) -> Option<&DecodeFailure> {
        match self {
            Self::Decode(failure) => Some(failure),
            _ => None,
        }
    }

    /// Whether the time was up.
    pub const fn is_timeout(&self) -> bool {
        matches!(self.kind(), CallErrorKind::Timeout)
    }

    /// Whether another try may succeed. Whether it is harmless is a question about the operation
    /// ([`Idempotency`](crate::operation::Idempotency)), since the first try may have reached the
    /// server.
    pub const fn is_retryable(&self) -> bool {
        match self {
            Self::Timeout(_) => true,
            Self::Transport(failure) => !matches!(failure.source.kind(), TransportErrorKind::Other),
            // What stands in front of a service answers in a form of its own when there is too much
            // to do; the status says so all the same.
            Self::Decode(failure) => is_transient(failure.status()),
            _ => false,
        }
    }

    /// Whether there were too many requests.
    pub const fn is_throttling(&self) -> bool {
        match self {
            Self::Decode(failure) => is_throttling(failure.status()),
            _ => false,
        }
    }

    /// Whether the server has certainly not carried out the request.
    pub(super) fn was_rejected(&self) -> bool {
        matches!(self.kind(), CallErrorKind::Connect) || self.is_throttling()
    }

    const fn place(&self) -> &Place {
        match self {
            Self::Build(failure) => &failure.place,
            Self::Endpoint(failure) => &failure.place,
            Self::Auth(failure) => &failure.place,
            Self::Hook(failure) => &failure.place,
            Self::Transport(failure) => &failure.place,
            Self::Timeout(error) => &error.place,
            Self::Decode(failure) => &failure.0.place,
            #[cfg(feature = "blocking")]
            Self::Blocking(failure) => &failure.place,
        }
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        let place = match &mut self {
            Self::Build(failure) => &mut failure.place,
            Self::Endpoint(failure) => &mut failure.place,
            Self::Auth(failure) => &mut failure.place,
            Self::Hook(failure) => &mut failure.place,
            Self::Transport(failure) => &mut failure.place,
            Self::Timeout(error) => &mut error.place,
            Self::Decode(failure) => &mut failure.0.place,
            #[cfg(feature = "blocking")]
            Self::Blocking(failure) => &mut failure.place,
        };
        place.attempts = attempts;
        self
    }

    pub(crate) const fn build(operation: &'static str, source: RequestError) -> Self {
        Self::Build(BuildFailure { place: Place::of(operation), source })
    }

    pub(crate) const fn endpoint(operation: &'static str, source: EndpointError) -> Self {
        Self::Endpoint(EndpointFailure { place: Place::of(operation), source })
    }

    pub(crate) const fn auth(operation: &'static str, source: AuthError) -> Self {
        Self::Auth(AuthFailure { place: Place::of(operation), source })
    }

    pub(crate) fn hook(
        operation: &'static str,
        hook: &'static str,
        source: Box<dyn Error + Send + Sync>,
    ) -> Self {
        Self::Hook(HookFailure { place: Place::of(operation), hook, source })
    }

    pub(crate) const fn transport(operation: &'static str, source: TransportError) -> Self {
        Self::Transport(TransportFailure { place: Place::of(operation), source })
    }

    #[cfg(feature = "blocking")]
    pub(crate) const fn blocking(operation: &'static str, source: crate::blocking::BlockingError) -> Self {
        Self::Blocking(crate::blocking::BlockingFailure { place: Place::of(operation), source })
    }

    pub(crate) const fn timeout(operation: &'static str, limit: Duration) -> Self {
        Self::Timeout(TimeoutError { place: Place::of(operation), limit })
    }
}

impl BuildFailure {
    /// What is wrong with the input.
    pub const fn reason(&self) -> &RequestError {
        &self.source
    }
}

impl EndpointFailure {
    /// Why there is no endpoint.
    pub const fn reason(&self) -> &EndpointError {
        &self.source
    }
}

impl AuthFailure {
    /// Why the request was not authenticated.
    pub const fn reason(&self) -> &AuthError {
        &self.source
    }
}

impl TransportFailure {
    /// Why no whole response arrived.
    pub const fn reason(&self) -> &TransportError {
        &self.source
    }
}

impl TimeoutError {
    /// How long the call was allowed to take.
    pub const fn limit(&self) -> Duration {
        self.limit
    }
}

impl DecodeFailure {
    pub(crate) fn new(operation: &'static str, response: RawResponse, source: ReadError) -> Self {
        Self(Box::new(Undecodable { place: Place::of(operation), response, source }))
    }

    /// The operation's name in the specification.
    pub const fn operation(&self) -> &'static str {
        self.0.place.operation
    }

    /// What cannot be understood, and where.
    pub const fn reason(&self) -> &ReadError {
        &self.0.source
    }

    /// What in the body, or in a header, cannot be understood, and where; `None` if nothing is wrong
    /// with what it says.
    pub const fn decode_error(&self) -> Option<&DecodeError> {
        match &self.0.source {
            ReadError::Body(error) | ReadError::Header { source: error, .. } => Some(error),
            _ => None,
        }
    }

    /// The response's status.
    pub const fn status(&self) -> StatusCode {
        self.0.response.status
    }

    /// The response's headers.
    pub const fn headers(&self) -> &HeaderMap {
        &self.0.response.headers
    }

    /// The id that the service gave the request.
    pub fn request_id(&self) -> Option<&str> {
        self.0.response.request_id()
    }

    /// The body as it arrived; empty if it was too large to be kept. It may hold secrets.
    pub const fn body(&self) -> &Bytes {
        &self.0.response.body
    }

    /// The beginning of the body, with every value masked.
    pub fn body_excerpt(&self) -> Excerpt<'_> {
        Excerpt::new(&self.0.response.body)
    }
}

impl From<DecodeFailure> for CallError {
    fn from(failure: DecodeFailure) -> Self {
        Self::Decode(failure)
    }
}

/// What `Display` prints, since this is what `main` and `unwrap` print; with `{:#?}`, all that is known.
impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return fmt::Display::fmt(self, f);
        }
        match self {
            Self::Build(failure) => f.debug_tuple("Build").field(failure).finish(),
            Self::Endpoint(failure) => f.debug_tuple("Endpoint").field(failure).finish(),
            Self::Auth(failure) => f.debug_tuple("Auth").field(failure).finish(),
            Self::Hook(failure) => f.debug_tuple("Hook").field(failure).finish(),
            Self::Transport(failure) => f.debug_tuple("Transport").field(failure).finish(),
            Self::Timeout(error) => f.debug_tuple("Timeout").field(error).finish(),
            Self::Decode(failure) => f.debug_tuple("Decode").field(failure).finish(),
            #[cfg(feature = "blocking")]
            Self::Blocking(failure) => f.debug_tuple("Blocking").field(failure).finish(),
        }
    }
}

/// The operation, what failed, and why, on one line.
impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place())?;
        match self {
            Self::Build(failure) => write!(f, "the request cannot be built: {}", failure.source),
            Self::Endpoint(failure) => write!(f, "no endpoint: {}", failure.source),
            Self::Auth(failure) => write!(f, "not authenticated: {}", failure.source),
            Self::Hook(failure) => write!(f, "an interceptor failed in {}: {}", failure.hook, failure.source),
            Self::Transport(failure) => failure.source.fmt(f),
            Self::Timeout(error) => write!(f, "no response within {:?}", error.limit),
            Self::Decode(failure) => {
                f.write_str("the response cannot be understood")?;
                response::write_summary(f, &failure.0.response)?;
                write!(f, ": {}; {}", failure.0.source, failure.body_excerpt())
            }
            #[cfg(feature = "blocking")]
            Self::Blocking(failure) => failure.source.fmt(f),
        }
    }
}

impl Error for CallError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Build(failure) => Some(&failure.source),
            Self::Endpoint(failure) => Some(&failure.source),
            Self::Auth(failure) => Some(&failure.source),
            Self::Hook(failure) => Some(failure.source.as_ref()),
            Self::Transport(failure) => Some(&failure.source),
            Self::Timeout(_) => None,
            Self::Decode(failure) => Some(&failure.0.source),
            #[cfg(feature = "blocking")]
            Self::Blocking(failure) => Some(&failure.source),
        }
    }
}
