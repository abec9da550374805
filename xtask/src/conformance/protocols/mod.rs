//! Protocol tests of Smithy models, run against generated clients.

mod case;
mod events;
mod known;
pub(super) mod params;
mod report;
pub(super) mod run;
pub(super) mod service;

use std::path::{Path, PathBuf};

use clap::Args;

use self::known::KnownFailures;
use self::service::Choice;
use super::Format;
use crate::console::{Console, Failure};
use crate::exit::Exit;

/// Which protocol tests are run, and how.
#[derive(Debug, Args)]
pub(super) struct Protocols {
    /// The folder of the models whose protocol tests are to be run
    #[arg(value_name = "DIR", required_unless_present = "endpoints")]
    models: Option<PathBuf>,

    /// Only the test with this id; may be given again
    #[arg(long, value_name = "ID", conflicts_with = "endpoints")]
    only: Vec<String>,

    /// Only tests of this protocol, such as restJson1; may be given again
    #[arg(long, value_name = "P", conflicts_with = "endpoints")]
    protocol: Vec<String>,

    /// The list of known failures [default: tests/conformance/known-failures.toml in this
    /// repository]
    #[arg(long, value_name = "FILE", conflicts_with = "endpoints")]
    known: Option<PathBuf>,

    /// The folder for the clients and their tests [default: target/conformance in this repository]
    #[arg(long, value_name = "DIR", conflicts_with = "endpoints")]
    out: Option<PathBuf>,
}

/// A test that applies to clients, and what came of it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The test's id in the model.
    pub(super) id: String,
    /// The protocol's name, without namespace.
    pub(super) protocol: String,
    /// What came of it; a test that has not run yet has failed.
    pub(super) verdict: Verdict,
}

/// What came of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Protocols {
    /// Runs the tests and prints what came of them.
    pub(super) fn run(
        &self,
        root: &Path,
        format: Format,
        console: &mut Console<'_>,
    ) -> Result<Exit, Failure> {
        let models = self.models.as_deref().unwrap_or(Path::new("."));
        let known = self.known.clone().unwrap_or_else(|| root.join("tests/conformance/known-failures.toml"));
        let known = KnownFailures::read(&known)?;
        let choice = Choice { ids: &self.only, protocols: &self.protocol };
        let services = service::below(models, &choice, root, console)?;
        if services.is_empty() {
            return Err(Failure::new(format!("no such protocol tests below {}", models.display())));
        }
        let out = self.out.clone().unwrap_or_else(|| root.join("target/conformance"));
        let entries = run::run(root, &out, services, console)?;
        let surprises = known.surprises(&entries);
        match format {
            Format::Text => report::text(&entries, &known, &surprises, console)?,
            Format::Json => report::json(&entries, console)?,
        }
        Ok(if surprises.is_empty() { Exit::Clean } else { Exit::Errors })
    }
}
