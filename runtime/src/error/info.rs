//! What is known of every error response, whether the specification describes it or not.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Excerpt;
use crate::operation::{ErrorSchema, OperationSchema};
use crate::response::{self, RawResponse};

/// An error response as it arrived, with what was found in it.
#[derive(Clone)]
pub struct ErrorInfo {
    operation: &'static str,
    response: RawResponse,
    code: Option<String>,
    message: Option<String>,
    retryable: bool,
    throttling: bool,
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
            operation: operation.name,
            code,
            message: response::message(operation.error_code, &response.body),
            retryable: is_transient(response.status)
                || error.is_some_and(|error| error.retryable || error.throttling),
            throttling: is_throttling(response.status) || error.is_some_and(|error| error.throttling),
            response,
        }
    }

    /// The operation's name in the specification.
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// The response's status.
    pub const fn status(&self) -> StatusCode {
        self.response.status
    }

    /// The response's headers.
    pub const fn headers(&self) -> &HeaderMap {
        &self.response.headers
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

    /// Whether another try may succeed: the specification says so, or the status is 429, 502, 503
    /// or 504. Whether another try is harmless is a question about the operation
    /// ([`Idempotency`](crate::operation::Idempotency)).
    pub const fn is_retryable(&self) -> bool {
        self.retryable
    }

    /// Whether there were too many requests.
    pub const fn is_throttling(&self) -> bool {
        self.throttling
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

/// Whether a status by itself says that another try may succeed.
pub(super) const fn is_transient(status: StatusCode) -> bool {
    is_throttling(status) || matches!(status.as_u16(), 502..=504)
}

/// Whether a status by itself says that there were too many requests.
pub(super) const fn is_throttling(status: StatusCode) -> bool {
    status.as_u16() == StatusCode::TOO_MANY_REQUESTS.as_u16()
}

impl fmt::Debug for ErrorInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorInfo")
            .field("operation", &self.operation)
            .field("response", &self.response)
            .field("code", &self.code)
            .field("message", &self.message)
            .field("retryable", &self.retryable)
            .field("throttling", &self.throttling)
            .finish()
    }
}

/// `code (status, request id ...): message`, as far as known.
impl fmt::Display for ErrorInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().unwrap_or("error"))?;
        response::write_summary(f, &self.response)?;
        match self.message() {
            Some(message) => write!(f, ": {}", message.escape_debug()),
            None => Ok(()),
        }
    }
}
