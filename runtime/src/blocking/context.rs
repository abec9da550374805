//! Whether the thread is polling a future for tokio, and so must not block.

use std::task::{Context, Poll, Waker};

use tokio::task::coop;

/// More than tokio lets a task do before it has to yield, whatever that is: it fits into a byte.
const MORE_THAN_ANY_BUDGET: usize = 256;

/// Whether the thread is polling a future for tokio.
///
/// tokio limits how much a future does each time it is polled, and nothing else: neither the threads
/// of `spawn_blocking` nor what runs in `block_in_place` nor a thread that entered a runtime has a
/// limit, though all of these have a current runtime. So whether there is a limit is found out by
/// taking more than any leaves, and everything is given back.
pub(super) fn is_polled() -> bool {
    let mut context = Context::from_waker(Waker::noop());
    let mut taken = Vec::with_capacity(MORE_THAN_ANY_BUDGET);
    let mut is_limited = false;
    while taken.len() < MORE_THAN_ANY_BUDGET && !is_limited {
        match coop::poll_proceed(&mut context) {
            Poll::Ready(unit) => taken.push(unit),
            Poll::Pending => is_limited = true,
        }
    }
    // Each restores what was left before it was taken, so the first goes last.
    while taken.pop().is_some() {}
    is_limited
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use tokio::runtime::Builder;

    use super::is_polled;

    #[test]
    fn futures_that_tokio_polls_are_told_from_threads_that_may_block() {
        assert!(!is_polled(), "a plain thread");
        let runtime = Builder::new_current_thread().build().unwrap();
        {
            let _entered = runtime.enter();
            assert!(!is_polled(), "a thread that entered a runtime");
        }
        assert!(runtime.block_on(async { is_polled() }), "the first future of a runtime");
        assert!(runtime.block_on(async { tokio::spawn(async { is_polled() }).await.unwrap() }), "a task");
        let blocking = async { tokio::task::spawn_blocking(is_polled).await.unwrap() };
        assert!(!runtime.block_on(blocking), "a thread for blocking work");
        assert!(!is_polled(), "a plain thread again");
    }

    #[test]
    fn to_ask_costs_a_task_nothing() {
        let runtime = Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            for _ in 0..1000 {
                assert!(is_polled());
                assert!(tokio::task::coop::has_budget_remaining());
            }
        });
    }
}
