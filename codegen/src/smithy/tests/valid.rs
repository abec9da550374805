//! Models that a reference loader accepts: assembled here, they say what it makes of them.
//!
//! A case `X.json`, or `X.part1.json` with `X.part2.json`, comes with the flattened result in
//! `X.flat.json`, or in `X.normalized.json` where nothing had to be flattened.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::corpus::{corpus, files};
use crate::diagnostic::{Diagnostics, render};
use crate::smithy::assemble::{Assembly, assemble};
use crate::smithy::ast::{Kind, Node, Reference, Traits};
use crate::smithy::{check, document, traits};
use crate::source::Sources;

struct Case {
    inputs: Vec<PathBuf>,
    expected: PathBuf,
    events: String,
}

/// Cases in the folder, by the name that their files have in common.
fn cases(folder: &Path) -> BTreeMap<String, Case> {
    let mut cases = BTreeMap::new();
    for normalized in files(folder, ".normalized.json") {
        let stem = normalized.display().to_string().replace(".normalized.json", "");
        let inputs = [format!("{stem}.json"), format!("{stem}.part1.json"), format!("{stem}.part2.json")];
        let mut inputs: Vec<_> = inputs.into_iter().map(PathBuf::from).filter(|path| path.exists()).collect();
        if stem.contains("/loader-valid/") {
            inputs.push(folder.join("loader-valid/__shared.json"));
        }
        let flat = PathBuf::from(format!("{stem}.flat.json"));
        let expected = if flat.exists() { flat } else { normalized };
        let events = std::fs::read_to_string(format!("{stem}.events")).unwrap_or_default();
        if !inputs.is_empty() {
            cases.insert(stem, Case { inputs, expected, events });
        }
    }
    cases
}

fn load(paths: &[PathBuf]) -> (Assembly, Diagnostics, Sources) {
    let mut sources = Sources::default();
    for path in paths {
        sources.add(path.display().to_string(), std::fs::read_to_string(path).unwrap());
    }
    let mut diagnostics = Diagnostics::default();
    let documents =
        sources.iter().filter_map(|(file, _)| document(&sources, file, &mut diagnostics)).collect();
    let (first, _) = sources.iter().next().unwrap();
    let assembly = assemble(documents, first, &mut diagnostics);
    check::check(&assembly, &mut diagnostics);
    (assembly, diagnostics, sources)
}

/// What an assembly says, shape by shape, without what only mixins are for.
fn shapes(assembly: &Assembly) -> BTreeMap<String, Vec<String>> {
    let nodes = assembly.iter().filter(|node| !node.has(traits::MIXIN));
    nodes.map(|node| (node.id.to_string(), shape(node))).collect()
}

fn shape(node: &Node) -> Vec<String> {
    let mut lines = vec![node.kind.name().to_owned()];
    lines.extend(trait_lines(&node.traits));
    for (name, member) in &node.members {
        lines.push(format!("{name}: {}", member.target));
        let is_enum = matches!(node.kind, Kind::Enum);
        let implied = |line: &String| is_enum && *line == format!("  smithy.api#enumValue = \"{name}\"");
        lines.extend(trait_lines(&member.traits).into_iter().filter(|line| !implied(line)));
    }
    lines.extend(bindings(&node.kind));
    lines
}

fn trait_lines(all: &Traits) -> Vec<String> {
    let mut lines: Vec<_> =
        all.iter().map(|(id, node)| format!("  {id} = {}", sorted(&node.value))).collect();
    lines.sort();
    lines
}

/// A value with its keys sorted, since the order of keys means nothing in a trait.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let sorted: BTreeMap<_, _> =
                object.iter().map(|(key, value)| (key.clone(), sorted(value))).collect();
            sorted.into_iter().collect()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

fn bindings(kind: &Kind) -> Vec<String> {
    let list = |name: &str, all: &[Reference]| {
        let mut ids: Vec<_> = all.iter().map(|each| format!("{name} {}", each.id)).collect();
        ids.sort();
        ids
    };
    match kind {
        Kind::Service(service) => {
            let version = format!("version {}", service.version.clone().unwrap_or_default());
            let rename = service.rename.iter().map(|(id, renamed)| format!("rename {id} {}", renamed.name));
            let lists = [&service.operations, &service.resources, &service.errors].map(|all| list("", all));
            std::iter::once(version).chain(rename).chain(lists.concat()).collect()
        }
        Kind::Resource(resource) => {
            let lifecycle = resource.lifecycle.iter().map(|(name, each)| format!("{name} {}", each.id));
            let lists = [&resource.operations, &resource.collection_operations, &resource.resources];
            lifecycle.chain(lists.map(|all| list("", all)).concat()).collect()
        }
        Kind::Operation(operation) => {
            let message = |each: &Option<Reference>| {
                each.as_ref().map_or("smithy.api#Unit".to_owned(), |each| each.id.to_string())
            };
            let io = format!("{} -> {}", message(&operation.input), message(&operation.output));
            std::iter::once(io).chain(list("error", &operation.errors)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn valid_models_are_assembled_as_the_reference_loader_assembles_them() {
    let Some(folder) = corpus("ast-valid") else { return };
    let mut compared = 0;
    let mut wrong = Vec::new();
    for (stem, case) in cases(&folder) {
        if case.events.contains("[ERROR]") {
            continue;
        }
        let (assembly, diagnostics, sources) = load(&case.inputs);
        let (expected, _, _) = load(&[case.expected]);
        if diagnostics.has_errors() {
            wrong.push(format!("{stem}\n{}", render(&diagnostics, &sources)));
        }
        let (found, expected) = (shapes(&assembly), shapes(&expected));
        for (id, lines) in &expected {
            if found.get(id) != Some(lines) {
                wrong.push(format!("{stem} {id}\n expected {lines:#?}\n found {:#?}", found.get(id)));
            }
        }
        let shared = "foo.example#Widget";
        let more = found.keys().filter(|id| !expected.contains_key(*id) && *id != shared);
        wrong.extend(more.map(|id| format!("{stem} has {id}, which is not expected")));
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}
