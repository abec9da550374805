//! The standard mode of AWS's SDKs.
//!
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>: three attempts,
//! exponential backoff with full jitter, and a budget that all calls of a client share.

use std::time::Duration;

use super::budget::Budget;
use super::{FailedAttempt, Retry, RetryPolicy};

/// What the budget holds at most, and what retries take from it.
const CAPACITY: u32 = 500;
const COST: u32 = 5;
const TIMEOUT_COST: u32 = 10;
/// What a call without a retry puts back.
const REFUND: u32 = 1;

/// Retries as in the standard mode of AWS's SDKs.
///
/// A call has three attempts. Before the second one passes a random part of a second, before the
/// third a random part of two, and so on up to twenty. Where the server says how long to wait, it is
/// not less than that, but a minute at most. A retry takes 5 tokens from a bucket of 500, after a
/// timeout 10; a success puts back what its last retry took, or 1. So a service that is down for
/// everybody is not asked three times as often.
///
/// Only what is harmless is sent again ([`FailedAttempt::is_harmless`]). Clients that are given the
/// same policy share its bucket.
///
/// ```
/// use std::time::Duration;
/// use drawplate_runtime::retry::StandardRetries;
///
/// let patient = StandardRetries::new().max_attempts(5).base_delay(Duration::from_millis(200));
/// ```
#[derive(Debug)]
pub struct StandardRetries {
    max_attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    max_server_delay: Duration,
    jitter: bool,
    budget: Budget,
}

impl Default for StandardRetries {
    fn default() -> Self {
        Self::new()
    }
}

impl StandardRetries {
    /// The policy with the settings above and a full bucket.
    pub const fn new() -> Self {
        Self {
            max_attempts: 3,
            base_delay: Duration::from_secs(1),
            max_delay: Duration::from_secs(20),
            max_server_delay: Duration::from_secs(60),
            jitter: true,
            budget: Budget::new(CAPACITY),
        }
    }

    /// Sets how many attempts a call has, the first one included. Zero counts as one.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the longest wait before the second attempt. It doubles with each further one.
    #[must_use]
    pub const fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// Sets the longest wait before any attempt, unless the server asks for more.
    #[must_use]
    pub const fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Sets the longest wait that a server can ask for; where it asks for more, it gets this.
    #[must_use]
    pub const fn max_server_delay(mut self, delay: Duration) -> Self {
        self.max_server_delay = delay;
        self
    }

    /// Sets whether a wait is a random part of the backoff, as it should be, or all of it. Without
    /// it, clients that failed together come back together.
    #[must_use]
    pub const fn jitter(mut self, enabled: bool) -> Self {
        self.jitter = enabled;
        self
    }

    /// Sets how many tokens the bucket holds, and fills it. A retry takes 5, after a timeout 10.
    #[must_use]
    pub const fn budget(mut self, tokens: u32) -> Self {
        self.budget = Budget::new(tokens);
        self
    }

    fn delay(&self, failed: &FailedAttempt<'_>) -> Duration {
        let backoff = self.backoff(failed.attempt());
        let part = if self.jitter { share(backoff, random()) } else { backoff };
        match failed.server_delay() {
            Some(delay) => part.max(delay.min(self.max_server_delay)),
            None => part,
        }
    }

    /// The longest wait after this attempt.
    fn backoff(&self, attempt: u32) -> Duration {
        let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
        self.base_delay.saturating_mul(factor).min(self.max_delay)
    }
}

impl RetryPolicy for StandardRetries {
    fn retry(&self, failed: &FailedAttempt<'_>) -> Option<Retry> {
        if failed.attempt() >= self.max_attempts || !failed.is_retryable() || !failed.is_harmless() {
            return None;
        }
        let delay = self.delay(failed);
        if failed.time_left().is_some_and(|left| delay >= left) {
            return None;
        }
        let cost = if failed.is_timeout() { TIMEOUT_COST } else { COST };
        self.budget.take(cost).then_some(Retry { delay, cost })
    }

    fn succeeded(&self, retry: Option<&Retry>) {
        self.budget.put(retry.map_or(REFUND, |retry| retry.cost));
    }
}

/// This share, from 0 to 1, of a duration.
fn share(whole: Duration, share: f64) -> Duration {
    Duration::try_from_secs_f64(whole.as_secs_f64() * share).unwrap_or(whole)
}

/// A number from 0 to 1. A system without random bytes waits for all of the backoff.
fn random() -> f64 {
    getrandom::u32().map_or(1.0, |number| f64::from(number) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backoff_doubles_up_to_the_longest_delay() {
        let retries = StandardRetries::new();
        let backoff = |attempt| retries.backoff(attempt).as_secs();
        assert_eq!([1, 2, 3, 4, 5, 6, 40, u32::MAX].map(backoff), [1, 2, 4, 8, 16, 20, 20, 20]);
    }

    #[test]
    fn jitter_is_spread_over_the_whole_backoff() {
        let numbers: Vec<_> = (0..1000).map(|_| random()).collect();
        assert!(numbers.iter().all(|number| (0.0..=1.0).contains(number)));
        assert!(numbers.iter().any(|number| *number < 0.1) && numbers.iter().any(|number| *number > 0.9));
    }
}
