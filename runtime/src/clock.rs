//! What time it is and how to wait.
//!
//! Signing needs the first, timeouts the second. Both are behind a trait so that the runtime of
//! asynchronous tasks is the user's choice, and so that tests need not wait.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
#[cfg(feature = "tokio")]
use std::sync::LazyLock;
#[cfg(feature = "tokio")]
use std::time::Instant;
use std::time::{Duration, SystemTime};

use crate::transport::BoxFuture;

/// A source of time.
pub trait Clock: fmt::Debug + Send + Sync {
    /// The present.
    fn now(&self) -> SystemTime;

    /// A reading that only ever grows, for measuring durations: two of them are as far apart as the
    /// moments when they were taken. Without an implementation of its own it is the time since 1970,
    /// which jumps when the system's clock is set.
    fn monotonic(&self) -> Duration {
        self.now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
    }

    /// Becomes ready when the duration has passed.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;
}

impl<T: Clock + ?Sized> Clock for Arc<T> {
    fn now(&self) -> SystemTime {
        T::now(self)
    }

    fn monotonic(&self) -> Duration {
        T::monotonic(self)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        T::sleep(self, duration)
    }
}

/// The system's clock and tokio's timers.
///
/// Outside of a tokio runtime nothing can wait: there a sleep never ends, and the transport is what
/// reports the error. A runtime that was built without `enable_time` makes tokio itself panic.
#[cfg(feature = "tokio")]
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioClock;

/// The reading when it was first taken: room for clocks that stand before.
#[cfg(feature = "tokio")]
const OFFSET: Duration = Duration::from_secs(3600);

#[cfg(feature = "tokio")]
impl Clock for TokioClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    /// Reads tokio's clock, which tests can pause.
    fn monotonic(&self) -> Duration {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        let now = tokio::time::Instant::now().into_std();
        // A clock that is paused can stand a little before the start.
        let before = START.saturating_duration_since(now);
        OFFSET.saturating_add(now.saturating_duration_since(*START)).saturating_sub(before)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        match tokio::runtime::Handle::try_current() {
            Ok(_) => Box::pin(tokio::time::sleep(duration)),
            Err(_) => Box::pin(std::future::pending()),
        }
    }
}

/// A future that stays where it is. What waits for it holds no copy of it: a future by value is kept
/// twice by each `async fn` that takes it, and a call has several of those around each other.
pub(crate) type Held<'a, T> = Pin<&'a mut (dyn Future<Output = T> + Send + 'a)>;

/// Runs a future, but no longer than the limit; `None` when the time is up.
pub(crate) async fn within<T>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    mut future: Held<'_, T>,
) -> Option<T> {
    let Some(limit) = limit else { return Some(future.await) };
    let mut sleep = clock.sleep(limit);
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        std::task::Poll::Ready(value) => std::task::Poll::Ready(Some(value)),
        std::task::Poll::Pending => sleep.as_mut().poll(context).map(|()| None),
    })
    .await
}
