//! `conformance`: runs the tests that specifications bring along.

mod endpoints;
mod partitions;
mod report;
mod sample;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::console::{Console, Failure};
use crate::exit::Exit;

/// Runs the tests that specifications bring along.
///
/// With --endpoints, runs the endpoint tests of all Smithy models below DIR through an interpreter
/// over the same lowered rules that clients are generated from; rules that a model has in two forms
/// are tested in both. Tests depend on the table of partitions of their day: each model is held
/// against every table there is, and its best result counts.
///
/// Ends with 0 if all tests pass, else with 1.
#[derive(Debug, Args)]
pub(crate) struct Conformance {
    /// The folder of the models whose endpoint tests are to be run
    #[arg(long, value_name = "DIR")]
    endpoints: PathBuf,

    /// A table of partitions (partitions.json); may be given again [default: the one that clients
    /// have, and those in DIR and in a folder `partitions` in or beside it]
    #[arg(long, value_name = "FILE")]
    partitions: Vec<PathBuf>,

    /// Also generate the endpoint modules of this many models, compile them, and hold them against
    /// the interpreter
    #[arg(long, value_name = "N", default_value_t = 0)]
    compile: usize,

    /// How to print the results
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Conformance {
    /// Runs the tests and prints what came out.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let tables = partitions::tables(&self.endpoints, &self.partitions)?;
        let results = endpoints::run(&self.endpoints, &tables)?;
        let is_agreed = sample::agrees(&self.endpoints, self.compile, &results, console)?;
        match self.format {
            Format::Text => report::text(&results, console)?,
            Format::Json => report::json(&results, console)?,
        }
        let is_clean = is_agreed && results.iter().all(|result| result.failures.is_empty());
        Ok(if is_clean { Exit::Clean } else { Exit::Errors })
    }
}
