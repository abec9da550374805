//! The models with waiters of the corpus beside the checkout, held against what a reference loader
//! says about them; skipped with a word where there is no corpus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use drawplate_codegen::options::{Options, Package, RuntimeDependency, SmithyOptions};
use drawplate_codegen::source::Sources;
use drawplate_codegen::{Request, generate};
use serde_json::{Value, json};

fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("DRAWPLATE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let folder = shared.join("corpus/smithy/waiter-tests");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: there is no {}", folder.display());
    None
}

/// A service of all operations, which most of the models lack.
fn service(model: &Value) -> String {
    let shapes = model["shapes"].as_object().unwrap();
    let operations = shapes.iter().filter(|(_, shape)| shape["type"] == "operation");
    let operations: Vec<_> = operations.map(|(id, _)| json!({ "target": id })).collect();
    let service = json!({
        "type": "service", "operations": operations, "traits": { "aws.protocols#awsJson1_1": {} },
    });
    json!({ "smithy": "2.0", "shapes": { "service.of.tests#S": service } }).to_string()
}

/// The operations that something was said about, by the code.
fn said(name: &str, text: String) -> BTreeSet<(String, &'static str)> {
    let mut sources = Sources::default();
    let service = service(&serde_json::from_str(&text).unwrap());
    sources.add(name, text);
    sources.add("service.json", service);
    let outcome = generate(&Request {
        sources,
        options: Options {
            package: Package::named("waiters"),
            smithy: SmithyOptions { service: Some("service.of.tests#S".to_owned()) },
            ..Options::default()
        },
        runtime: RuntimeDependency::Version("0".to_owned()),
        command: "test".to_owned(),
    });
    let shape = |item: &drawplate_codegen::diagnostic::Diagnostic| {
        let tokens = item.origin.as_ref().map(|origin| origin.pointer.tokens().join(" ")).unwrap_or_default();
        tokens.split(' ').nth(1).unwrap_or_default().to_owned()
    };
    outcome.diagnostics.iter().map(|item| (shape(item), item.code.id())).collect()
}

/// What the reference says in a line `[SEVERITY] shape: message`, and what is said here instead: what
/// cannot work is an error, what cannot be meant a warning. Names that collide are told apart. An
/// error that an operation does not declare is waited for all the same.
fn expected(line: &str) -> Option<(String, &'static str)> {
    let (severity, rest) = line.strip_prefix('[')?.split_once("] ")?;
    let (shape, message) = rest.split_once(": ")?;
    let code = match severity {
        // Of names that collide, the first keeps its own.
        "ERROR" if message.contains("case-insensitively conflicts") && shape.ends_with("#A") => return None,
        "ERROR" if message.contains("case-insensitively conflicts") => "rust::name-collision",
        "ERROR" => "model::waiter",
        "DANGER" => "model::waiter-path",
        _ => return None,
    };
    Some((shape.to_owned(), code))
}

/// The waiter that a line is about.
fn waiter(line: &str) -> Option<&str> {
    line.split_once("Waiter `")?.1.split('`').next()
}

#[test]
fn what_a_reference_loader_says_about_waiters_is_said_here_too() {
    let Some(folder) = corpus() else { return };
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let said = said(&path.display().to_string(), std::fs::read_to_string(&path).unwrap());
        let events = std::fs::read_to_string(path.with_extension("events")).unwrap();
        let refused: BTreeSet<_> =
            events.lines().filter(|line| line.starts_with("[ERROR]")).filter_map(waiter).collect();
        // Of a waiter that is refused, nothing more is said.
        let told =
            |line: &&str| line.starts_with("[ERROR]") || waiter(line).is_none_or(|it| !refused.contains(it));
        let expected: BTreeSet<_> = events.lines().filter(told).filter_map(expected).collect();
        let missing: Vec<_> = expected.difference(&said).collect();
        assert!(missing.is_empty(), "{}: {missing:?} of {said:?}", path.display());
        let is_about_waiters = |(_, code): &&(String, &str)| code.starts_with("model::waiter");
        let more: Vec<_> = said.difference(&expected).filter(is_about_waiters).collect();
        assert!(more.is_empty(), "{}: {more:?}", path.display());
        count += 1;
    }
    assert!(count > 15, "{count} models");
}
