//! What came of one spec.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use drawplate_codegen::diagnostic::{Severity, render_one};
use drawplate_codegen::options::{Options, Package, RuntimeDependency};
use drawplate_codegen::source::{Format, Sources};
use drawplate_codegen::{GeneratedFile, Request};

use super::said::Said;
use super::specs::Candidate;

/// What came of one file.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The file's name below the folder.
    pub(super) name: String,
    /// What came of it.
    pub(super) verdict: Verdict,
    /// How long it took.
    pub(super) seconds: f64,
}

/// What came of one file.
#[derive(Debug)]
pub(super) enum Verdict {
    /// A crate.
    Generated(Generated),
    /// Nothing but diagnostics.
    Refused(Refused),
    /// A defect of the generator, with what it said.
    Panicked(String),
    /// The file is no spec, for this reason.
    NoSpec(String),
}

/// A crate.
#[derive(Debug)]
pub(super) struct Generated {
    /// Its files.
    pub(super) files: Vec<GeneratedFile>,
    /// How many operations it has.
    pub(super) operations: usize,
    /// How many operations of the spec it has not.
    pub(super) skipped: usize,
    /// What was said about it.
    pub(super) said: Said,
    /// How many lines of Rust it has.
    pub(super) lines: usize,
    /// What the compiler said about it, if it was asked.
    pub(super) compile_errors: Option<Vec<String>>,
}

/// Why there is no crate.
#[derive(Debug)]
pub(super) struct Refused {
    /// How many errors there are, by code.
    pub(super) codes: BTreeMap<&'static str, usize>,
    /// The first of each code.
    pub(super) messages: Vec<String>,
}

/// Generates the crate of one file, which is called so.
pub(super) fn of(candidate: &Candidate, package: &str, runtime: &RuntimeDependency) -> Outcome {
    let start = Instant::now();
    let verdict = match candidate.text() {
        Err(reason) => Verdict::NoSpec(reason),
        Ok(text) if Format::detect(&text).is_none() => Verdict::NoSpec("neither Smithy nor OpenAPI".into()),
        Ok(text) => generate(&candidate.name, text, package, runtime),
    };
    Outcome { name: candidate.name.clone(), verdict, seconds: start.elapsed().as_secs_f64() }
}

pub(super) fn generate(name: &str, text: String, package: &str, runtime: &RuntimeDependency) -> Verdict {
    let mut sources = Sources::default();
    sources.add(name, text);
    let package = Package::named(package);
    let request = Request {
        sources,
        options: Options { package, ..Options::default() },
        runtime: runtime.clone(),
        command: "cargo xtask generate --spec".to_owned(),
    };
    // Nothing that a panic may have left half done is looked at again.
    match catch_unwind(AssertUnwindSafe(|| drawplate_codegen::generate(&request))) {
        Ok(outcome) => verdict(outcome, &request.sources),
        Err(payload) => Verdict::Panicked(message(&*payload)),
    }
}

fn verdict(outcome: drawplate_codegen::Outcome, sources: &Sources) -> Verdict {
    if let Some(files) = outcome.files {
        let code = files.iter().filter(|file| file.path.ends_with(".rs"));
        let lines = code.map(|file| file.text.lines().count()).sum();
        let operations = outcome.summary.operations;
        let (skipped, said) = (outcome.summary.skipped_operations, Said::of(&outcome.diagnostics));
        return Verdict::Generated(Generated {
            files,
            operations,
            skipped,
            said,
            lines,
            compile_errors: None,
        });
    }
    let mut refused = Refused { codes: BTreeMap::new(), messages: Vec::new() };
    for error in outcome.diagnostics.sorted() {
        if error.severity == Severity::Error {
            let count = refused.codes.entry(error.code.id()).or_default();
            *count += 1;
            if *count == 1 {
                refused.messages.push(render_one(error, sources));
            }
        }
    }
    Verdict::Refused(refused)
}

/// What a panic said.
fn message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}
