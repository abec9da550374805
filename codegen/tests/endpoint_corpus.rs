//! All endpoint tests of the corpus beside the checkout, through the interpreter; skipped with a
//! word where there is no corpus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::path::{Path, PathBuf};

use drawplate_codegen::diagnostic::{Diagnostics, Severity};
use drawplate_codegen::endpoint::tests::EndpointTest;
use drawplate_codegen::endpoint::{RuleSet, lower, lower_diagram, tests};
use drawplate_codegen::source::{JsonPointer, Origin, Sources};
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

fn services(path: &Path) -> Vec<Value> {
    let model: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let shapes = model["shapes"].as_object().cloned().unwrap_or_default();
    shapes.into_iter().map(|(_, shape)| shape["traits"].clone()).collect()
}

fn origin() -> Origin {
    Origin { file: Sources::default().add("model.json", ""), pointer: JsonPointer::ROOT }
}

/// A service's rules in each form that it has, with its tests and what was said about them.
fn lowered(traits: &Value) -> (Vec<(RuleSet, Vec<EndpointTest>)>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let at = origin();
    let rules =
        traits.get("smithy.rules#endpointRuleSet").and_then(|value| lower(value, &at, &mut diagnostics));
    let diagram =
        traits.get("smithy.rules#endpointBdd").and_then(|value| lower_diagram(value, &at, &mut diagnostics));
    let cases = &traits["smithy.rules#endpointTests"];
    let mut found = Vec::new();
    for rules in [rules, diagram].into_iter().flatten() {
        let tests = tests::read(cases, &rules, &at, &mut diagnostics);
        found.push((rules, tests));
    }
    (found, diagnostics)
}

/// Runs all tests below a folder and gives how many there were.
fn run_all(folder: &Path, partitions: &Partitions) -> usize {
    let (mut passed, mut failures) = (0, Vec::new());
    for path in models(folder) {
        for traits in services(&path) {
            let (found, diagnostics) = lowered(&traits);
            for diagnostic in diagnostics.iter().filter(|item| item.severity == Severity::Error) {
                failures.push(format!("{}: {} {:?}", path.display(), diagnostic.message, diagnostic.origin));
            }
            for (rules, tests) in &found {
                for test in tests {
                    match test.run(rules, partitions) {
                        Ok(()) => passed += 1,
                        Err(reason) => {
                            failures.push(format!("{}: {}: {reason}", path.display(), test.documentation))
                        }
                    }
                }
            }
        }
    }
    println!("{}: {passed} passed, {} failed", folder.display(), failures.len());
    assert!(
        failures.is_empty(),
        "{} failures, of which the first are\n{}",
        failures.len(),
        failures[..failures.len().min(20)].join("\n")
    );
    passed
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
