//! One call from the input to a whole response, without any type of the operation.
//!
//! This is compiled once for all operations. What depends on an operation's types is in
//! [`crate::call`], and is a few lines. Here is the frame: the time that a call has, and its attempts
//! one after the other. An attempt is in `attempt`, the request that it sends in `prepare`, what came
//! of it in `outcome`; whether there is another one is for [`crate::retry`] to say.

mod attempt;
mod hooks;
mod options;
mod outcome;
mod prepare;
mod redirect;
mod skew;
mod trace;
#[cfg(feature = "checksums")]
mod verify;
mod watch;

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

pub(crate) use self::options::CallOptions;
pub(crate) use self::outcome::{Failure, Success};
pub(crate) use self::skew::Skew;
use self::watch::Watch;
use crate::client::{Handle, Shared};
use crate::clock::within;
use crate::error::CallError;
use crate::intercept::CallOutcome;
use crate::operation::OperationSchema;
use crate::request;
use crate::retry::{FailedAttempt, Retry, RetryPolicy};
use crate::transport::{Body, BoxFuture};
use crate::value::Structure;

/// Calls an operation.
pub(crate) fn exchange(
    handle: Handle,
    schema: &'static OperationSchema,
    input: Arc<dyn Structure>,
    options: CallOptions,
) -> BoxFuture<'static, Result<Success, Failure>> {
    Box::pin(async move {
        let shared = handle.shared();
        let limit = options.timeout.or(shared.operation_timeout);
        let watch = Watch::new(&handle, schema, &options);
        let span = watch.span.clone();
        let mut call = Exchange::new(shared, schema, input, &options, limit, watch);
        let result = {
            let run = pin!(call.run());
            let run = pin!(within(shared.clock.as_ref(), limit, run));
            span.around(run).await
        };
        let result = result.unwrap_or_else(|| {
            Err(Failure::Call(CallError::timeout(schema.name, limit.unwrap_or_default())))
        });
        call.end(result)
    })
}

/// A call under way.
struct Exchange<'a> {
    shared: &'a Shared,
    schema: &'static OperationSchema,
    /// Shared only with transports that keep it, once it is as it is sent.
    input: Arc<dyn Structure>,
    options: &'a CallOptions,
    policy: &'a dyn RetryPolicy,
    /// The reading of the clock at the end of the call's time.
    deadline: Option<Duration>,
    /// How many requests were sent.
    attempts: u32,
    /// Whether the request can be sent once more.
    replayable: bool,
    /// By how many seconds the date of the last signature differs from the client's clock.
    skew: i64,
    /// The body of the last response, where it is a stream and was left where it is.
    stream: Option<Body>,
    watch: Watch,
}

impl<'a> Exchange<'a> {
    fn new(
        shared: &'a Shared,
        schema: &'static OperationSchema,
        input: Arc<dyn Structure>,
        options: &'a CallOptions,
        limit: Option<Duration>,
        watch: Watch,
    ) -> Self {
        Self {
            shared,
            schema,
            input,
            options,
            policy: options.retries.as_deref().unwrap_or(shared.retries.as_ref()),
            deadline: limit.map(|limit| shared.clock.monotonic().saturating_add(limit)),
            attempts: 0,
            replayable: true,
            skew: 0,
            stream: None,
            watch,
        }
    }

    /// All attempts, and the waits between them.
    async fn run(&mut self) -> Result<Success, Failure> {
        self.begin().map_err(Failure::Call)?;
        let mut last = None;
        loop {
            let before = self.attempts;
            let failure = match self.attempt().await {
                Ok(success) => {
                    self.policy.succeeded(last.as_ref());
                    return Ok(success);
                }
                Err(failure) => failure,
            };
            // Where nothing was sent, the same input would fail again.
            let sent = self.attempts > before;
            let retry = if sent { self.next(&failure) } else { None };
            let Some(retry) = retry else { return Err(failure) };
            self.watch.before_retry(&CallOutcome::failure(failure.parts()), &retry);
            self.shared.clock.sleep(retry.delay).await;
            last = Some(retry);
        }
    }

    fn begin(&mut self) -> Result<(), CallError> {
        // Nobody else has it yet.
        let Some(input) = Arc::get_mut(&mut self.input) else { return Ok(()) };
        request::fill_token(self.schema, input, || (self.shared.tokens)())
            .map_err(|error| CallError::build(self.schema.name, error))?;
        request::ask_for_stream(self.schema, input);
        if let Some(hooks) = &mut self.watch.hooks {
            hooks.before_call(input)?;
        }
        self.validate()
    }

    /// Holds the input against the limits of its specification, if that is wished.
    #[cfg(feature = "validation")]
    fn validate(&self) -> Result<(), CallError> {
        if !self.options.validate.unwrap_or(self.shared.validate) {
            return Ok(());
        }
        crate::validation::check(self.input.as_ref()).map_err(|violations| {
            CallError::build(self.schema.name, request::RequestError::Limits(violations))
        })
    }

    #[cfg(not(feature = "validation"))]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "the feature is off")]
    const fn validate(&self) -> Result<(), CallError> {
        Ok(())
    }

    /// The end of the call, unless there is an output to be read first.
    fn end(self, result: Result<Success, Failure>) -> Result<Success, Failure> {
        match result {
            Ok(success) => Ok(success.with(self.attempts, self.watch)),
            Err(failure) => {
                let failure = failure.with_attempts(self.attempts);
                self.watch.end(&CallOutcome::failure(failure.parts()), self.attempts);
                Err(failure)
            }
        }
    }

    /// Whether there is another attempt. None is made of a request whose body is gone, and none that
    /// the call has no time left for.
    fn next(&self, failure: &Failure) -> Option<Retry> {
        let clock = self.shared.clock.as_ref();
        let info = failure.parts().info();
        let skew_corrected = self.shared.skew.correct(self.schema, info, clock.now(), self.skew);
        if !self.replayable {
            return None;
        }
        let time_left = self.deadline.map(|end| end.saturating_sub(clock.monotonic()));
        let failed = FailedAttempt {
            schema: self.schema,
            error: failure.parts(),
            attempt: self.attempts,
            now: clock.now(),
            time_left,
            skew_corrected,
        };
        self.policy.retry(&failed).filter(|retry| time_left.is_none_or(|left| retry.delay < left))
    }
}
