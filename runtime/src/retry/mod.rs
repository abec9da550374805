//! Whether a call that failed is tried again, and when.
//!
//! After each attempt that failed, a [`RetryPolicy`] gets to see the [`FailedAttempt`] and says how
//! long to wait for the next one, or that there is none. [`StandardRetries`] is what clients have if
//! nothing else is set, [`NoRetries`] turns retries off, and anything else can be plugged in. The
//! runtime itself sees to it that a body that can be sent only once is not sent twice, and that a
//! wait never outlasts the time that the call has.

mod budget;
mod failed;
mod hint;
mod standard;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub use self::failed::FailedAttempt;
pub use self::standard::StandardRetries;

/// Decides about retries. One policy serves all calls of a client, at the same time.
pub trait RetryPolicy: fmt::Debug + Send + Sync {
    /// Whether to try again after this attempt, and when; `None` gives the call up with the error of
    /// this attempt. A policy has to ask [`FailedAttempt::is_harmless`] itself: a request that may
    /// have been carried out is sent again if the policy says so.
    fn retry(&self, failed: &FailedAttempt<'_>) -> Option<Retry>;

    /// A call has succeeded, after this retry if it took one.
    fn succeeded(&self, _retry: Option<&Retry>) {}
}

/// A decision to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// How long to wait before.
    pub delay: Duration,
    /// What the policy took for it from a budget, if it has one.
    pub cost: u32,
}

impl Retry {
    /// Another try after this delay, which costs nothing.
    pub const fn after(delay: Duration) -> Self {
        Self { delay, cost: 0 }
    }
}

/// Every call is one attempt.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoRetries;

impl RetryPolicy for NoRetries {
    fn retry(&self, _failed: &FailedAttempt<'_>) -> Option<Retry> {
        None
    }
}

impl<T: RetryPolicy + ?Sized> RetryPolicy for Arc<T> {
    fn retry(&self, failed: &FailedAttempt<'_>) -> Option<Retry> {
        T::retry(self, failed)
    }

    fn succeeded(&self, retry: Option<&Retry>) {
        T::succeeded(self, retry);
    }
}
