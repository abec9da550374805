//! The same specification gives the same bytes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::fs;
use std::path::Path;

use drawplate_codegen::options::{Options, RuntimeDependency};
use drawplate_codegen::source::Sources;
use drawplate_codegen::{GeneratedFile, Request};
use serde_json::{Map, Value};

#[test]
fn twice_gives_the_same_bytes() {
    for name in ["aws-devops-agent", "datadog"] {
        assert!(generate(request(name)) == generate(request(name)), "{name}");
    }
}

#[test]
fn the_files_of_a_smithy_model_can_come_in_any_order() {
    let request = request("aws-devops-agent");
    let (_, whole) = request.sources.iter().next().unwrap();
    let (left, right) = halves(&whole.text);
    let of = |first: &str, second: &str| {
        let mut sources = Sources::default();
        sources.add("first.json", first);
        sources.add("second.json", second);
        generate(Request { sources, ..request.clone() })
    };
    let expected = generate(request.clone());
    assert!(of(&left, &right) == expected);
    assert!(of(&right, &left) == expected);
}

#[test]
fn files_are_named_once_and_their_order_is_that_of_their_paths() {
    for name in ["aws-devops-agent", "datadog"] {
        let paths: Vec<_> = generate(request(name)).into_iter().map(|file| file.path).collect();
        assert!(paths.is_sorted_by(|one, other| one < other), "{paths:?}");
    }
}

/// A model as two files, each with every other shape.
fn halves(text: &str) -> (String, String) {
    let model: Map<String, Value> = serde_json::from_str(text).unwrap();
    let half = |remainder| {
        let shapes = model.get("shapes").and_then(Value::as_object).unwrap().iter().enumerate();
        let every_other = shapes.filter(|(index, _)| index % 2 == remainder);
        let shapes: Map<_, _> = every_other.map(|(_, (id, shape))| (id.clone(), shape.clone())).collect();
        let mut model = model.clone();
        model.insert("shapes".to_owned(), Value::Object(shapes));
        Value::Object(model).to_string()
    };
    (half(0), half(1))
}

fn generate(request: Request) -> Vec<GeneratedFile> {
    let outcome = drawplate_codegen::generate(&request);
    outcome.files.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics))
}

fn request(name: &str) -> Request {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("specs").join(name);
    let document =
        ["spec.json", "spec.yaml"].map(|file| folder.join(file)).into_iter().find(|path| path.exists());
    let mut sources = Sources::default();
    sources.add("spec", fs::read_to_string(document.unwrap()).unwrap());
    let options: Options = toml::from_str(&fs::read_to_string(folder.join("spec.toml")).unwrap()).unwrap();
    let runtime = RuntimeDependency::Path("../../runtime".to_owned());
    Request { sources, options, runtime, command: "cargo xtask generate".to_owned() }
}
