//! A clock of ours as the time of AWS's crates.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_async::time::TimeSource;

use crate::clock::Clock;
use crate::transport::BoxFuture;

/// What time it is, and how to wait, by a clock.
#[derive(Debug, Clone)]
pub(super) struct OnClock(pub(super) Arc<dyn Clock>);

impl TimeSource for OnClock {
    fn now(&self) -> SystemTime {
        self.0.now()
    }
}

impl AsyncSleep for OnClock {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(Waiting(Mutex::new(self.0.sleep(duration))))
    }
}

/// A wait. The mutex is never locked: the future has to be `Sync`.
struct Waiting(Mutex<BoxFuture<'static, ()>>);

impl Future for Waiting {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let wait = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        wait.as_mut().poll(context)
    }
}
