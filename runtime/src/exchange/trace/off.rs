//! No spans.

use http::Request;

use crate::clock::Held;
use crate::error::CallError;
use crate::intercept::CallOutcome;
use crate::operation::OperationSchema;
use crate::response::RawResponse;
use crate::retry::Retry;
use crate::transport::Body;

/// The span of a call.
#[derive(Clone)]
pub(in crate::exchange) struct CallSpan;

impl CallSpan {
    pub(in crate::exchange) const fn new(_service: &'static str, _schema: &'static OperationSchema) -> Self {
        Self
    }

    pub(in crate::exchange) async fn around<T>(&self, future: Held<'_, T>) -> T {
        future.await
    }

    pub(in crate::exchange) const fn retry(&self, _failed: &CallOutcome<'_>, _retry: &Retry) {}

    pub(in crate::exchange) const fn end(&self, _outcome: &CallOutcome<'_>, _attempts: u32) {}
}

/// The span of an attempt.
pub(in crate::exchange) struct AttemptSpan;

impl AttemptSpan {
    pub(in crate::exchange) const fn new(_number: u32) -> Self {
        Self
    }

    pub(in crate::exchange) async fn around<T>(&self, future: Held<'_, T>) -> T {
        future.await
    }

    pub(in crate::exchange) const fn request(&self, _request: &Request<Body>) {}

    pub(in crate::exchange) const fn end(&self, _result: &Result<RawResponse, CallError>) {}
}
