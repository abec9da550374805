//! A call of an operation: what the methods of generated clients return.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use crate::client::Handle;
use crate::exchange::{CallOptions, Failure, Success, exchange};
use crate::intercept::Interceptor;
use crate::operation::{Operation, OperationError};
use crate::response::{RawResponse, ReadError, ResponseHeaders};
use crate::retry::RetryPolicy;
use crate::transport::BoxFuture;
use crate::value::Value;

/// A call that has not been sent yet.
///
/// Awaiting it sends it. Dropping the future on the way gives the call up: the service may have
/// received it or not.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<O: Operation> {
    handle: Handle,
    input: O::Input,
    options: CallOptions,
}

impl<O: Operation> Call<O> {
    /// A call of the operation with this input.
    pub fn new(handle: &Handle, input: O::Input) -> Self {
        Self { handle: handle.clone(), input, options: CallOptions::default() }
    }

    /// A call with what was set on another one.
    pub(crate) fn from_parts(handle: &Handle, input: O::Input, options: CallOptions) -> Self {
        Self { handle: handle.clone(), input, options }
    }

    /// What the call is made of.
    pub(crate) fn into_parts(self) -> (Handle, O::Input, CallOptions) {
        (self.handle, self.input, self.options)
    }

    /// Sets how long this call may take as a whole, all attempts and the waits between them, in place of the client's own setting.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Sets a header of the request, in place of the one that it would have. Called again with the
    /// same name, it adds another value. Headers of authentication are set after this one, and those
    /// that say where a request ends or goes to cannot be set.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.add_header(name.into(), value.into());
        self
    }

    /// Sets whether this call is tried again, in place of the client's own setting:
    /// [`NoRetries`](crate::retry::NoRetries) for never. A budget is that of the policy given here.
    pub fn retries(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.options.retries = Some(Arc::new(policy));
        self
    }

    /// Adds a hook that sees this call, after those of the client. See
    /// [`intercept`](crate::intercept).
    pub fn interceptor(mut self, interceptor: impl Interceptor + 'static) -> Self {
        self.options.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sets whether the input of this call is held against the limits of its specification before it is
    /// sent, in place of the client's own setting; see [`validation`](crate::validation).
    #[cfg(feature = "validation")]
    pub const fn validate(mut self, enabled: bool) -> Self {
        self.options.validate = Some(enabled);
        self
    }

    /// Sends the call.
    pub fn send(self) -> Sending<O> {
        Sending(self.send_with_metadata())
    }

    /// Sends the call; the reply has the response's status and headers besides the output.
    pub fn send_with_metadata(self) -> SendingWithMetadata<O> {
        let exchange = exchange(self.handle, O::SCHEMA, Arc::new(self.input), self.options);
        SendingWithMetadata { exchange, operation: PhantomData }
    }
}

/// Prints the operation's name: input and headers may hold secrets.
impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &O::SCHEMA.name).finish_non_exhaustive()
    }
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<O::Output, O::Error>;
    type IntoFuture = Sending<O>;

    fn into_future(self) -> Sending<O> {
        self.send()
    }
}

/// A call under way; ready with the output.
#[must_use = "futures do nothing unless they are awaited"]
pub struct Sending<O: Operation>(SendingWithMetadata<O>);

/// A call under way; ready with the output and the response's status and headers.
#[must_use = "futures do nothing unless they are awaited"]
pub struct SendingWithMetadata<O: Operation> {
    exchange: BoxFuture<'static, Result<Success, Failure>>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Future for Sending<O> {
    type Output = Result<O::Output, O::Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map(|result| result.map(Reply::into_output))
    }
}

impl<O: Operation> Future for SendingWithMetadata<O> {
    type Output = Result<Reply<O::Output>, O::Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.exchange.as_mut().poll(context).map(|result| match result {
            Ok(mut success) => {
                let mut output = O::output(success.index);
                match success.read(output.slot()) {
                    Ok(()) => Ok(Reply { output, response: success.response }),
                    Err(error) => Err(O::Error::failed(error)),
                }
            }
            Err(Failure::Modeled(index, reply)) => Err(O::Error::modeled(index, reply)),
            Err(Failure::Unmodeled(reply)) => Err(O::Error::unmodeled(reply)),
            Err(Failure::Call(error)) => Err(O::Error::failed(error)),
        })
    }
}

/// An output with the response that it came in.
#[derive(Debug, Clone)]
pub struct Reply<T> {
    output: T,
    response: RawResponse,
}

impl<T> Reply<T> {
    /// The output.
    pub const fn output(&self) -> &T {
        &self.output
    }

    /// Takes the output out.
    pub fn into_output(self) -> T {
        self.output
    }

    /// The response's status.
    pub const fn status(&self) -> StatusCode {
        self.response.status
    }

    /// The response's headers.
    pub const fn headers(&self) -> &HeaderMap {
        &self.response.headers
    }

    /// The headers that the specification describes. The documentation of the operation names the
    /// type.
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
}
