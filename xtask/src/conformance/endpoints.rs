//! Endpoint tests, run by the interpreter.

use std::path::{Path, PathBuf};

use drawplate_codegen::diagnostic::Diagnostics;
use drawplate_codegen::endpoint::{EndpointService, Form, OperationContext, contexts, services};
use drawplate_codegen::options::{Options, SmithyOptions};
use drawplate_codegen::smithy;
use drawplate_codegen::source::{Sources, json};

use super::partitions::Table;
use crate::console::{Failure, at};
use crate::spec::below;

/// How the tests of a service went, in one form of its rules.
pub(super) struct ServiceResult {
    /// The model.
    pub(super) model: PathBuf,
    /// The service's shape id.
    pub(super) service: String,
    /// The form of the rules.
    pub(super) form: Form,
    /// The table of partitions for which most tests pass.
    pub(super) table: String,
    /// How many pass.
    pub(super) passed: usize,
    /// How many calls of operations lead to what their test expects.
    pub(super) calls: usize,
    /// Those that do not, with the reasons.
    pub(super) failures: Vec<(String, String)>,
}

/// Runs the endpoint tests of all models below a folder.
pub(super) fn run(folder: &Path, tables: &[Table]) -> Result<Vec<ServiceResult>, Failure> {
    let mut paths = below(folder)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut results = Vec::new();
    for path in paths {
        results.extend(model(&path, tables)?);
    }
    Ok(results)
}

/// Runs the endpoint tests of one model; a file that is something else has none.
fn model(path: &Path, tables: &[Table]) -> Result<Vec<ServiceResult>, Failure> {
    let text = std::fs::read_to_string(path).map_err(at(path))?;
    if !text.contains(Form::Rules.trait_id()) && !text.contains(Form::Diagram.trait_id()) {
        return Ok(Vec::new());
    }
    let mut sources = Sources::default();
    let file = sources.add(path.display().to_string(), text);
    let value = json::parse(&sources, file)
        .map_err(|error| Failure::new(format!("{}: {}", path.display(), error.message)))?;
    let has_calls = sources.get(file).is_some_and(|source| source.text.contains(CALLS));
    let found = services(&value, file);
    let found = found.iter().filter_map(|service| {
        let contexts = if has_calls { of_operations(&sources, service) } else { Vec::new() };
        best(path, service, &contexts, tables)
    });
    Ok(found.collect())
}

/// Where a test has calls of operations.
const CALLS: &str = "\"operationInputs\"";

/// What the operations of a service give to the parameters of its rules.
fn of_operations(sources: &Sources, service: &EndpointService) -> Vec<OperationContext> {
    let smithy = SmithyOptions { service: Some(service.id.clone()) };
    let options = Options { smithy, ..Options::default() };
    let mut diagnostics = Diagnostics::default();
    let draft = smithy::read(sources, &options, &mut diagnostics);
    match (draft, &service.rules) {
        (Some(draft), Some((rules, _))) => contexts(&draft.0, rules, &mut diagnostics),
        _ => Vec::new(),
    }
}

/// The result for the table of partitions that suits the tests best; the first of several.
fn best(
    path: &Path,
    service: &EndpointService,
    contexts: &[OperationContext],
    tables: &[Table],
) -> Option<ServiceResult> {
    let mut best: Option<ServiceResult> = None;
    for table in tables {
        let (passed, mut failures) = service.run(&table.partitions);
        let (calls, failed_calls) = service.run_calls(contexts, &table.partitions);
        failures.extend(failed_calls);
        if best.as_ref().is_some_and(|best| best.failures.len() <= failures.len()) {
            continue;
        }
        let is_clean = failures.is_empty();
        best = Some(ServiceResult {
            model: path.to_owned(),
            service: service.id.clone(),
            form: service.form,
            table: table.name.clone(),
            passed,
            calls,
            failures,
        });
        if is_clean {
            break;
        }
    }
    best
}
