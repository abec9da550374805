//! Which call an error is about.

use std::fmt;

/// The operation, and how many requests it took to get the error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) operation: &'static str,
    pub(crate) attempts: u32,
}

impl Place {
    /// A call of this operation that was one attempt.
    pub(crate) const fn of(operation: &'static str) -> Self {
        Self { operation, attempts: 1 }
    }
}

/// The operation; if there was more than one attempt, how many there were.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.attempts {
            0 | 1 => f.write_str(self.operation),
            attempts => write!(f, "{} ({attempts} attempts)", self.operation),
        }
    }
}
