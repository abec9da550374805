//! Asks the interceptors of a call. A call without any has no [`Hooks`].

use std::sync::Arc;

use http::Request;

use super::CallOptions;
use crate::client::Handle;
use crate::error::CallError;
use crate::intercept::{AttemptOutcome, CallContext, CallOutcome, Flow, Interceptor};
use crate::operation::OperationSchema;
use crate::response::RawResponse;
use crate::retry::Retry;
use crate::transport::Body;
use crate::value::Structure;

/// The interceptors of a call, and what they know of it.
pub(super) struct Hooks {
    handle: Handle,
    interceptors: Vec<Arc<dyn Interceptor>>,
    context: CallContext,
}

impl Hooks {
    /// Those of the client, then those of the call.
    pub(super) fn new(
        handle: &Handle,
        schema: &'static OperationSchema,
        options: &CallOptions,
    ) -> Option<Box<Self>> {
        let shared = handle.shared();
        if shared.interceptors.is_empty() && options.interceptors.is_empty() {
            return None;
        }
        let interceptors = shared.interceptors.iter().chain(&options.interceptors).cloned().collect();
        let context = CallContext::new(shared.service, schema, shared.clock.monotonic());
        Some(Box::new(Self { handle: handle.clone(), interceptors, context }))
    }

    pub(super) fn before_call(&mut self, input: &mut dyn Structure) -> Result<(), CallError> {
        for interceptor in &self.interceptors {
            let done = interceptor.before_call(&mut self.context, input);
            done.map_err(|error| CallError::hook(self.context.operation(), "before_call", error))?;
        }
        Ok(())
    }

    /// An attempt with this number begins.
    pub(super) fn begin_attempt(&mut self, number: u32) {
        self.tick();
        self.context.attempt = number;
        self.context.attempt_began = self.context.now;
        self.context.answered = false;
        self.context.target = None;
    }

    /// The response, if a hook gives one; the hooks after it are not asked any more.
    pub(super) async fn before_signing(
        &mut self,
        request: &mut Request<Body>,
    ) -> Result<Option<RawResponse>, CallError> {
        self.context.target = Some((request.method().clone(), request.uri().clone()));
        for interceptor in &self.interceptors {
            let flow = interceptor.before_signing(&mut self.context, request).await;
            match flow.map_err(|error| CallError::hook(self.context.operation(), "before_signing", error))? {
                Flow::Send => {}
                Flow::Answer(response) => {
                    self.context.answered = true;
                    return Ok(Some(RawResponse::from(response)));
                }
            }
        }
        Ok(None)
    }

    pub(super) fn before_attempt(&mut self, request: &Request<Body>) -> Result<(), CallError> {
        self.context.target = Some((request.method().clone(), request.uri().clone()));
        for interceptor in &self.interceptors {
            let done = interceptor.before_attempt(&mut self.context, request);
            done.map_err(|error| CallError::hook(self.context.operation(), "before_attempt", error))?;
        }
        Ok(())
    }

    /// All of them are asked, even if one fails; the first error counts.
    pub(super) async fn after_attempt(
        &mut self,
        result: &mut Result<RawResponse, CallError>,
        stream: &mut Option<Body>,
    ) {
        self.tick();
        let mut failed = None;
        for interceptor in self.interceptors.iter().rev() {
            let mut outcome = AttemptOutcome::new(result, stream);
            if let Err(error) = interceptor.after_attempt(&mut self.context, &mut outcome).await {
                failed.get_or_insert(error);
            }
        }
        if let Some(error) = failed {
            *result = Err(CallError::hook(self.context.operation(), "after_attempt", error));
        }
    }

    pub(super) fn before_retry(&mut self, failed: &CallOutcome<'_>, retry: &Retry) {
        for interceptor in self.interceptors.iter().rev() {
            interceptor.before_retry(&mut self.context, failed, retry);
        }
    }

    pub(super) fn after_call(&mut self, outcome: &CallOutcome<'_>) {
        self.tick();
        for interceptor in self.interceptors.iter().rev() {
            interceptor.after_call(&mut self.context, outcome);
        }
    }

    fn tick(&mut self) {
        self.context.now = self.handle.shared().clock.monotonic();
    }
}
