//! How a command ends.

use std::process::ExitCode;

/// How a command ends.
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
    /// How it ends where arguments do not make a command: help was asked for, or something is wrong
    /// with them. The usual 2 would say that clients break.
    pub fn of_arguments(said: &clap::Error) -> Self {
        if said.use_stderr() { Self::Errors } else { Self::Clean }
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cli;
    use clap::CommandFactory;

    #[test]
    fn wrong_arguments_do_not_say_that_clients_break() {
        let said = |args: &[&str]| {
            let said = Cli::command().try_get_matches_from(args).err();
            said.map(|said| Exit::of_arguments(&said).code())
        };
        assert_eq!(said(&["xtask", "drift"]), Some(1));
        assert_eq!(said(&["xtask", "drift", "--colour", "a", "b"]), Some(1));
        assert_eq!(said(&["xtask", "drift", "--help"]), Some(0));
        assert_eq!(said(&["xtask", "drift", "a", "b"]), None);
    }
}
