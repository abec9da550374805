//! `conformance`: runs the tests that specifications bring along.

mod calls;
mod endpoints;
mod partitions;
mod protocols;
mod report;
mod sample;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::console::{Console, Failure};
use crate::exit::Exit;
use crate::root::Root;

/// Runs the tests that specifications bring along.
///
/// With DIR, runs the protocol tests (smithy.test#httpRequestTests and httpResponseTests) of all
/// Smithy models below it: generates each client, compiles it with a program that runs its tests,
/// and runs that. A test that is on the list of known failures may fail, and must not pass. A
/// service that is in several files with the same tests is tested once.
///
/// With --endpoints, runs the endpoint tests of all Smithy models below DIR through an interpreter
/// over the same lowered rules that clients are generated from; rules that a model has in two forms
/// are tested in both. Tests depend on the table of partitions of their day: each model is held
/// against every table there is, and its best result counts.
///
/// Ends with 0 if all tests pass or fail as listed, else with 1.
#[derive(Debug, Args)]
pub(crate) struct Conformance {
    #[command(flatten)]
    protocols: protocols::Protocols,

    /// The folder of the models whose endpoint tests are to be run
    #[arg(long, value_name = "DIR", conflicts_with = "models")]
    endpoints: Option<PathBuf>,

    /// A table of partitions (partitions.json); may be given again [default: the one that clients
    /// have, and those in DIR and in a folder `partitions` in or beside it]
    #[arg(long, value_name = "FILE", requires = "endpoints")]
    partitions: Vec<PathBuf>,

    /// Also generate the endpoint modules of this many models, compile them, and hold them against
    /// the interpreter; and the clients of as many models whose tests call operations, and look where
    /// these calls go
    #[arg(long, value_name = "N", default_value_t = 0, requires = "endpoints")]
    compile: usize,

    /// How to print the results
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    root: Root,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Conformance {
    /// Runs the tests and prints what came out.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        match &self.endpoints {
            Some(folder) => self.endpoints(folder, console),
            None => self.protocols.run(&self.root.path(), self.format, console),
        }
    }

    fn endpoints(&self, folder: &Path, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let tables = partitions::tables(folder, &self.partitions)?;
        let results = endpoints::run(folder, &tables)?;
        let is_agreed = sample::agrees(folder, self.compile, &results, console)?
            & calls::agree(&self.root.path(), self.compile, &results, console)?;
        match self.format {
            Format::Text => report::text(&results, console)?,
            Format::Json => report::json(&results, console)?,
        }
        let is_clean = is_agreed && results.iter().all(|result| result.failures.is_empty());
        Ok(if is_clean { Exit::Clean } else { Exit::Errors })
    }
}
