//! A bucket of tokens that retries are paid from.
//!
//! As long as most calls succeed there are tokens for every retry; when a service fails for
//! everybody, they run out, and clients stop adding to its load.

use std::sync::atomic::{AtomicU32, Ordering};

#[derive(Debug)]
pub(super) struct Budget {
    capacity: u32,
    tokens: AtomicU32,
}

impl Budget {
    /// A full bucket.
    pub(super) const fn new(capacity: u32) -> Self {
        Self { capacity, tokens: AtomicU32::new(capacity) }
    }

    /// Takes this many tokens, or none if there are fewer.
    pub(super) fn take(&self, count: u32) -> bool {
        let take = |tokens: u32| tokens.checked_sub(count);
        self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
    }

    /// Puts this many tokens in, as far as there is room.
    pub(super) fn put(&self, count: u32) {
        // Mostly the bucket is full; then nothing is written, so that calls on several threads do not
        // fight over the line of the cache that it is in.
        let put =
            |tokens: u32| (tokens < self.capacity).then(|| tokens.saturating_add(count).min(self.capacity));
        let _full = self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, put);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_taken_as_long_as_there_are_enough() {
        let budget = Budget::new(12);
        assert_eq!(
            [budget.take(5), budget.take(5), budget.take(5), budget.take(2)],
            [true, true, false, true]
        );
    }

    #[test]
    fn no_more_is_put_in_than_there_is_room_for() {
        let budget = Budget::new(5);
        assert!(budget.take(4));
        budget.put(2);
        assert!(!budget.take(4) && budget.take(3));
        budget.put(u32::MAX);
        assert!(!budget.take(6) && budget.take(5));
    }
}
