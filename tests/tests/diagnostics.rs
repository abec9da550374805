//! What the generator says: each code has a case, the smallest specification that leads to it, with
//! the text that a maintainer reads.
//!
//! A case is a file `tests/diagnostics/GROUP/NAME.txt`. It holds files, each after a line
//! `=== path`, and after `=== said` what is said with its code. With `DRAWPLATE_ACCEPT=1` the tests
//! write down what is said instead of comparing it; what they wrote has to be read before it is
//! committed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use drawplate_codegen::Request;
use drawplate_codegen::diagnostic::{Code, Severity, render_one};
use drawplate_codegen::options::{Options, Package, RuntimeDependency};
use drawplate_codegen::source::Sources;

/// Codes that no specification leads to: each front end refuses such a document before, with a code
/// of its own. They hold for whoever makes models by other means, and `pass::validate` tests them.
const BEHIND_FRONT_ENDS: &[Code] = &[
    Code::ModelBindingConflict,
    Code::ModelBindingTarget,
    Code::ModelDuplicateName,
    Code::ModelEmptyEnum,
    Code::ModelEmptyName,
    Code::ModelEmptyUnion,
    Code::ModelLabel,
    Code::ModelMapKey,
    Code::ModelNotAStructure,
];

#[test]
fn every_code_has_a_case() {
    let cases: BTreeSet<String> = cases().iter().map(|path| code_of(path)).collect();
    let expected: BTreeSet<String> = Code::ALL
        .iter()
        .filter(|code| !BEHIND_FRONT_ENDS.contains(code))
        .map(|code| code.id().to_owned())
        .collect();
    let missing: Vec<_> = expected.difference(&cases).collect();
    let unknown: Vec<_> = cases.difference(&expected).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "no case: {missing:?}; no such code: {unknown:?}");
}

#[test]
fn every_case_says_what_is_written_beside_it() {
    let mut wrong = Vec::new();
    for path in cases() {
        let text = fs::read_to_string(&path).unwrap();
        let (given, expected) = text.split_once(SAID).unwrap_or_else(|| panic!("{}", path.display()));
        let said = said(&code_of(&path), &request(given));
        if std::env::var_os("DRAWPLATE_ACCEPT").is_some() {
            fs::write(&path, format!("{given}{SAID}{said}")).unwrap();
        } else if said != expected {
            wrong.push(format!("{}: expected\n{expected}\nbut it says\n{said}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_comes_with_a_way_out_if_it_is_not_a_note() {
    for path in cases() {
        let text = fs::read_to_string(&path).unwrap();
        let (_, said) = text.split_once(SAID).unwrap();
        assert!(!said.is_empty(), "{} does not lead to its code", path.display());
        let is_note = said.starts_with("note[");
        assert!(is_note || said.contains("\n  help: "), "{}", path.display());
    }
}

/// The line after which a case holds what is said.
const SAID: &str = "=== said\n";

/// All cases, sorted.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("diagnostics");
    let entries = |path: &Path| fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = entries(&folder).flat_map(|group| entries(&group)).collect();
    cases.sort();
    cases
}

/// The code that a case is about.
fn code_of(path: &Path) -> String {
    let part = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    format!("{}::{}", part(path.parent().unwrap()), part(path))
}

/// A request for the files of a case.
fn request(given: &str) -> Request {
    let mut sources = Sources::default();
    let mut options = Options { package: Package::named("case"), ..Options::default() };
    for file in given.split("=== ").skip(1) {
        let (path, text) = file.split_once('\n').unwrap();
        match path {
            "spec.toml" => options = toml::from_str(text).unwrap(),
            _ => {
                sources.add(path, text);
            }
        }
    }
    let runtime = RuntimeDependency::Version("0.1".to_owned());
    Request { sources, options, runtime, command: "a test".to_owned() }
}

/// What is said with a code, as it is printed.
fn said(code: &str, request: &Request) -> String {
    let outcome = drawplate_codegen::generate(request);
    let sorted = outcome.diagnostics.sorted();
    let has_errors = sorted.iter().any(|item| item.severity == Severity::Error);
    assert_eq!(outcome.files.is_none(), has_errors, "{code}: a crate comes without errors, and only so");
    let said = sorted.into_iter().filter(|item| item.code.id() == code);
    said.map(|item| render_one(item, &request.sources)).collect()
}
