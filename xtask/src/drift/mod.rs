//! `drift`: what changed between two versions of a specification, and what that does.

mod assemble;
mod exceptions;
mod output;
mod report;
mod verify;
mod versions;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use drawplate_codegen::drift::Safety;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

use self::report::{Format, Report};
use self::versions::{Version, outside};
use crate::console::{Console, Failure};
use crate::exit::Exit;
use crate::root::Root;
use crate::spec;

/// Says what changed between two versions of a specification, and what that does to clients.
///
/// Give two files, or the name of a spec below specs/ and --against with a newer file, which is read
/// under the options of the spec. Each change has its rule, its place in both files, what it does on
/// the wire to clients of either version, and by how much the version of the generated crate has to
/// rise. `[[drift]]` in spec.toml allows a change for a time.
///
/// Ends with 0 if nothing changed or everything is allowed, with 2 if clients that are there break,
/// with 4 if something else changed, and with 1 if a specification cannot be read or --verify finds
/// that the rules are wrong.
#[derive(Debug, Args)]
pub(crate) struct Drift {
    /// The old version: a file, or the name of a folder below specs/ with --against
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The new version
    #[arg(value_name = "NEW", required_unless_present = "against")]
    new: Option<PathBuf>,

    /// The new version of the spec that is named. Give it again for each further file of it
    #[arg(long, value_name = "FILE", conflicts_with = "new")]
    against: Vec<PathBuf>,

    /// Look at these operations only; without a list, at those of the old version
    #[arg(long, value_name = "NAME,...", num_args = 0.., require_equals = true, value_delimiter = ',')]
    operations: Option<Vec<String>>,

    /// Generate both crates, compare their public items, and fail if the rules predict otherwise
    #[arg(long)]
    verify: bool,

    /// How to print the report [default: text, or what the name of --output ends in]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Write the report to this file. Give it again for other forms: .txt, .md, .json, .sarif, .xml
    /// (JUnit) and .html are known
    #[arg(long, value_name = "FILE")]
    output: Vec<PathBuf>,

    /// The day on which exceptions are judged, as 2026-01-31 [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,

    #[command(flatten)]
    root: Root,
}

impl Drift {
    /// Compares, and prints the report.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let (old, new) = self.versions(console)?;
        let today = self.today.unwrap_or_else(|| OffsetDateTime::now_utc().date());
        let report = assemble::report(&old, &new, &self.wanted(today))?;
        for stale in &report.stale_exceptions {
            writeln!(console.err, "warning: {}", stale.sentence())?;
        }
        output::write(&report, self.format, &self.output, console)?;
        Ok(exit(&report))
    }

    fn wanted(&self, today: Date) -> assemble::Wanted {
        assemble::Wanted { today, verify: self.verify, is_spec: !self.against.is_empty() }
    }

    fn versions(&self, console: &mut Console<'_>) -> Result<(Version, Version), Failure> {
        let root = self.root.path();
        let (old, new) = match &self.new {
            Some(new) => {
                (outside(&root, std::slice::from_ref(&self.old))?, outside(&root, std::slice::from_ref(new))?)
            }
            None => {
                let name = self.old.to_string_lossy();
                (spec::inside(&root, &name, None)?, spec::instead(&root, &name, &self.against)?)
            }
        };
        let (old, new) = (Version::read(old, console)?, Version::read(new, console)?);
        let Some(names) = &self.operations else { return Ok((old, new)) };
        let names = if names.is_empty() { old.operations() } else { known(names, [&old, &new])? };
        Ok((old.limited(&names, console)?, new.limited(&names, console)?))
    }
}

/// The names of operations that are given; each has to be in one of the versions.
fn known(names: &[String], versions: [&Version; 2]) -> Result<BTreeSet<String>, Failure> {
    let all: BTreeSet<String> = versions.iter().flat_map(|version| version.operations()).collect();
    match names.iter().find(|name| !all.contains(*name)) {
        Some(unknown) => Err(Failure::new(format!("neither version has an operation `{unknown}`"))),
        None => Ok(names.iter().cloned().collect()),
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text, format_description!("[year]-[month]-[day]")).map_err(|error| error.to_string())
}

fn exit(report: &Report) -> Exit {
    if report.verification.as_ref().is_some_and(|verification| !verification.agrees) {
        return Exit::Errors;
    }
    match report.counted().map(|entry| entry.wire.old_client).max() {
        None => Exit::Clean,
        Some(Safety::Breaking) => Exit::Breaking,
        Some(_) => Exit::Stale,
    }
}
