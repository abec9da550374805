//! The services of a folder that carry protocol tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use drawplate_codegen::diagnostic::Severity;
use drawplate_codegen::model::Model;
use drawplate_codegen::options::{Options, Package, RuntimeDependency, SmithyOptions};
use drawplate_codegen::smithy::{ProtocolTests, protocol_tests, services};
use drawplate_codegen::source::Sources;
use drawplate_codegen::{GeneratedFile, Request, testable};
use drawplate_conformance::suite::Case;
use serde_json::Value;

use super::{Entry, Verdict, case};
use crate::console::{Console, Failure, at};
use crate::scratch::{self, package_name};
use crate::spec::below as documents_below;

/// Which tests are run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice<'a> {
    /// Those with one of these ids; all if there are none.
    pub(super) ids: &'a [String],
    /// Those of one of these protocols; all if there are none.
    pub(super) protocols: &'a [String],
}

/// A service with its tests.
#[derive(Debug)]
pub(in crate::conformance) struct Service {
    /// The package of its client.
    pub(in crate::conformance) package: String,
    /// The client and the program of its tests; none if nothing could be generated.
    pub(in crate::conformance) files: Option<(Vec<GeneratedFile>, GeneratedFile)>,
    /// Its tests, with the case to run unless it is clear already what came of them.
    pub(in crate::conformance) tests: Vec<(Entry, Option<Case>)>,
}

/// All services of the models below a folder that have tests of the choice.
pub(super) fn below(
    folder: &Path,
    choice: &Choice<'_>,
    root: &Path,
    console: &mut Console<'_>,
) -> Result<Vec<Service>, Failure> {
    let runtime = scratch::runtime(root)?;
    let mut paths = documents_below(folder)?;
    // A service that is there twice is taken from the folder further up.
    paths.sort_by_key(|path| (path.components().count(), path.clone()));
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        if !text.contains("\"smithy.test#") {
            continue;
        }
        let mut sources = Sources::default();
        sources.add(path.display().to_string(), text);
        for id in services(&sources) {
            let tests = chosen(&protocol_tests(&sources, &id), choice);
            let is_new = tests.iter().fold(false, |is_new, (tests, test, entry)| {
                seen.insert((id.clone(), tests.kind.trait_id(), test.to_string(), entry.id.clone())) || is_new
            });
            if !is_new {
                continue;
            }
            let name = id.rsplit('#').next().unwrap_or(&id);
            let package = package_name(name, found.len());
            writeln!(console.err, "{}: {id}, {} tests", path.display(), tests.len())?;
            found.push(service(&sources, &id, package, &runtime, tests));
        }
    }
    Ok(found)
}

type Chosen = (ProtocolTests, Value, Entry);

/// The tests of a choice that apply to clients.
fn chosen(all: &[ProtocolTests], choice: &Choice<'_>) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for tests in all {
        for test in &tests.tests {
            let text = |name: &str| test.get(name).and_then(Value::as_str);
            let protocol = text("protocol").unwrap_or_default();
            let protocol = protocol.rsplit('#').next().unwrap_or(protocol).to_owned();
            let id = text("id").unwrap_or_default().to_owned();
            let has = |list: &[String], item: &String| list.is_empty() || list.contains(item);
            let is_for_clients = text("appliesTo").is_none_or(|side| side == "client");
            if is_for_clients && has(choice.ids, &id) && has(choice.protocols, &protocol) {
                let verdict = Verdict::Failed("it was not run".to_owned());
                let group = ProtocolTests { tests: Vec::new(), ..tests.clone() };
                chosen.push((group, test.clone(), Entry { id, protocol, verdict }));
            }
        }
    }
    chosen
}

fn service(
    sources: &Sources,
    id: &str,
    package: String,
    runtime: &RuntimeDependency,
    tests: Vec<Chosen>,
) -> Service {
    let request = Request {
        sources: sources.clone(),
        options: Options {
            package: Package::named(package.clone()),
            smithy: SmithyOptions { service: Some(id.to_owned()) },
            ..Options::default()
        },
        runtime: runtime.clone(),
        command: "cargo xtask conformance".to_owned(),
    };
    let (testable, diagnostics) = testable(&request);
    let Some(testable) = testable else {
        let error = diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
        let reason = error.map(|error| error.message.clone()).unwrap_or_default();
        let failed = |(_, _, entry): Chosen| {
            (Entry { verdict: Verdict::Failed(format!("no client: {reason}")), ..entry }, None)
        };
        return Service { package, files: None, tests: tests.into_iter().map(failed).collect() };
    };
    let tests = tests.into_iter().map(|chosen| prepared(&testable.model, chosen)).collect();
    Service { package, files: Some((testable.files, testable.program)), tests }
}

/// The case of a test, or what came of it without running it.
fn prepared(model: &Model, (tests, test, entry): Chosen) -> (Entry, Option<Case>) {
    let spoken = model.service.protocols.first().map(|protocol| protocol.name());
    if let (Some(spoken), Some(asked)) = (spoken, test.get("protocol").and_then(Value::as_str))
        && spoken != asked
    {
        return (Entry { verdict: Verdict::Skipped(format!("the client speaks {spoken}")), ..entry }, None);
    }
    match case::case(model, &tests, &test) {
        Ok(case) => (entry, Some(case)),
        Err(verdict) => (Entry { verdict, ..entry }, None),
    }
}
