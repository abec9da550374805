//! Spans by the crate `tracing`.

use std::fmt;

use http::{Request, Uri};
use tracing::field::{Empty, display};
use tracing::{Instrument, Level, Span};

use crate::clock::Held;
use crate::error::{CallError, Parts, Printable};
use crate::intercept::CallOutcome;
use crate::operation::OperationSchema;
use crate::response::RawResponse;
use crate::retry::Retry;
use crate::transport::Body;

/// The span of a call.
#[derive(Clone)]
pub(in crate::exchange) struct CallSpan(Span);

impl CallSpan {
    pub(in crate::exchange) fn new(service: &'static str, schema: &'static OperationSchema) -> Self {
        let signs = |names: &&[&str]| names.iter().any(|name| name.starts_with("aws.auth#"));
        let is_aws = schema.auth.iter().any(signs);
        // The conventions for AWS's SDKs join the two by a point, those for other calls by a slash.
        let joint = if is_aws { '.' } else { '/' };
        let span = tracing::info_span!(
            "call",
            otel.name = %format_args!("{service}{joint}{}", schema.name),
            otel.kind = "client",
            otel.status_code = Empty,
            rpc.system = Empty,
            rpc.service = service,
            rpc.method = schema.name,
            http.response.status_code = Empty,
            "error.type" = Empty,
            aws.request_id = Empty,
            attempts = Empty,
        );
        if is_aws {
            span.record("rpc.system", "aws-api");
        }
        Self(span)
    }

    pub(in crate::exchange) async fn around<T>(&self, future: Held<'_, T>) -> T {
        future.instrument(self.0.clone()).await
    }

    pub(in crate::exchange) fn retry(&self, failed: &CallOutcome<'_>, retry: &Retry) {
        tracing::event!(
            parent: &self.0,
            Level::DEBUG,
            delay_ms = u64::try_from(retry.delay.as_millis()).unwrap_or(u64::MAX),
            "error.type" = failed.error_type().map(|code| display(Printable::code(code))),
            "trying again",
        );
    }

    pub(in crate::exchange) fn end(&self, outcome: &CallOutcome<'_>, attempts: u32) {
        self.0.record("attempts", attempts);
        let status = outcome.status().map(|status| status.as_u16());
        record(&self.0, status, outcome.request_id(), outcome.error_type());
    }
}

/// The span of an attempt.
pub(in crate::exchange) struct AttemptSpan(Span);

impl AttemptSpan {
    pub(in crate::exchange) fn new(number: u32) -> Self {
        let span = tracing::info_span!(
            "attempt",
            otel.name = Empty,
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = Empty,
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            server.address = Empty,
            server.port = Empty,
            url.full = Empty,
            url.scheme = Empty,
            "error.type" = Empty,
            aws.request_id = Empty,
        );
        if number > 1 {
            span.record("http.request.resend_count", number - 1);
        }
        Self(span)
    }

    pub(in crate::exchange) async fn around<T>(&self, future: Held<'_, T>) -> T {
        future.instrument(self.0.clone()).await
    }

    /// The request that is about to be sent.
    pub(in crate::exchange) fn request(&self, request: &Request<Body>) {
        let uri = request.uri();
        let usual = if uri.scheme_str() == Some("https") { 443 } else { 80 };
        self.0.record("otel.name", request.method().as_str());
        self.0.record("http.request.method", request.method().as_str());
        self.0.record("server.address", uri.host());
        self.0.record("server.port", uri.port_u16().unwrap_or(usual));
        self.0.record("url.scheme", uri.scheme_str());
        self.0.record("url.full", display(Redacted(uri)));
    }

    pub(in crate::exchange) fn end(&self, result: &Result<RawResponse, CallError>) {
        match result {
            Ok(response) => {
                let status = response.status;
                let failed = (status.as_u16() >= 400).then(|| status.as_str());
                record(&self.0, Some(status.as_u16()), response.request_id(), failed);
            }
            Err(error) => {
                let parts = Parts::Call(error);
                let status = parts.status().map(|status| status.as_u16());
                record(&self.0, status, parts.request_id(), Some(error.kind().name()));
            }
        }
    }
}

/// A URL of which the path and the query are not shown: the conventions ask for the URL, and let
/// what may be sensitive be replaced by this word.
struct Redacted<'a>(&'a Uri);

impl fmt::Display for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.0.scheme_str().unwrap_or_default();
        let host = self.0.authority().map_or("", |authority| authority.as_str());
        let path = if self.0.path().len() > 1 { "/REDACTED" } else { "/" };
        let query = if self.0.query().is_some() { "?REDACTED" } else { "" };
        write!(f, "{scheme}://{host}{path}{query}")
    }
}

/// What is known of an end, whatever it is the end of.
fn record(span: &Span, status: Option<u16>, request_id: Option<&str>, error_type: Option<&str>) {
    span.record("http.response.status_code", status);
    span.record("aws.request_id", request_id);
    if let Some(error_type) = error_type {
        span.record("error.type", display(Printable::code(error_type)));
        span.record("otel.status_code", "ERROR");
    }
}
