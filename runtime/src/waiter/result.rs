//! How a wait ends.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use crate::operation::Operation;

/// What the service said when a waiter had seen enough.
#[non_exhaustive]
pub enum Waited<O: Operation> {
    /// An output.
    Output(O::Output),
    /// An error: some waiters wait for one, as until a resource no longer exists.
    Error(O::Error),
}

/// Why a state was not reached.
#[non_exhaustive]
pub enum WaitError<O: Operation> {
    /// The resource is in a state from which it will not come to the one that is waited for.
    Failed {
        /// What the service said.
        state: Waited<O>,
    },
    /// A call failed in a way that the waiter does not expect.
    Call {
        /// The error of the call.
        error: O::Error,
    },
    /// The time was up.
    TimedOut {
        /// The name of the waiter.
        waiter: &'static str,
        /// How long it was allowed to take.
        limit: Duration,
        /// What the service said last.
        last: Option<Waited<O>>,
    },
}

impl<O: Operation> From<Result<O::Output, O::Error>> for Waited<O> {
    fn from(result: Result<O::Output, O::Error>) -> Self {
        match result {
            Ok(output) => Self::Output(output),
            Err(error) => Self::Error(error),
        }
    }
}

impl<O: Operation> Waited<O> {
    /// The output, if it is one.
    pub fn into_output(self) -> Option<O::Output> {
        match self {
            Self::Output(output) => Some(output),
            Self::Error(_) => None,
        }
    }
}

impl<O: Operation> fmt::Debug for Waited<O>
where
    O::Error: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(_) => f.debug_struct("Output").finish_non_exhaustive(),
            Self::Error(error) => f.debug_tuple("Error").field(error).finish(),
        }
    }
}

/// What `Display` prints, since this is what `main` and `unwrap` print; with `{:#?}`, all that is known.
impl<O: Operation> fmt::Debug for WaitError<O>
where
    O::Error: fmt::Debug + fmt::Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return fmt::Display::fmt(self, f);
        }
        match self {
            Self::Failed { state } => f.debug_struct("Failed").field("state", state).finish(),
            Self::Call { error } => f.debug_struct("Call").field("error", error).finish(),
            Self::TimedOut { waiter, limit, last } => f
                .debug_struct("TimedOut")
                .field("waiter", waiter)
                .field("limit", limit)
                .field("last", last)
                .finish(),
        }
    }
}

impl<O: Operation> fmt::Display for WaitError<O>
where
    O::Error: fmt::Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed { state: Waited::Output(_) } => {
                write!(f, "{}: the state that is waited for will not be reached", O::SCHEMA.name)
            }
            Self::Failed { state: Waited::Error(error) } => {
                write!(f, "the state that is waited for will not be reached: {error}")
            }
            Self::Call { error } => error.fmt(f),
            Self::TimedOut { waiter, limit, .. } => write!(f, "{waiter} was not reached within {limit:?}"),
        }
    }
}

impl<O: Operation> Error for WaitError<O>
where
    O::Error: Error + 'static,
{
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Failed { state: Waited::Error(error) } | Self::Call { error } => Some(error),
            _ => None,
        }
    }
}
