//! Nothing that is read is lost: it is generated, or it is listed as skipped with a reason.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use drawplate_codegen::Request;
use drawplate_codegen::model::{Model, ShapeId, ShapeKind};
use drawplate_codegen::options::{Options, RuntimeDependency};
use drawplate_codegen::source::Sources;
use serde_json::Value;

#[test]
fn every_operation_of_a_smithy_model_is_generated_or_skipped() {
    let path = spec("aws-devops-agent", "spec.json");
    let model: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let shapes = model.get("shapes").and_then(Value::as_object).unwrap().values();
    let operations = shapes.filter(|shape| shape.get("type").and_then(Value::as_str) == Some("operation"));
    assert_eq!(generated_and_skipped(&path, "aws-devops-agent"), operations.count());
}

#[test]
fn every_operation_of_an_openapi_document_is_generated_or_skipped() {
    let path = spec("datadog", "spec.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    let in_paths = text.lines().skip_while(|line| *line != "paths:").skip(1);
    let in_paths = in_paths.take_while(|line| line.is_empty() || line.starts_with(' '));
    let is_method = |line: &&str| methods.iter().any(|method| **line == format!("    {method}:"));
    assert_eq!(generated_and_skipped(&path, "datadog"), in_paths.filter(is_method).count());
}

#[test]
fn every_type_of_a_model_is_generated() {
    for (name, file) in [("aws-devops-agent", "spec.json"), ("datadog", "spec.yaml")] {
        let request = request(&spec(name, file), name);
        let (model, _) = drawplate_codegen::read(&request);
        let outcome = drawplate_codegen::generate(&request);
        let types: BTreeSet<String> =
            outcome.files.unwrap().iter().flat_map(|file| types(&file.text)).collect();
        let model = model.unwrap();
        let lost: Vec<_> = needed(&model).filter(|name| !types.contains(&plain(name))).collect();
        assert_eq!(lost, Vec::<&str>::new(), "{name}");
    }
}

/// How many operations have a file of their own, and how many are listed as skipped.
fn generated_and_skipped(path: &Path, name: &str) -> usize {
    let request = request(path, name);
    let (model, _) = drawplate_codegen::read(&request);
    let skipped = model.unwrap().skipped.iter().filter(|one| one.what.starts_with("operation ")).count();
    let files = drawplate_codegen::generate(&request).files.unwrap();
    skipped + files.iter().filter(|file| file.path.starts_with("src/operation/")).count()
}

/// The shapes that have to be types. A response that is nothing but a body is that body's type.
fn needed(model: &Model) -> impl Iterator<Item = &str> {
    let responses: BTreeSet<ShapeId> = model
        .operations
        .iter()
        .flat_map(|operation| operation.success.iter().chain(&operation.errors))
        .filter_map(|response| response.shape)
        .collect();
    let is_type = |kind: &ShapeKind| {
        matches!(
            kind,
            ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
        )
    };
    let shapes = model.shapes.iter();
    shapes
        .filter(move |(id, shape)| is_type(&shape.kind) && !responses.contains(id))
        .map(|(_, shape)| shape.shown_name())
}

/// The names of the types that a text declares.
fn types(text: &str) -> impl Iterator<Item = String> {
    let lines = text.lines();
    let declared =
        lines.filter_map(|line| line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum ")));
    declared.map(|rest| plain(rest.split([' ', '<', ';', '(']).next().unwrap_or_default()))
}

/// A name without what naming conventions change.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn request(path: &Path, name: &str) -> Request {
    let mut sources = Sources::default();
    sources.add("spec", fs::read_to_string(path).unwrap());
    let options: Options = toml::from_str(&fs::read_to_string(spec(name, "spec.toml")).unwrap()).unwrap();
    let runtime = RuntimeDependency::Path("../../runtime".to_owned());
    Request { sources, options, runtime, command: "cargo xtask generate".to_owned() }
}

fn spec(name: &str, file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("specs").join(name).join(file)
}
