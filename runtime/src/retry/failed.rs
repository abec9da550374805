//! What a policy gets to know of an attempt that failed.

use std::fmt;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use super::hint::hint;
use crate::error::{CallError, ErrorInfo, Parts};
use crate::operation::{Idempotency, OperationSchema};

/// An attempt that failed.
pub struct FailedAttempt<'a> {
    pub(crate) schema: &'static OperationSchema,
    pub(crate) error: Parts<'a>,
    pub(crate) attempt: u32,
    pub(crate) now: SystemTime,
    pub(crate) time_left: Option<Duration>,
    pub(crate) skew_corrected: bool,
}

impl<'a> FailedAttempt<'a> {
    /// The operation's name in the specification.
    pub const fn operation(&self) -> &'static str {
        self.schema.name
    }

    /// Which attempt of the call it was; the first one is 1.
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The error response, if one arrived.
    pub const fn info(&self) -> Option<&'a ErrorInfo> {
        self.error.info()
    }

    /// What went wrong, if no error response arrived.
    pub const fn call_error(&self) -> Option<&'a CallError> {
        self.error.call()
    }

    /// The status of the response, if one arrived.
    pub fn status(&self) -> Option<StatusCode> {
        self.error.status()
    }

    /// The headers of the response, if one arrived.
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        self.error.headers()
    }

    /// The code of the error response.
    pub fn code(&self) -> Option<&'a str> {
        self.error.code()
    }

    /// Whether another try may succeed.
    pub const fn is_retryable(&self) -> bool {
        self.skew_corrected || self.error.is_retryable()
    }

    /// Whether there were too many requests.
    pub fn is_throttling(&self) -> bool {
        self.error.is_throttling()
    }

    /// Whether the time for the attempt was up.
    pub const fn is_timeout(&self) -> bool {
        self.error.is_timeout()
    }

    /// Whether another try can do no harm: the operation can be carried out twice, or this attempt
    /// was certainly not carried out. The latter is known when no connection came about, when there
    /// were too many requests, when the specification calls the error retryable, and when a signature
    /// was refused for its date.
    pub fn is_harmless(&self) -> bool {
        self.skew_corrected
            || self.error.was_rejected()
            || !matches!(self.schema.idempotency, Idempotency::None)
    }

    /// How long the server asks to wait: `x-amz-retry-after`, `retry-after` or, with too many
    /// requests, `x-ratelimit-reset`. Nothing limits it: a server can ask for a century.
    pub fn server_delay(&self) -> Option<Duration> {
        hint(self.headers()?, self.is_throttling(), self.now)
    }

    /// How much of the call's time is left, if it has a limit. A retry that begins later is given up.
    pub const fn time_left(&self) -> Option<Duration> {
        self.time_left
    }
}

impl fmt::Debug for FailedAttempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FailedAttempt")
            .field("operation", &self.operation())
            .field("attempt", &self.attempt)
            .field("status", &self.status())
            .field("code", &self.code())
            .finish_non_exhaustive()
    }
}
