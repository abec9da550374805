//! What the back end makes of names that are hard to spell.

use std::collections::BTreeSet;

use super::emitted;
use crate::diagnostic::Code;
use crate::model::{ShapeId, ShapeKind, Tagging};
use crate::toy::{Toy, text};

/// Names that are hard to spell, or that generated code needs for itself.
const NAMES: &[&str] = &[
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "fn",
    "async",
    "r#type",
    "_",
    " ",
    "404",
    "3d",
    "🦀",
    "..",
    "CON",
    "nul",
    "/etc/x",
    "mod",
    "Option",
    "Result",
    "Box",
    "Vec",
    "String",
    "Some",
    "None",
    "Ok",
    "Err",
    "Default",
    "Debug",
    "Clone",
    "Into",
    "From",
    "value",
    "Value",
    "view",
    "View",
    "Slot",
    "Structure",
    "Set",
    "IsSet",
    "PhantomData",
    "state",
    "build",
    "builder",
    "index",
    "Schema",
    "SCHEMA",
    "Unknown",
    "unknown",
    "foo_bar",
    "fooBar",
    "FooBar",
    "FooBarBuilder",
    "Größe",
    "groesse",
    "a\u{202e}b",
    "Operation",
    "Call",
    "Client",
    "Config",
    "Params",
    "client",
    "output",
    "new",
    "from_env",
    "clone",
    "drawplate_runtime",
    "std",
    "types",
    "fmt",
    "debug",
    "u8",
    "str",
    "bool",
    "main",
];

fn thorny() -> Toy {
    let mut toy = Toy::new();
    let string = toy.add("Text", text());
    let long = "x_".repeat(150);
    let names: Vec<&str> = NAMES.iter().copied().chain([long.as_str()]).collect();
    let all: Vec<ShapeId> =
        names.iter().map(|name| toy.structure(name, &[("type", string), ("value", string)])).collect();
    let members: Vec<(&str, ShapeId)> = names.iter().copied().zip(all.iter().copied()).collect();
    let union = toy.union("Names", &members);
    if let ShapeKind::Union(union) = &mut toy.model.shapes[union].kind {
        union.tagging = Some(Tagging::Key);
    }
    let values = toy.text_enum("Values", &[names.as_slice(), &["", "-type"]].concat());
    let mut structure = members.clone();
    structure.extend([("names", union), ("values", values)]);
    let everything = toy.structure("Everything", &structure);
    for name in &names {
        let input = toy.structure("Input", &[("everything", everything)]);
        toy.operation(name, input, None);
    }
    toy
}

#[test]
fn any_name_gives_code_that_parses_and_files_that_can_exist() {
    let (files, _) = emitted(thorny());
    let mut folded = BTreeSet::new();
    for (path, text) in &files {
        assert!(folded.insert(path.to_lowercase()), "{path} is there twice on some systems");
        assert!(path.is_ascii() && path.len() < 200 && !path.contains(".."), "{path}");
        assert!(path.split('/').all(|part| !part.is_empty() && !part.starts_with('.')), "{path}");
        let stem = path.rsplit('/').next().unwrap().split('.').next().unwrap();
        assert!(!["con", "nul", "aux", "prn", "mod"].contains(&stem), "{path}");
        if path.ends_with(".rs") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        }
    }
}

#[test]
fn every_name_of_a_scope_is_there_once_and_collisions_are_told() {
    let (files, diagnostics) = emitted(thorny());
    let types = syn::parse_file(&files["src/types.rs"]).unwrap();
    let modules = types.items.iter().filter(|item| matches!(item, syn::Item::Mod(_))).count();
    assert_eq!(modules, NAMES.len() + 1 + 3, "each shape has a file");
    let notes = diagnostics.iter().filter(|note| note.code == Code::RustNameCollision).count();
    assert!(notes > 0);
}
