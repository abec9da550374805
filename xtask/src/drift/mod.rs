//! `drift`: what changed between two versions of a specification, and what that does.

mod report;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use drawplate_codegen::diagnostic::render;
use drawplate_codegen::drift::{self, Change, Safety};
use drawplate_codegen::source::Sources;

use crate::console::{Console, Failure};
use crate::exit::Exit;
use crate::root::Root;
use crate::spec::{self, Outside, Runtime, Spec};

/// Says what changed between two versions of a specification, and what that does to clients.
///
/// Give two files, or the name of a spec below specs/ and --against with a newer file. Each change has
/// its rule, its place in both files, what it does on the wire to clients of either version, and by
/// how much the version of the generated crate has to rise.
///
/// Ends with 0 if nothing changed, with 2 if clients that are there break, with 4 if something else
/// changed, and with 1 if one of the specifications cannot be read.
#[derive(Debug, Args)]
pub(crate) struct Drift {
    /// The old version: a file, or the name of a folder below specs/ with --against
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The new version
    #[arg(value_name = "NEW", required_unless_present = "against")]
    new: Option<PathBuf>,

    /// The new version of the spec that is named
    #[arg(long, value_name = "FILE", conflicts_with = "new")]
    against: Option<PathBuf>,

    /// Look at the operations of the old version only
    #[arg(long)]
    operations: bool,

    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    root: Root,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

/// A version: its texts, for the places, and its model.
struct Version {
    sources: Sources,
    read: drift::Version,
}

/// Both versions and what lies between.
struct Compared {
    old: Version,
    new: Version,
    changes: Vec<Change>,
}

impl Drift {
    /// Compares, and prints the report.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let root = self.root.path();
        let (old, new) = match (&self.against, &self.new) {
            (Some(file), _) => {
                (spec::inside(&root, &self.old.to_string_lossy(), None)?, outside(&root, file)?)
            }
            (None, Some(file)) => (outside(&root, &self.old)?, outside(&root, file)?),
            (None, None) => return Err(Failure::new("give the new version, or --against")),
        };
        let (old, new) = (read(old, console)?, read(new, console)?);
        let mut changes = drift::compare(&old.read, &new.read);
        if self.operations {
            changes.retain(|change| change.rule.id != "operation-added");
        }
        let exit = exit(&changes);
        let compared = Compared { old, new, changes };
        let report = match self.format {
            Format::Text => report::text(&compared),
            Format::Markdown => report::markdown(&compared),
            Format::Json => report::json(&compared),
        };
        writeln!(console.out, "{}", report.trim_end())?;
        Ok(exit)
    }
}

fn outside(root: &Path, file: &PathBuf) -> Result<Spec, Failure> {
    let files = std::slice::from_ref(file);
    let spec = Outside { files, folder: root, options: None, crate_name: None };
    // No crate is made, so it does not matter what it would depend on.
    spec::outside(root, &spec, Some(&Runtime::Version("*".to_owned())))
}

/// Reads a version as far as its model. Warnings are for those who generate, and left out here.
fn read(spec: Spec, console: &mut Console<'_>) -> Result<Version, Failure> {
    let (read, diagnostics) = drawplate_codegen::version(&spec.request);
    let Some(read) = read else {
        write!(console.err, "{}", render(&diagnostics, &spec.request.sources))?;
        return Err(Failure::new(format!("`{}` cannot be read", spec.name)));
    };
    Ok(Version { sources: spec.request.sources, read })
}

fn exit(changes: &[Change]) -> Exit {
    let breaks = |change: &Change| change.wire.old_client == Safety::Breaking;
    match changes {
        [] => Exit::Clean,
        changes if changes.iter().any(breaks) => Exit::Breaking,
        _ => Exit::Stale,
    }
}
