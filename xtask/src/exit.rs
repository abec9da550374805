//! How a command ends.

use std::process::ExitCode;

/// How a command ends. Wrong arguments end with 2 as well, before a
/// command begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All is well.
    Clean,
    /// What is there is not what would be generated, or what was there before.
    Stale,
    /// Clients that are there break.
    Breaking,
    /// Something could not be done.
    Errors,
}

impl Exit {
    /// The code that the process ends with.
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Stale => 4,
            Self::Breaking => 2,
            Self::Errors => 1,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
