//! Waiting until a resource is in a state, by asking again and again
//! ([Smithy's waiters](https://smithy.io/2.0/additional-specs/waiters.html)).
//!
//! In: a call, and the table of a waiter ([`WaiterSchema`]). Out: what the service said when the
//! state was reached, or why it was not. What is asked for is decided in `accept`, how long to
//! wait in `delay`; neither knows an operation's types.

mod accept;
mod delay;
mod result;
mod schema;
#[cfg(test)]
mod tests;

use std::fmt;
use std::time::Duration;

use self::accept::Verdict;
use self::delay::Backoff;
pub use self::result::{WaitError, Waited};
pub use self::schema::{Acceptor, Expected, Matcher, State, WaiterSchema};
use crate::call::Call;
use crate::clock::within;
use crate::error::AsParts;
use crate::jmespath;
use crate::operation::Operation;
use crate::value::{Structure, Value, View};

/// A wait that has not begun. [`Wait::max_wait`] begins it: nobody waits without an end.
#[must_use = "a wait begins with `max_wait`"]
pub struct Wait<O: Operation> {
    call: Call<O>,
    schema: &'static WaiterSchema,
    backoff: Backoff,
}

impl<O: Operation<Input: Clone, Error: AsParts>> Wait<O> {
    /// A wait that makes this call until the waiter has seen enough.
    pub fn new(call: Call<O>, schema: &'static WaiterSchema) -> Self {
        let seconds = |seconds: u32| Duration::from_secs(seconds.into());
        let backoff = Backoff { least: seconds(schema.min_delay), most: seconds(schema.max_delay) };
        Self { call, schema, backoff }
    }

    /// Sets the shortest time between two calls, in place of the specification's.
    pub fn min_delay(mut self, delay: Duration) -> Self {
        self.backoff.least = delay;
        self
    }

    /// Sets the longest time between two calls, in place of the specification's.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.backoff.most = delay;
        self
    }

    /// Waits, but no longer than this. Dropping the future gives the wait up.
    ///
    /// # Errors
    ///
    /// When the resource reaches a state from which it will not come to the one that is waited for,
    /// when a call fails in a way that the waiter does not expect, or when the time is up.
    pub async fn max_wait(self, limit: Duration) -> Result<Waited<O>, WaitError<O>> {
        let (handle, input, options) = self.call.into_parts();
        let clock = handle.shared().clock.as_ref();
        let start = clock.monotonic();
        let (mut attempt, mut last) = (1, None);
        loop {
            let left = limit.saturating_sub(clock.monotonic().saturating_sub(start));
            let call = Call::<O>::from_parts(&handle, input.clone(), options.clone());
            let Some(result) = within(clock, Some(left), std::pin::pin!(call.send())).await else { break };
            match self.schema.judge(&input, &result) {
                Verdict::Reached => return Ok(Waited::from(result)),
                Verdict::Failed => return Err(WaitError::Failed { state: Waited::from(result) }),
                Verdict::Unexpected => {
                    return Err(match result {
                        Err(error) => WaitError::Call { error },
                        Ok(output) => WaitError::Failed { state: Waited::Output(output) },
                    });
                }
                Verdict::Again => last = Some(Waited::from(result)),
            }
            let left = limit.saturating_sub(clock.monotonic().saturating_sub(start));
            let Some(delay) = self.backoff.delay(attempt, left, delay::random()) else { break };
            clock.sleep(delay).await;
            attempt += 1;
        }
        Err(WaitError::TimedOut { waiter: self.schema.name, limit, last })
    }
}

impl WaiterSchema {
    /// What a result says about the state.
    fn judge<T: Value, E: AsParts>(&self, input: &dyn Structure, result: &Result<T, E>) -> Verdict {
        match result {
            Ok(output) => {
                let seen = accept::Seen {
                    input: &|| jmespath::document(View::Structure(input)),
                    output: Some(&jmespath::document(output.view())),
                    error: None,
                };
                accept::judge(self.acceptors, &seen)
            }
            Err(error) => {
                let seen = accept::Seen {
                    input: &|| jmespath::document(View::Structure(input)),
                    output: None,
                    error: Some(error.as_parts().code()),
                };
                accept::judge(self.acceptors, &seen)
            }
        }
    }
}

/// Prints the waiter's name: the input may hold secrets.
impl<O: Operation> fmt::Debug for Wait<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait").field("waiter", &self.schema.name).finish_non_exhaustive()
    }
}
