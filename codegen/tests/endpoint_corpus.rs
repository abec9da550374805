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

use drawplate_codegen::endpoint::services;
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
        let file = Sources::default().add(path.display().to_string(), text);
        for service in services(&model, file) {
            let (good, bad) = service.run(partitions);
            passed += good;
            failures.extend(
                bad.into_iter().map(|(test, reason)| format!("{}: {test}: {reason}", path.display())),
            );
        }
    }
    println!("{}: {passed} passed, {} failed", folder.display(), failures.len());
    let first = failures.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} failures, of which the first are\n{first}", failures.len());
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
