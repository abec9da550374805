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
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A console that cannot be written to.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(format!("cannot write to the console: {error}"))
    }
}

/// Names the file in an error of the file system.
pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = PathBuf::from(path);
    move |error| Failure(format!("{}: {error}", path.display()))
}
