//! What a response is: a success that has yet to be read, or one of the operation's errors.

use super::watch::Watch;
use crate::error::{CallError, DecodeFailure, ErrorInfo, ErrorReply, Parts};
use crate::intercept::CallOutcome;
use crate::operation::{OperationSchema, ResponseSchema};
use crate::response::{self, Choice, RawResponse};
use crate::transport::Body;
use crate::value::Slot;

/// A response that is a success and has not been read into the output yet.
pub(crate) struct Success {
    pub(crate) index: usize,
    pub(crate) response: RawResponse,
    /// The body, if it is a stream and was left where it is.
    stream: Option<Body>,
    schema: &'static ResponseSchema,
    operation: &'static str,
    attempts: u32,
    watch: Option<Watch>,
}

/// Why there is no success.
pub(crate) enum Failure {
    /// An error response that the specification describes.
    Modeled(usize, ErrorReply),
    /// Another error response.
    Unmodeled(ErrorReply),
    /// No usable response.
    Call(CallError),
}

impl Success {
    /// Reads the response into the output, and with that ends the call. A stream is handed over, and
    /// is there once.
    pub(crate) fn read(&mut self, slot: Slot<'_>) -> Result<(), CallError> {
        let stream = self.stream.take();
        let read = response::read(&self.schema.content, &self.response, stream, slot).map_err(|error| {
            let failure = DecodeFailure::new(self.operation, self.response.clone(), error);
            CallError::from(failure).with_attempts(self.attempts)
        });
        if let Some(watch) = self.watch.take() {
            let outcome = match &read {
                Ok(()) => CallOutcome::success(&self.response),
                Err(error) => CallOutcome::failure(Parts::Call(error)),
            };
            watch.end(&outcome, self.attempts);
        }
        read
    }

    /// Leaves the rest of the call to the reading of the output.
    pub(super) fn with(mut self, attempts: u32, watch: Watch) -> Self {
        self.attempts = attempts;
        self.watch = Some(watch);
        self
    }
}

impl Failure {
    /// The failure as the accessors of errors need it.
    pub(super) fn parts(&self) -> Parts<'_> {
        match self {
            Self::Modeled(_, reply) | Self::Unmodeled(reply) => Parts::Response(reply.info()),
            Self::Call(error) => Parts::Call(error),
        }
    }

    pub(super) fn with_attempts(self, attempts: u32) -> Self {
        match self {
            Self::Modeled(index, reply) => Self::Modeled(index, reply.with_attempts(attempts)),
            Self::Unmodeled(reply) => Self::Unmodeled(reply.with_attempts(attempts)),
            Self::Call(error) => Self::Call(error.with_attempts(attempts)),
        }
    }
}

/// Finds what the operation's schema says about a response.
pub(super) fn classify(
    schema: &'static OperationSchema,
    response: RawResponse,
    stream: Option<Body>,
) -> Result<Success, Failure> {
    match response::choose(schema, &response) {
        Choice::Success(index, success) => {
            let operation = schema.name;
            Ok(Success { index, response, stream, schema: success, operation, attempts: 1, watch: None })
        }
        Choice::Error(Some(index), code) => {
            let error = schema.errors.get(index);
            let info = ErrorInfo::new(schema, error, code, response);
            Err(Failure::Modeled(index, ErrorReply::new(info, error, schema.error_code)))
        }
        Choice::Error(None, code) => {
            let info = ErrorInfo::new(schema, None, code, response);
            Err(Failure::Unmodeled(ErrorReply::new(info, None, schema.error_code)))
        }
    }
}
