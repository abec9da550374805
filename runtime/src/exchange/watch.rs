//! Who is told of a call: its span and its interceptors.

use super::CallOptions;
use super::hooks::Hooks;
use super::trace::CallSpan;
use crate::client::Handle;
use crate::intercept::CallOutcome;
use crate::operation::OperationSchema;
use crate::retry::Retry;

/// Who is told of a call, from its beginning to its end.
pub(super) struct Watch {
    pub(super) span: CallSpan,
    pub(super) hooks: Option<Box<Hooks>>,
}

impl Watch {
    pub(super) fn new(handle: &Handle, schema: &'static OperationSchema, options: &CallOptions) -> Self {
        let span = CallSpan::new(handle.shared().service, schema);
        Self { span, hooks: Hooks::new(handle, schema, options) }
    }

    /// An attempt has failed and is made again.
    pub(super) fn before_retry(&mut self, failed: &CallOutcome<'_>, retry: &Retry) {
        self.span.retry(failed, retry);
        if let Some(hooks) = &mut self.hooks {
            hooks.before_retry(failed, retry);
        }
    }

    /// The call is over.
    pub(super) fn end(mut self, outcome: &CallOutcome<'_>, attempts: u32) {
        self.span.end(outcome, attempts);
        if let Some(hooks) = &mut self.hooks {
            hooks.after_call(outcome);
        }
    }
}
