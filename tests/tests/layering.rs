//! Who may import whom. The rules are those of ARCHITECTURE.md; the tests read the sources.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the generator, and the modules that it may import besides itself. `source` and
/// `diagnostic` are one layer: what reads texts reports, and what prints reports finds places.
const LAYERS: &[(&str, &[&str])] = &[
    ("graph", &[]),
    ("options", &[]),
    ("source", &["diagnostic"]),
    ("diagnostic", &["source"]),
    ("model", &["source"]),
    ("select", &["diagnostic", "options"]),
    ("jmespath", &["model"]),
    ("smithy", &["diagnostic", "graph", "model", "options", "select", "source"]),
    ("openapi", &["diagnostic", "graph", "model", "options", "select", "source"]),
    ("protocol", &["diagnostic", "model", "source"]),
    ("endpoint", &["diagnostic", "jmespath", "model", "source"]),
    ("drift", &["graph", "model", "source"]),
    ("pass", &["diagnostic", "graph", "jmespath", "model", "options", "protocol", "source"]),
    ("request", &["diagnostic", "model", "options", "source"]),
    ("rust", &["diagnostic", "endpoint", "jmespath", "model", "options", "pass", "request", "source"]),
];

#[test]
fn every_module_imports_only_what_is_below_it() {
    let sources = root().join("codegen/src");
    let mut wrong = Vec::new();
    for file in rust_files(&sources) {
        let module = module_of(&sources, &file);
        // The pipeline itself knows all modules; `toy` builds models for tests.
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            assert!(module == "lib" || module == "toy", "{module} has no layer");
            continue;
        };
        for import in imports(&fs::read_to_string(&file).unwrap()) {
            if import != module && import != "toy" && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{} imports {import}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_runtime_depends_on_nothing_of_ours_and_generated_crates_on_the_runtime_alone() {
    assert_eq!(own_dependencies(&root().join("runtime")), BTreeSet::new());
    let generated = fs::read_dir(root().join("generated")).into_iter().flatten().flatten();
    for entry in generated.filter(|entry| entry.path().join("Cargo.toml").is_file()) {
        let expected = BTreeSet::from(["drawplate-runtime".to_owned()]);
        assert_eq!(own_dependencies(&entry.path()), expected, "{}", entry.path().display());
    }
}

#[test]
fn tokens_are_made_by_emitters_alone() {
    let sources = root().join("codegen/src");
    let emitters = sources.join("rust/emit");
    // Tests may take tokens apart.
    let others = rust_files(&sources)
        .into_iter()
        .filter(|file| !file.starts_with(&emitters) && !file.ends_with("tests.rs"));
    let makers: Vec<_> = others
        .filter(|file| {
            let text = fs::read_to_string(file).unwrap();
            text.contains("TokenStream") || text.contains("quote!")
        })
        .collect();
    assert_eq!(makers, Vec::<PathBuf>::new());
}

/// The modules that a text imports from its crate.
fn imports(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim_start().trim_start_matches("pub "));
    let paths = lines.filter_map(|line| line.strip_prefix("use crate::"));
    paths
        .flat_map(|path| match path.strip_prefix('{') {
            Some(group) => group.split(',').collect(),
            None => vec![path],
        })
        .map(|path| path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .filter(|module: &String| module.chars().next().is_some_and(char::is_lowercase))
        .collect()
}

fn module_of(sources: &Path, file: &Path) -> String {
    let first = file.strip_prefix(sources).unwrap().components().next().unwrap();
    first.as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The crates of this repository that a crate depends on.
fn own_dependencies(folder: &Path) -> BTreeSet<String> {
    let manifest: toml::Table = fs::read_to_string(folder.join("Cargo.toml")).unwrap().parse().unwrap();
    let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
    let names = dependencies.into_iter().flat_map(toml::Table::keys);
    names.filter(|name| name.starts_with("drawplate") || *name == "xtask").cloned().collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
