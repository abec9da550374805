//! What is known of every error response, whether the specification describes it or not.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Excerpt;
use super::class::Class;
use super::place::Place;
use super::printable::Printable;
use crate::operation::{ErrorSchema, OperationSchema};
use crate::response::{self, RawResponse, ReadError, ResponseHeaders};

/// An error response as it arrived, with what was found in it.
#[derive(Clone)]
pub struct ErrorInfo {
    place: Place,
    response: RawResponse,
    code: Option<String>,
    message: Option<String>,
    class: Class,
}

impl ErrorInfo {
    /// Gathers what a response says. Of an error that the specification describes, that says whether
    /// another try is worth it; of others the status must tell.
    pub(crate) fn new(
        operation: &OperationSchema,
        error: Option<&ErrorSchema>,
        code: Option<String>,
        response: RawResponse,
    ) -> Self {
        Self {
            place: Place::of(operation.name),
            class: Class::of(operation.error_code, error, code.as_deref(), response.status),
            message: response::message(operation.error_code, &response.body),
            code,
            response,
        }
    }

    /// The operation's name in the specification.
    pub const fn operation(&self) -> &'static str {
        self.place.operation
    }

    /// How many requests were sent, one after the other; this is the response to the last one.
    pub const fn attempts(&self) -> u32 {
        self.place.attempts
    }

    /// The response's status.
    pub const fn status(&self) -> StatusCode {
        self.response.status
    }

    /// The status as three digits.
    pub(crate) fn status_text(&self) -> &str {
        self.response.status.as_str()
    }

    /// The response's headers.
    pub const fn headers(&self) -> &HeaderMap {
        &self.response.headers
    }

    /// The headers that the specification describes for the error. The documentation of the error's
    /// variant names the type.
    ///
    /// # Errors
    /// If a header is there and is not what the specification says.
    pub fn typed_headers<H: ResponseHeaders>(&self) -> Result<H, ReadError> {
        H::read(&self.response.headers)
    }

    /// The id that the service gave the request: the header `x-amzn-requestid`, `x-amz-request-id`
    /// or `x-request-id`.
    pub fn request_id(&self) -> Option<&str> {
        self.response.request_id()
    }

    /// The error's code: as the specification spells it, otherwise as it arrived.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The message in the body, if it has one in one of the usual places.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The whole body as it arrived. It may hold secrets.
    pub const fn body(&self) -> &Bytes {
        &self.response.body
    }

    /// The beginning of the body, with every value masked.
    pub fn body_excerpt(&self) -> Excerpt<'_> {
        Excerpt::new(&self.response.body)
    }

    /// Whether another try may succeed: the specification says so, or the status is 408, 429, 500,
    /// 502, 503 or 504. Whether another try is harmless is a question about the operation
    /// ([`Idempotency`](crate::operation::Idempotency)).
    pub const fn is_retryable(&self) -> bool {
        self.class.retryable
    }

    /// Whether there were too many requests.
    pub const fn is_throttling(&self) -> bool {
        self.class.throttling
    }

    /// Whether the server has certainly not carried out the request.
    pub(super) const fn was_rejected(&self) -> bool {
        self.class.rejected
    }

    pub(super) const fn place(&self) -> Place {
        self.place
    }

    pub(super) fn set_attempts(&mut self, attempts: u32) {
        self.place.attempts = attempts;
    }

    pub(super) const fn response(&self) -> &RawResponse {
        &self.response
    }

    pub(super) fn into_response(self) -> RawResponse {
        self.response
    }

    /// Forgets the message, because the specification calls it a secret.
    pub(super) fn without_message(mut self) -> Self {
        self.message = None;
        self
    }
}

impl fmt::Debug for ErrorInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorInfo")
            .field("operation", &self.place.operation)
            .field("attempts", &self.place.attempts)
            .field("response", &self.response)
            .field("code", &self.code)
            .field("message", &self.message)
            .field("retryable", &self.class.retryable)
            .field("throttling", &self.class.throttling)
            .finish()
    }
}

/// `code (status, request id ...): message`, as far as known.
impl fmt::Display for ErrorInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printable::code(self.code().unwrap_or("error")).fmt(f)?;
        response::write_summary(f, &self.response)?;
        match self.message() {
            Some(message) => write!(f, ": {}", Printable::message(message)),
            None => Ok(()),
        }
    }
}
