//! What `docs/safety.md` promises is held by tests that exist, and by lints that are switched on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ is in the repository").to_owned()
}

/// All Rust files below a folder, those of build artefacts aside.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The names of all functions in these sources that follow an attribute for tests.
fn tests(sources: &[PathBuf]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in sources {
        let text = fs::read_to_string(path).unwrap();
        let mut is_test = false;
        for line in text.lines().map(str::trim_start) {
            if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
                is_test = true;
            } else if !line.starts_with("#[")
                && let Some((before, after)) = line.split_once("fn ")
            {
                if is_test && (before.is_empty() || before == "async ") {
                    found.insert(after.split('(').next().unwrap_or_default().to_owned());
                }
                is_test = false;
            }
        }
    }
    found
}

/// The rows of the tables: what holds, and the tests that are named for it.
fn promises() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(root().join("docs/safety.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what holds"));
    let row = |line: &str| {
        let (promise, tests) = line.trim_matches('|').rsplit_once('|').expect("two columns");
        let names = tests.split('`').skip(1).step_by(2).map(str::to_owned);
        (promise.trim().to_owned(), names.collect())
    };
    rows.map(row).collect()
}

#[test]
fn every_promise_of_the_safety_page_is_held_by_tests_that_exist() {
    let mut files = Vec::new();
    for folder in ["codegen/src", "runtime", "tests/fuzz/tests", "tests/src", "tests/tests", "xtask/src"] {
        sources(&root().join(folder), &mut files);
    }
    let (tests, promises) = (tests(&files), promises());
    assert!(promises.len() > 25, "the tables are found: {}", promises.len());
    for (promise, names) in promises {
        assert!(!names.is_empty(), "nothing holds: {promise}");
        for name in names {
            assert!(tests.contains(&name), "there is no test `{name}` for: {promise}");
        }
    }
}

#[test]
fn no_crate_has_unsafe_code_and_none_that_is_generated_may_panic() {
    let text = |path: PathBuf| fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", path.display()));
    let workspace = text(root().join("Cargo.toml"));
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    for member in ["codegen", "runtime", "xtask", "tests", "tests/conformance", "tests/fuzz"] {
        let manifest = text(root().join(member).join("Cargo.toml"));
        assert!(manifest.contains("[lints]\nworkspace = true"), "{member} has the lints of the workspace");
    }
    for generated in ["generated", "tests/fixtures/generated"] {
        let crates = fs::read_dir(root().join(generated)).unwrap().map(|entry| entry.unwrap().path());
        for lib in crates.map(|path| path.join("src/lib.rs")).filter(|path| path.exists()) {
            let source = text(lib.clone());
            for words in [
                "#![forbid(unsafe_code)]",
                "clippy::unwrap_used",
                "clippy::panic",
                "clippy::indexing_slicing",
            ] {
                assert!(source.contains(words), "{words} in {}", lib.display());
            }
        }
    }
}
