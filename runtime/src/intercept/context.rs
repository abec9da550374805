//! What hooks get to know of the call that they are asked about.

use std::fmt;
use std::time::Duration;

use http::{Extensions, Method, Uri};

use crate::operation::OperationSchema;

/// A call under way. Each call has one, from its first hook to its last.
pub struct CallContext {
    service: &'static str,
    schema: &'static OperationSchema,
    extensions: Extensions,
    pub(crate) attempt: u32,
    pub(crate) answered: bool,
    pub(crate) target: Option<(Method, Uri)>,
    /// Readings of the clock: when the call began, when the attempt did, and now.
    pub(crate) began: Duration,
    pub(crate) attempt_began: Duration,
    pub(crate) now: Duration,
}

impl CallContext {
    pub(crate) fn new(service: &'static str, schema: &'static OperationSchema, began: Duration) -> Self {
        Self {
            service,
            schema,
            extensions: Extensions::new(),
            attempt: 0,
            answered: false,
            target: None,
            began,
            attempt_began: began,
            now: began,
        }
    }

    /// The service's name in the specification.
    pub const fn service(&self) -> &'static str {
        self.service
    }

    /// The operation's name in the specification.
    pub const fn operation(&self) -> &'static str {
        self.schema.name
    }

    /// How the operation travels.
    pub const fn schema(&self) -> &'static OperationSchema {
        self.schema
    }

    /// Which attempt it is; the first one is 1. Zero before that. When the call is over, it is the
    /// number of attempts.
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The method of the request of this attempt, once it is built.
    pub fn method(&self) -> Option<&Method> {
        self.target.as_ref().map(|(method, _)| method)
    }

    /// Where the request of this attempt goes, once it is built. Its query may hold a key.
    pub fn uri(&self) -> Option<&Uri> {
        self.target.as_ref().map(|(_, uri)| uri)
    }

    /// Whether a hook has answered this attempt.
    pub const fn is_answered(&self) -> bool {
        self.answered
    }

    /// How long the call has taken so far.
    pub const fn elapsed(&self) -> Duration {
        self.now.saturating_sub(self.began)
    }

    /// How long this attempt has taken so far.
    pub const fn attempt_elapsed(&self) -> Duration {
        self.now.saturating_sub(self.attempt_began)
    }

    /// What hooks have put down here for later ones of the same call, by type.
    pub const fn extensions(&self) -> &Extensions {
        &self.extensions
    }

    /// The same, to put something down.
    pub const fn extensions_mut(&mut self) -> &mut Extensions {
        &mut self.extensions
    }
}

/// Prints neither the URI nor what hooks have put down: both may hold secrets.
impl fmt::Debug for CallContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallContext")
            .field("service", &self.service)
            .field("operation", &self.schema.name)
            .field("attempt", &self.attempt)
            .field("elapsed", &self.elapsed())
            .finish_non_exhaustive()
    }
}
