//! Calls from code that is not asynchronous (feature `blocking`).
//!
//! The same clients and the same calls: [`Call::send_blocking`] in place of `await`,
//! [`Pages::into_blocking`] and [`Items::into_blocking`] for iterators,
//! [`Wait::max_wait_blocking`](crate::waiter::Wait::max_wait_blocking) where there are waiters, and
//! [`ByteStream::into_reader`] for downloads. [`wait`] waits for anything else that a client gives.
//!
//! It works on any thread where blocking is allowed: outside of tokio, within
//! `tokio::task::spawn_blocking`, and within `block_in_place`. The calling thread does the work;
//! connections and timers live on one thread in the background, which the first call starts and all
//! clients share. In a future that tokio is polling, blocking would stop all that runs beside it,
//! so there a call is not sent, and fails with an error that says so. Tasks of other executors
//! cannot be told from ordinary code.

mod background;
mod context;
mod error;
mod iterate;
mod park;
mod read;

use std::pin::pin;

pub use self::error::{BlockingError, BlockingFailure};
pub use self::iterate::{BlockingItems, BlockingPages};
pub use self::read::Reader;
use crate::call::{Call, Reply};
use crate::error::CallError;
use crate::operation::{Operation, OperationError};
#[cfg(doc)]
use crate::{
    pages::{Items, Pages},
    stream::ByteStream,
};

/// Waits for a future of a client, such as the next event of a stream.
///
/// ```
/// assert_eq!(drawplate_runtime::blocking::wait(async { 1 + 1 }).unwrap(), 2);
/// ```
///
/// # Errors
///
/// When the thread must not block, or the thread for connections and timers cannot be started. The
/// future has not begun then.
pub fn wait<F: IntoFuture>(future: F) -> Result<F::Output, BlockingError> {
    if context::is_polled() {
        return Err(BlockingError::AsyncContext);
    }
    let background = background::handle()?;
    let _entered = background.enter();
    Ok(park::run(pin!(future.into_future())))
}

impl<O: Operation> Call<O> {
    /// Sends the call and blocks the thread until it is over.
    ///
    /// # Errors
    ///
    /// What the operation's call fails with, and [`CallError::Blocking`] where the thread must not
    /// block. See [`blocking`](crate::blocking).
    pub fn send_blocking(self) -> Result<O::Output, O::Error> {
        self.send_blocking_with_metadata().map(Reply::into_output)
    }

    /// The same; the reply has the response's status and headers besides the output.
    ///
    /// # Errors
    ///
    /// See [`Call::send_blocking`].
    pub fn send_blocking_with_metadata(self) -> Result<Reply<O::Output>, O::Error> {
        wait(self.send_with_metadata()).unwrap_or_else(|error| Err(failed::<O>(error)))
    }
}

/// The error of an operation that was not called.
fn failed<O: Operation>(error: BlockingError) -> O::Error {
    O::Error::failed(CallError::blocking(O::SCHEMA.name, error))
}

#[cfg(feature = "jmespath")]
impl<O: Operation<Input: Clone, Error: crate::error::AsParts>> crate::waiter::Wait<O> {
    /// Blocks the thread until the state is reached, but no longer than this.
    ///
    /// # Errors
    ///
    /// See [`Wait::max_wait`](crate::waiter::Wait::max_wait) and [`Call::send_blocking`].
    pub fn max_wait_blocking(
        self,
        limit: std::time::Duration,
    ) -> Result<crate::waiter::Waited<O>, crate::waiter::WaitError<O>> {
        let result = wait(self.max_wait(limit));
        result.unwrap_or_else(|error| Err(crate::waiter::WaitError::Call { error: failed::<O>(error) }))
    }
}
