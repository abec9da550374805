//! `corpus`: generates every spec below a folder, and counts what came of it.

mod compile;
mod outcome;
mod progress;
mod report;
mod said;
mod sample;
pub(crate) mod specs;
mod timed;
mod workers;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};

use self::outcome::{Outcome, Verdict};
use self::sample::Sample;
pub(crate) use self::timed::{Timed, timed, together};
use crate::console::{Console, Failure};
use crate::exit::Exit;
use crate::root::Root;
use crate::scratch;

/// Generates every spec below a folder and counts what came of it.
///
/// A spec is a file whose content says that it is a Smithy model or an OpenAPI document, also
/// compressed (.gz). The crates are kept in memory; only those that --compile asks for are written,
/// to a folder of their own. A spec that is refused is no failure: the diagnostics say what stands
/// in its way, and are counted by code. What is said about those that were generated is counted
/// too: operations that are left out, and each kind of warning.
///
/// Ends with 0, or with 1 if the generator panicked or a crate does not compile without warnings.
#[derive(Debug, Args)]
pub(crate) struct Corpus {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Also compile this many of the crates that were generated, or `all`
    #[arg(long, value_name = "N|all", default_value = "0")]
    compile: Sample,

    /// Which crates --compile takes, besides the biggest: another number, another sample
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,

    /// How to print the results
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// How many specs to generate at a time [default: one for each processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// The folder for the crates that are compiled [default: target/corpus in this repository]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    #[command(flatten)]
    root: Root,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Corpus {
    /// Generates everything, compiles what is asked for, and prints the counts.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let start = Instant::now();
        let specs = specs::below(&self.folder)?;
        let runtime = scratch::runtime(&self.root.path())?;
        let mut outcomes = workers::run(&specs, self.jobs(), &runtime, console)?;
        let chosen = self.compile.choose(&outcomes, self.seed);
        if !chosen.is_empty() {
            let root = self.root.path();
            let out = self.out.clone().unwrap_or_else(|| root.join("target/corpus"));
            compile::run(&root, &out, &mut outcomes, &chosen, console)?;
        }
        let seconds = start.elapsed().as_secs_f64();
        match self.format {
            Format::Text => report::text(&outcomes, seconds, console)?,
            Format::Json => report::json(&outcomes, seconds, console)?,
        }
        Ok(if outcomes.iter().any(has_failed) { Exit::Errors } else { Exit::Clean })
    }

    fn jobs(&self) -> NonZeroUsize {
        let processors = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(processors)
    }
}

fn has_failed(outcome: &Outcome) -> bool {
    match &outcome.verdict {
        Verdict::Generated(generated) => generated.compile_errors.as_ref().is_some_and(|it| !it.is_empty()),
        Verdict::Panicked(_) => true,
        Verdict::Refused(_) | Verdict::NoSpec(_) => false,
    }
}
