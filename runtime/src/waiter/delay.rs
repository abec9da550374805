//! How long to wait between two calls
//! ([Waiter retries](https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries)).

use std::time::Duration;

/// The bounds of the time between two calls.
#[derive(Debug, Clone, Copy)]
pub(super) struct Backoff {
    pub(super) least: Duration,
    pub(super) most: Duration,
}

impl Backoff {
    /// The time to wait after the attempt with this number, counted from 1: a random part of a time
    /// that doubles from call to call, cut so that the last call comes before the time is up. `None`
    /// if there is no time for another call.
    pub(super) fn delay(&self, attempt: u32, left: Duration, random: f64) -> Option<Duration> {
        let factor = 1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX);
        let most = self.least.saturating_mul(factor).min(self.most).max(self.least);
        let delay = self.least + (most - self.least).mul_f64(random);
        match left.checked_sub(self.least) {
            None | Some(Duration::ZERO) => None,
            Some(latest) => Some(delay.min(latest)),
        }
    }
}

/// A number from 0 to 1. A system without random bytes waits as long as it may.
pub(super) fn random() -> f64 {
    getrandom::u32().map_or(1.0, |number| f64::from(number) / f64::from(u32::MAX))
}
