//! What hooks get to know of what came of an attempt and of a call.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::error::{CallError, ErrorInfo, Parts};
use crate::response::RawResponse;
use crate::transport::Body;

/// What came of an attempt: a response of whatever status, or none.
pub struct AttemptOutcome<'a> {
    result: &'a mut Result<RawResponse, CallError>,
    /// The body, if it is a stream and was left where it is.
    stream: &'a mut Option<Body>,
}

impl<'a> AttemptOutcome<'a> {
    pub(crate) const fn new(
        result: &'a mut Result<RawResponse, CallError>,
        stream: &'a mut Option<Body>,
    ) -> Self {
        Self { result, stream }
    }

    /// The response's status, if one arrived.
    pub fn status(&self) -> Option<StatusCode> {
        match &*self.result {
            Ok(response) => Some(response.status),
            Err(error) => Parts::Call(error).status(),
        }
    }

    /// The response's headers, if one arrived.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match &*self.result {
            Ok(response) => Some(&response.headers),
            Err(error) => Parts::Call(error).headers(),
        }
    }

    /// The response's body, if it arrived as a whole; none of a stream, which is the caller's to read.
    /// It may hold secrets.
    pub fn body(&self) -> Option<&Bytes> {
        match &*self.result {
            Ok(response) if self.stream.is_none() => Some(&response.body),
            _ => None,
        }
    }

    /// The id that the service gave the request.
    pub fn request_id(&self) -> Option<&str> {
        match &*self.result {
            Ok(response) => response.request_id(),
            Err(error) => Parts::Call(error).request_id(),
        }
    }

    /// Why there is no whole response.
    pub fn error(&self) -> Option<&CallError> {
        self.result.as_ref().err()
    }

    /// Puts another response in the place of what there is; a stream is given up.
    pub fn replace(&mut self, response: http::Response<Bytes>) {
        *self.result = Ok(RawResponse::from(response));
        *self.stream = None;
    }
}

impl fmt::Debug for AttemptOutcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AttemptOutcome").field(&self.result).finish()
    }
}

/// What came of a call, or of an attempt that is made again.
#[derive(Clone, Copy)]
pub struct CallOutcome<'a>(Inner<'a>);

#[derive(Clone, Copy)]
enum Inner<'a> {
    Success(&'a RawResponse),
    Failure(Parts<'a>),
}

impl<'a> CallOutcome<'a> {
    pub(crate) const fn success(response: &'a RawResponse) -> Self {
        Self(Inner::Success(response))
    }

    pub(crate) const fn failure(error: Parts<'a>) -> Self {
        Self(Inner::Failure(error))
    }

    /// Whether there is an output.
    pub const fn is_success(&self) -> bool {
        matches!(self.0, Inner::Success(_))
    }

    /// The response's status, if one arrived.
    pub fn status(&self) -> Option<StatusCode> {
        match self.0 {
            Inner::Success(response) => Some(response.status),
            Inner::Failure(error) => error.status(),
        }
    }

    /// The response's headers, if one arrived.
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        match self.0 {
            Inner::Success(response) => Some(&response.headers),
            Inner::Failure(error) => error.headers(),
        }
    }

    /// The id that the service gave the request.
    pub fn request_id(&self) -> Option<&'a str> {
        match self.0 {
            Inner::Success(response) => response.request_id(),
            Inner::Failure(error) => error.request_id(),
        }
    }

    /// The error response, if there is one.
    pub fn info(&self) -> Option<&'a ErrorInfo> {
        self.parts().and_then(Parts::info)
    }

    /// What went wrong, if there is neither an output nor an error response.
    pub fn call_error(&self) -> Option<&'a CallError> {
        self.parts().and_then(Parts::call)
    }

    /// One word for what went wrong, of which there are few: the code of the error response, or its
    /// status, or the [kind](crate::error::CallErrorKind) of the error. It is what OpenTelemetry calls
    /// `error.type`.
    pub fn error_type(&self) -> Option<&'a str> {
        match self.parts()? {
            Parts::Response(info) => Some(info.code().unwrap_or_else(|| info.status_text())),
            Parts::Call(error) => Some(error.kind().name()),
        }
    }

    /// Whether there were too many requests.
    pub fn is_throttling(&self) -> bool {
        self.parts().is_some_and(Parts::is_throttling)
    }

    /// Whether the time was up.
    pub fn is_timeout(&self) -> bool {
        self.parts().is_some_and(Parts::is_timeout)
    }

    const fn parts(&self) -> Option<Parts<'a>> {
        match self.0 {
            Inner::Success(_) => None,
            Inner::Failure(error) => Some(error),
        }
    }
}

/// `success`, or the error on one line.
impl fmt::Display for CallOutcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Inner::Success(_) => f.write_str("success"),
            Inner::Failure(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for CallOutcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallOutcome({self})")
    }
}
