//! All endpoint tests of the corpus beside the checkout, through the interpreter; skipped with a
//! word where there is no corpus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use drawplate_codegen::diagnostic::Diagnostics;
use drawplate_codegen::endpoint::{EndpointService, OperationContext, contexts, services};
use drawplate_codegen::options::{Options, SmithyOptions};
use drawplate_codegen::smithy;
use drawplate_codegen::source::Sources;
use drawplate_runtime::endpoint::Partitions;
use serde_json::Value;

/// The folder of Smithy's test data: below `DRAWPLATE_SHARED`, or below a folder `shared` beside
/// the checkout.
fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("DRAWPLATE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let folder = shared.join("corpus/smithy");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: there is no {}", folder.display());
    None
}

fn models(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    found.sort();
    found
}

/// Runs all tests below a folder and gives how many there were.
fn run_all(folder: &Path, partitions: &Partitions) -> usize {
    let (mut passed, mut failures) = (0, Vec::new());
    for path in models(folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        let model: Value = serde_json::from_str(&text).unwrap();
        let mut sources = Sources::default();
        let file = sources.add(path.display().to_string(), text);
        for service in services(&model, file) {
            let (good, bad) = service.run(partitions);
            let (good_calls, bad_calls) = service.run_calls(&given(&sources, &service), partitions);
            passed += good + good_calls;
            failures.extend(
                bad.into_iter()
                    .chain(bad_calls)
                    .map(|(test, reason)| format!("{}: {test}: {reason}", path.display())),
            );
        }
    }
    println!("{}: {passed} passed, {} failed", folder.display(), failures.len());
    let first = failures.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} failures, of which the first are\n{first}", failures.len());
    passed
}

/// What the operations of a service give to the rules; nothing if no test calls one.
fn given(sources: &Sources, service: &EndpointService) -> Vec<OperationContext> {
    let Some((_, tests)) = &service.rules else { return Vec::new() };
    if tests.iter().all(|test| test.calls.is_empty()) {
        return Vec::new();
    }
    of_operations(sources, service, &mut Diagnostics::default())
}

fn of_operations(
    sources: &Sources,
    service: &EndpointService,
    diagnostics: &mut Diagnostics,
) -> Vec<OperationContext> {
    let smithy = SmithyOptions { service: Some(service.id.clone()) };
    let draft = smithy::read(sources, &Options { smithy, ..Options::default() }, diagnostics);
    match (draft, &service.rules) {
        (Some(draft), Some((rules, _))) => contexts(&draft.0, rules, diagnostics),
        _ => Vec::new(),
    }
}

fn partitions(corpus: &Path, name: &str) -> Partitions {
    Partitions::from_json(&std::fs::read_to_string(corpus.join("partitions").join(name)).unwrap()).unwrap()
}

#[test]
fn every_endpoint_test_of_the_models_of_2025_passes() {
    let Some(corpus) = corpus() else { return };
    let partitions = partitions(&corpus, "partitions-2025-derived.json");
    assert!(run_all(&corpus.join("aws-models"), &partitions) > 5000);
}

#[test]
fn every_endpoint_test_of_the_models_of_2026_passes_by_rules_and_by_diagram() {
    let Some(corpus) = corpus() else { return };
    let partitions = partitions(&corpus, "partitions-smithy-rs-2026.json");
    assert!(run_all(&corpus.join("aws-models-2026"), &partitions) > 1000);
}

#[test]
fn every_test_of_the_language_passes_with_the_partitions_of_the_runtime() {
    let Some(corpus) = corpus() else { return };
    for folder in ["core", "language-valid", "aws-valid"] {
        let folder = corpus.join("rules-engine-tests").join(folder);
        assert!(run_all(&folder, &Partitions::default()) > 10, "{}", folder.display());
    }
}

/// Faults by file, and what they are called here. The other files of the two folders are about text
/// that is missing, about parameters that tests leave out, and about hosts that older tools patched.
const FAULTS: &[(&str, &str)] = &[
    ("language-invalid/bad-version-use", "endpoint::version"),
    ("language-invalid/get-attr-not-1.0", "endpoint::version"),
    ("language-invalid/inconsistent-input-param-types", "endpoint::context-path"),
    ("language-invalid/inconsistent-params", "endpoint::reference"),
    ("language-invalid/inconsistent-static-param-types", "endpoint::argument"),
    ("language-invalid/invalid-auth-name-type", "endpoint::auth-scheme"),
    ("language-invalid/invalid-builtins", "endpoint::built-in"),
    ("language-invalid/invalid-duplicate-auth-name", "endpoint::auth-scheme"),
    ("language-invalid/invalid-endpoint-uri", "endpoint::url"),
    ("language-invalid/invalid-member-type", "endpoint::context-path"),
    ("language-invalid/invalid-missing-auth-name", "endpoint::auth-scheme"),
    ("language-invalid/invalid-split-cannot-be-empty", "endpoint::argument"),
    ("aws-invalid/eventbridge-tests-param-not-defined", "endpoint::test"),
    ("aws-invalid/eventbridge-tests-param-type-mismatch", "endpoint::test"),
    ("aws-invalid/signing-optional-properties-mistyped", "endpoint::auth-scheme"),
];

#[test]
fn faults_of_the_language_are_found() {
    let Some(corpus) = corpus() else { return };
    for (name, expected) in FAULTS {
        let path = corpus.join("rules-engine-tests").join(format!("{name}.json"));
        let text = std::fs::read_to_string(&path).unwrap();
        let model: Value = serde_json::from_str(&text).unwrap();
        let mut sources = Sources::default();
        let file = sources.add(*name, text);
        let services = services(&model, file);
        let mut diagnostics = Diagnostics::default();
        for service in &services {
            of_operations(&sources, service, &mut diagnostics);
        }
        let said = services.iter().flat_map(|service| service.diagnostics.iter()).chain(diagnostics.iter());
        let said: BTreeSet<_> = said.map(|item| item.code.id()).collect();
        assert!(said.contains(expected), "{name}: {said:?}");
    }
}
