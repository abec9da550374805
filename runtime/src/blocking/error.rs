//! Why a thread did not block.

use std::error::Error;
use std::{fmt, io};

use crate::error::Place;

/// Why a thread did not block to wait for something.
#[derive(Debug)]
#[non_exhaustive]
pub enum BlockingError {
    /// The thread is polling a future for tokio: blocking it would stop all that runs beside it.
    AsyncContext,
    /// The thread for connections and timers cannot be started.
    Background(io::Error),
}

impl fmt::Display for BlockingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AsyncContext => f.write_str(
                "a blocking call in asynchronous code would stop all that runs beside it: `.await` the \
                 call, or move it into `tokio::task::spawn_blocking`",
            ),
            Self::Background(error) => {
                write!(f, "the thread for connections and timers cannot be started: {error}")
            }
        }
    }
}

impl Error for BlockingError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::AsyncContext => None,
            Self::Background(error) => Some(error),
        }
    }
}

/// A call that was not sent, since the thread did not block for it.
#[derive(Debug)]
pub struct BlockingFailure {
    pub(crate) place: Place,
    pub(crate) source: BlockingError,
}

impl BlockingFailure {
    /// Why the thread did not block.
    pub const fn reason(&self) -> &BlockingError {
        &self.source
    }
}
