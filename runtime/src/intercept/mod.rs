//! Hooks that see every call of a client on its way.
//!
//! An [`Interceptor`] is asked at fixed points of a call: before its input is written, before each
//! request is signed, before and after each attempt, before each retry, and once the call is over.
//! That is enough for logs, metrics, headers of one's own and caches. Interceptors that a client is
//! configured with come first, then those of the call. Before an attempt they are asked in this
//! order, after it in the reverse one, so that each of them encloses those that follow. Without any,
//! a call pays nothing for them.
//!
//! ```
//! use drawplate_runtime::http::{HeaderValue, Request};
//! use drawplate_runtime::intercept::{CallContext, Flow, HookError, Interceptor};
//! use drawplate_runtime::transport::{Body, BoxFuture};
//!
//! /// Says which part of the program calls.
//! #[derive(Debug)]
//! struct Caller(HeaderValue);
//!
//! impl Interceptor for Caller {
//!     fn before_signing<'a>(
//!         &'a self,
//!         _call: &'a mut CallContext,
//!         request: &'a mut Request<Body>,
//!     ) -> BoxFuture<'a, Result<Flow, HookError>> {
//!         request.headers_mut().insert("x-caller", self.0.clone());
//!         Box::pin(std::future::ready(Ok(Flow::Send)))
//!     }
//! }
//! ```

mod context;
mod outcome;

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};

pub use self::context::CallContext;
pub use self::outcome::{AttemptOutcome, CallOutcome};
use crate::retry::Retry;
use crate::transport::{Body, BoxFuture};
use crate::value::Structure;

/// Why a hook failed. The call ends with it, as [`CallError::Hook`](crate::error::CallError::Hook);
/// its message is printed, and must not hold a secret.
pub type HookError = Box<dyn Error + Send + Sync>;

/// What becomes of a request.
#[derive(Debug)]
#[non_exhaustive]
pub enum Flow {
    /// It is signed and sent.
    Send,
    /// It is not sent: this is the response.
    Answer(Response<Bytes>),
}

/// Sees every call of a client. Each method does nothing unless it is written.
///
/// A call whose future is dropped ends without a further hook.
pub trait Interceptor: fmt::Debug + Send + Sync {
    /// Before the input is written; it has its idempotency token. This happens once.
    ///
    /// # Errors
    /// An error ends the call.
    fn before_call(&self, _call: &mut CallContext, _input: &mut dyn Structure) -> Result<(), HookError> {
        Ok(())
    }

    /// Before the request of an attempt is authenticated: it can be changed, and answered without
    /// being sent. The next attempt gets a new request, built from the input. A redirect to another
    /// origin is not shown here, so that what is added stays with the origin that it is meant for.
    ///
    /// # Errors
    /// An error ends the call.
    fn before_signing<'a>(
        &'a self,
        _call: &'a mut CallContext,
        _request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        Box::pin(std::future::ready(Ok(Flow::Send)))
    }

    /// Before the request is sent, as it is sent: with keys and signatures, which must not be logged.
    ///
    /// # Errors
    /// An error ends the call.
    fn before_attempt(&self, _call: &mut CallContext, _request: &Request<Body>) -> Result<(), HookError> {
        Ok(())
    }

    /// After an attempt, before its response is understood: the response can be changed.
    ///
    /// # Errors
    /// An error ends the call; it takes the place of what the attempt gave.
    fn after_attempt<'a>(
        &'a self,
        _call: &'a mut CallContext,
        _outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        Box::pin(std::future::ready(Ok(())))
    }

    /// After an attempt that failed and that is made again after a wait.
    fn before_retry(&self, _call: &mut CallContext, _failed: &CallOutcome<'_>, _retry: &Retry) {}

    /// When the call is over: its output is read, or there is an error.
    fn after_call(&self, _call: &mut CallContext, _outcome: &CallOutcome<'_>) {}
}

impl<T: Interceptor + ?Sized> Interceptor for Arc<T> {
    fn before_call(&self, call: &mut CallContext, input: &mut dyn Structure) -> Result<(), HookError> {
        T::before_call(self, call, input)
    }

    fn before_signing<'a>(
        &'a self,
        call: &'a mut CallContext,
        request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        T::before_signing(self, call, request)
    }

    fn before_attempt(&self, call: &mut CallContext, request: &Request<Body>) -> Result<(), HookError> {
        T::before_attempt(self, call, request)
    }

    fn after_attempt<'a>(
        &'a self,
        call: &'a mut CallContext,
        outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        T::after_attempt(self, call, outcome)
    }

    fn before_retry(&self, call: &mut CallContext, failed: &CallOutcome<'_>, retry: &Retry) {
        T::before_retry(self, call, failed, retry);
    }

    fn after_call(&self, call: &mut CallContext, outcome: &CallOutcome<'_>) {
        T::after_call(self, call, outcome);
    }
}
