//! Where a command writes.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where a command writes: results here, what it has to say about them there.
pub struct Console<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Diagnostics and errors.
    pub err: &'a mut dyn Write,
}

impl Console<'_> {
    /// Says why a command could not go on. Where nothing can be said, nothing is lost.
    pub fn fail(&mut self, failure: &dyn Display) {
        let _ = writeln!(self.err, "error: {failure}");
    }
}

/// Why a command could not go on.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    is_closed_pipe: bool,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), is_closed_pipe: false }
    }

    /// Whether whoever read the output has seen enough, about which there is nothing to say.
    pub(crate) const fn is_closed_pipe(&self) -> bool {
        self.is_closed_pipe
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

/// A console that cannot be written to.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let is_closed_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        Self { message: format!("cannot write to the console: {error}"), is_closed_pipe }
    }
}

/// Names the file in an error of the file system.
pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = PathBuf::from(path);
    move |error| Failure::new(format!("{}: {error}", path.display()))
}
