//! `generate`: reads specifications, writes crates.

use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};
use drawplate_codegen::diagnostic::render;
use drawplate_codegen::{GeneratedFile, Summary};

use crate::console::{Console, Failure};
use crate::exit::Exit;
use crate::root::Root;
use crate::spec::{self, Outside, Runtime, Spec};
use crate::{table, tree};

/// Reads specs and writes a client crate for each.
///
/// Without arguments, reads every folder below specs/ and writes generated/. Files that are already
/// right are not touched; files of earlier runs that are no longer generated are removed; files
/// that were not generated are never touched.
///
/// Ends with 0 if all went well, with 1 on errors, and, with --check, with 4 if something is stale.
#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// Specs to generate, by the names of their folders below specs/ [default: all]
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// Write nothing; show what would change as a diff, and end with 4 if anything would
    #[arg(long)]
    check: bool,

    /// Generate from this file instead. Give it again for each further file that the first refers
    /// to, or that belongs to the same Smithy model
    #[arg(long, value_name = "FILE", conflicts_with = "names")]
    spec: Vec<PathBuf>,

    /// The folder of the crate that is made of --spec
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,

    /// Options for --spec, written as in a spec.toml
    #[arg(long, value_name = "FILE", requires = "spec")]
    options: Option<PathBuf>,

    /// The name of the crate that is made of --spec [default: the name of DIR]
    #[arg(long, value_name = "N", requires = "spec")]
    crate_name: Option<String>,

    /// The folder of drawplate-runtime that crates depend on [default: the one of this repository]
    #[arg(long, value_name = "P", conflicts_with = "runtime_version")]
    runtime_path: Option<PathBuf>,

    /// The version of drawplate-runtime that crates depend on, instead of a folder
    #[arg(long, value_name = "V")]
    runtime_version: Option<String>,

    /// Print this instead of writing files: `model` is everything that was read, as stable text
    #[arg(long, value_name = "WHAT")]
    emit: Option<Emit>,

    #[command(flatten)]
    root: Root,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Emit {
    Model,
}

const HEADING: [&str; 10] =
    ["spec", "operations", "shapes", "unions", "enums", "written", "unchanged", "pruned", "lines", "seconds"];

impl Generate {
    /// Generates all that is asked for. A spec with errors does not keep the others from being
    /// generated.
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let specs = self.specs()?;
        if self.emit == Some(Emit::Model) {
            return specs.iter().try_fold(Exit::Clean, |exit, spec| Ok(exit.max(emit_model(spec, console)?)));
        }
        let (mut exit, mut rows) = (Exit::Clean, Vec::new());
        for spec in &specs {
            let (one, row) = self.generate(spec, console)?;
            exit = exit.max(one);
            rows.push(row);
        }
        write!(console.out, "{}", table::render(&HEADING, &rows))?;
        Ok(exit)
    }

    fn specs(&self) -> Result<Vec<Spec>, Failure> {
        let (root, runtime) = (self.root.path(), self.runtime());
        if !self.spec.is_empty() {
            let folder = match (&self.out, self.emit) {
                (Some(out), _) => out,
                (None, Some(_)) => &root,
                (None, None) => return Err(Failure::new("--spec needs --out DIR, the folder of the crate")),
            };
            let (options, crate_name) = (self.options.as_deref(), self.crate_name.as_deref());
            let outside = Outside { files: &self.spec, folder, options, crate_name };
            return Ok(vec![spec::outside(&root, &outside, runtime.as_ref())?]);
        }
        let names = if self.names.is_empty() { spec::names(&root)? } else { self.names.clone() };
        names.iter().map(|name| spec::inside(&root, name, runtime.as_ref())).collect()
    }

    fn runtime(&self) -> Option<Runtime> {
        let version = self.runtime_version.clone().map(Runtime::Version);
        version.or_else(|| self.runtime_path.clone().map(Runtime::Path))
    }

    fn generate(&self, spec: &Spec, console: &mut Console<'_>) -> Result<(Exit, Vec<String>), Failure> {
        let start = Instant::now();
        let outcome = drawplate_codegen::generate(&spec.request);
        write!(console.err, "{}", render(&outcome.diagnostics, &spec.request.sources))?;
        let Some(files) = outcome.files else {
            writeln!(console.err, "error: nothing was generated for `{}`\n", spec.name)?;
            return Ok((Exit::Errors, refused(&spec.name)));
        };
        let changes = tree::compare(&spec.folder, &files)?;
        let mut exit = Exit::Clean;
        if !self.check {
            changes.apply(&spec.folder)?;
        } else if !changes.files.is_empty() {
            exit = Exit::Stale;
            show(spec, &changes, console)?;
        }
        let seconds = start.elapsed().as_secs_f64();
        Ok((exit, row(&spec.name, &outcome.summary, &files, &changes, seconds)))
    }
}

fn emit_model(spec: &Spec, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let (model, diagnostics) = drawplate_codegen::read(&spec.request);
    write!(console.err, "{}", render(&diagnostics, &spec.request.sources))?;
    let Some(model) = model else { return Ok(Exit::Errors) };
    write!(console.out, "{}", drawplate_codegen::model::dump(&model))?;
    Ok(Exit::Clean)
}

/// What is stale, and what to do about it.
fn show(spec: &Spec, changes: &tree::Changes, console: &mut Console<'_>) -> Result<(), Failure> {
    for change in &changes.files {
        write!(console.out, "{}", change.diff())?;
    }
    let command = &spec.request.command;
    writeln!(console.err, "error: {} is stale; run: {command}\n", spec.folder.display())?;
    Ok(())
}

fn row(
    name: &str,
    summary: &Summary,
    files: &[GeneratedFile],
    changes: &tree::Changes,
    seconds: f64,
) -> Vec<String> {
    let code = files.iter().filter(|file| file.path.ends_with(".rs"));
    let lines: usize = code.map(|file| file.text.lines().count()).sum();
    let counts = [summary.operations, summary.shapes, summary.unions, summary.enums];
    let on_disk = [changes.written(), changes.unchanged, changes.pruned(), lines];
    let mut row = vec![name.to_owned()];
    row.extend(counts.iter().chain(&on_disk).map(ToString::to_string));
    row.push(format!("{seconds:.2}"));
    row
}

fn refused(name: &str) -> Vec<String> {
    let mut row = vec![name.to_owned()];
    row.resize(HEADING.len(), "-".to_owned());
    row
}
