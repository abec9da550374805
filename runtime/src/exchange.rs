//! One call from the input to a whole response, without any type of the operation.
//!
//! This is compiled once for all operations. What depends on an operation's types is in
//! [`crate::call`], and is a few lines.
//!
//! There are no retries yet. When they come, they belong around [`attempt`]; what they need to know
//! is in [`OperationSchema::idempotency`] and in [`ErrorInfo::is_retryable`].

use std::time::Duration;

use http::Request;

use crate::auth::{self, AuthContext};
use crate::client::{Handle, Shared};
use crate::clock::within;
use crate::endpoint::{BaseUrl, EndpointCall, EndpointError};
use crate::error::{CallError, DecodeFailure, ErrorInfo, ErrorReply};
use crate::operation::{OperationSchema, ResponseSchema};
use crate::request::{self, Settings};
use crate::response::{self, Choice, RawResponse, ReadError};
use crate::transport::{Body, BoxFuture, CollectError};
use crate::value::{Slot, Structure};

/// What a caller sets for one call.
#[derive(Default)]
pub(crate) struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) headers: Vec<(String, Vec<String>)>,
}

impl CallOptions {
    /// Adds a value to the header with this name.
    pub(crate) fn add_header(&mut self, name: String, value: String) {
        match self.headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(&name)) {
            Some((_, values)) => values.push(value),
            None => self.headers.push((name, vec![value])),
        }
    }
}

/// A response that is a success and has not been read into the output yet.
pub(crate) struct Success {
    pub(crate) index: usize,
    pub(crate) response: RawResponse,
    schema: &'static ResponseSchema,
    operation: &'static str,
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
    /// Reads the response into the output.
    pub(crate) fn read(&self, slot: Slot<'_>) -> Result<(), CallError> {
        response::read(&self.schema.content, &self.response, slot)
            .map_err(|error| DecodeFailure::new(self.operation, self.response.clone(), error).into())
    }
}

/// Calls an operation.
pub(crate) fn exchange(
    handle: Handle,
    schema: &'static OperationSchema,
    input: Box<dyn Structure>,
    options: CallOptions,
) -> BoxFuture<'static, Result<Success, Failure>> {
    Box::pin(async move {
        let shared = handle.shared();
        let limit = options.timeout.or(shared.operation_timeout);
        let call = call(shared, schema, input, &options);
        match within(shared.clock.as_ref(), limit, call).await {
            Some(response) => classify(schema, response.map_err(Failure::Call)?),
            None => Err(Failure::Call(CallError::timeout(schema.name, limit.unwrap_or_default()))),
        }
    })
}

async fn call(
    shared: &Shared,
    schema: &'static OperationSchema,
    mut input: Box<dyn Structure>,
    options: &CallOptions,
) -> Result<RawResponse, CallError> {
    request::fill_token(schema, input.as_mut(), || (shared.tokens)())
        .map_err(|error| CallError::build(schema.name, error))?;
    let request = prepare(shared, schema, input.as_ref(), options).await?;
    match within(shared.clock.as_ref(), shared.attempt_timeout, attempt(shared, schema, request)).await {
        Some(response) => response,
        None => Err(CallError::timeout(schema.name, shared.attempt_timeout.unwrap_or_default())),
    }
}

/// Builds and authenticates the request.
async fn prepare(
    shared: &Shared,
    schema: &'static OperationSchema,
    input: &dyn Structure,
    options: &CallOptions,
) -> Result<Request<Body>, CallError> {
    let resolved = shared.endpoint.resolve(&EndpointCall::new(schema, input));
    let endpoint = resolved.map_err(|error| CallError::endpoint(schema.name, error))?;
    let url = check_url(&endpoint.url, shared).map_err(|error| CallError::endpoint(schema.name, error))?;
    let settings = Settings {
        url: &url,
        endpoint_headers: &endpoint.headers,
        host_prefix: shared.host_prefix,
        compress_from: shared.compress_from,
        user_agent: &shared.user_agent,
        headers: &options.headers,
    };
    let built = request::build(schema, input, &settings);
    let mut request = built.map_err(|error| CallError::build(schema.name, error))?;
    let context = AuthContext::new(shared.clock.now(), &endpoint);
    auth::apply(schema.auth, &shared.schemes, &mut request, &context)
        .await
        .map_err(|error| CallError::auth(schema.name, error))?;
    Ok(request)
}

fn check_url(text: &str, shared: &Shared) -> Result<BaseUrl, EndpointError> {
    let url = BaseUrl::parse(text)?;
    if url.is_https() || url.is_loopback() || shared.allow_http {
        Ok(url)
    } else {
        Err(EndpointError::Unencrypted)
    }
}

/// Sends the request and reads the whole response.
async fn attempt(
    shared: &Shared,
    schema: &'static OperationSchema,
    request: Request<Body>,
) -> Result<RawResponse, CallError> {
    let sent = shared.transport.send(request).await;
    let (head, body) = sent.map_err(|error| CallError::transport(schema.name, error))?.into_parts();
    let mut response = RawResponse { status: head.status, headers: head.headers, body: Default::default() };
    match body.collect(shared.response_limit).await {
        Ok(bytes) => {
            response.body = bytes;
            Ok(response)
        }
        Err(CollectError::TooLarge) => {
            let error = ReadError::TooLarge { limit: shared.response_limit };
            Err(DecodeFailure::new(schema.name, response, error).into())
        }
        Err(CollectError::Transport(error)) => Err(CallError::transport(schema.name, error)),
    }
}

fn classify(schema: &'static OperationSchema, response: RawResponse) -> Result<Success, Failure> {
    match response::choose(schema, &response) {
        Choice::Success(index, success) => {
            Ok(Success { index, response, schema: success, operation: schema.name })
        }
        Choice::Error(Some(index), code) => {
            let error = schema.errors.get(index);
            let info = ErrorInfo::new(schema, error, code, response);
            Err(Failure::Modeled(index, ErrorReply::new(info, error)))
        }
        Choice::Error(None, code) => {
            Err(Failure::Unmodeled(ErrorReply::new(ErrorInfo::new(schema, None, code, response), None)))
        }
    }
}
