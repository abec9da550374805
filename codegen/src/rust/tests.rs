//! The back end as a whole, on small models: what it makes of hostile names and texts, and what the
//! rest of the crate relies on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;

use serde_json::json;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Binding, Docs, Payload, Presence, Scalar, ShapeId, ShapeKind, StatusPattern, Tagging};
use crate::options::{Options, RuntimeDependency};
use crate::pass::{facts, validate};
use crate::toy::{Toy, text};

/// The files of the crate that is made of a model, by path, and what was said on the way.
fn emitted(toy: Toy) -> (BTreeMap<String, String>, Diagnostics) {
    let mut options = Options::default();
    options.package.name = "toy-client".to_owned();
    options.package.version = "1.2.3".to_owned();
    let mut diagnostics = Diagnostics::default();
    let model = validate(crate::model::Draft(toy.model), &options, &mut diagnostics)
        .unwrap_or_else(|| panic!("{:#?}", diagnostics.iter().map(|item| &item.message).collect::<Vec<_>>()));
    let facts = facts(&model, &options, &mut diagnostics).unwrap_or_else(|| panic!("{diagnostics:#?}"));
    let runtime = RuntimeDependency::Version("0.1".to_owned());
    let plan = super::plan(&model, &facts, &options, &runtime, "generate toy", &mut diagnostics);
    let files = super::emit(&plan).into_iter().map(|file| (file.path, file.text));
    (files.collect(), diagnostics)
}

/// A model with one of everything that carries text from a specification.
fn wordy(words: &str) -> Toy {
    let mut toy = Toy::new();
    let string = toy.add("Name", text());
    let kind = toy.text_enum("Kind", &["one", "two"]);
    let body = toy.structure("Body", &[("name", string), ("kind", kind)]);
    let choice = toy.union("Choice", &[("body", body), ("name", string)]);
    let input = toy.structure("GoInput", &[("choice", choice), ("body", body)]);
    let output = toy.structure("GoOutput", &[("choice", choice)]);
    toy.operation("Go", input, Some(output));
    for id in [kind, body, choice, input, output] {
        toy.model.shapes[id].docs = Docs(Some(words.to_owned()));
    }
    for (id, index) in [(body, 0), (body, 1), (choice, 0), (choice, 1), (input, 0)] {
        toy.member(id, index).docs = Docs(Some(words.to_owned()));
        toy.member(id, index).constraints.pattern = Some(words.to_owned());
    }
    if let ShapeKind::Enum(values) = &mut toy.model.shapes[kind].kind {
        values.values[0].docs = Docs(Some(words.to_owned()));
    }
    let operation = &mut toy.model.operations[0];
    operation.docs = Docs(Some(words.to_owned()));
    operation.summary = Some(words.to_owned());
    operation.external_docs = vec![(words.to_owned(), format!("https://example.com/{words}"))];
    toy.model.service.docs = Docs(Some(words.to_owned()));
    toy.model.service.title = Some(words.to_owned());
    toy
}

/// The tokens of a file, without its documentation.
fn shape_of(text: &str) -> String {
    fn strip(tokens: proc_macro2::TokenStream) -> proc_macro2::TokenStream {
        let mut kept = Vec::new();
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Group(group) if is_doc(&group) => {
                    while matches!(kept.last(), Some(proc_macro2::TokenTree::Punct(_))) {
                        kept.pop();
                    }
                }
                proc_macro2::TokenTree::Group(group) => {
                    let inner = strip(group.stream());
                    kept.push(proc_macro2::Group::new(group.delimiter(), inner).into());
                }
                other => kept.push(other),
            }
        }
        kept.into_iter().collect()
    }
    fn is_doc(group: &proc_macro2::Group) -> bool {
        group.delimiter() == proc_macro2::Delimiter::Bracket
            && group.stream().to_string().starts_with("doc =")
    }
    strip(text.parse().unwrap()).to_string()
}

const HOSTILE: &[&str] = &[
    "\" quotes ' and \\ backslashes \\",
    "*/ pub fn evil() {} /*",
    "line\nbreak\r\nand\rreturn\u{2028}separator\u{2029}",
    "{} ${x} #[derive(Evil)] #![evil] $crate",
    "\u{202e}turned\u{2066} around \u{200f}",
    "```\nfn main() { panic!() }\n```\n    indented\n\tcode",
    "<script>alert(1)</script><p onclick=\"x\">text</p><!-- ",
    "[Vec] [x]: <http://x> [y](z) ![z](w) `open",
    "\0\u{7}\u{feff}",
    "/// //! /* */ r#\"raw\"# b'x'",
];

#[test]
fn text_of_a_specification_never_changes_the_shape_of_the_code() {
    let (plain, _) = emitted(wordy("plain"));
    for words in HOSTILE {
        let (hostile, _) = emitted(wordy(words));
        assert_eq!(plain.keys().collect::<Vec<_>>(), hostile.keys().collect::<Vec<_>>());
        for (path, text) in hostile.iter().filter(|(path, _)| path.ends_with(".rs")) {
            assert_eq!(shape_of(text), shape_of(&plain[path]), "{path} with {words:?}");
        }
    }
}

#[test]
fn text_of_a_specification_starts_no_doctest_and_holds_no_html() {
    for words in HOSTILE {
        for (path, text) in emitted(wordy(words)).0.iter().filter(|(path, _)| path.ends_with(".rs")) {
            for comment in doc_comments(text) {
                check_markdown(&comment, path);
            }
            let hides =
                |sign: char| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\0' | '\r');
            assert!(!text.contains(hides), "{path}");
        }
    }
}

/// The doc comments of a file, as Markdown.
fn doc_comments(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_start).map(|line| {
        line.strip_prefix("///")
            .or_else(|| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
    });
    let mut comments = vec![String::new()];
    for line in lines {
        match line {
            Some(line) => comments.last_mut().unwrap().extend([line, "\n"]),
            None => comments.push(String::new()),
        }
    }
    comments
}

fn check_markdown(comment: &str, path: &str) {
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
    for event in Parser::new_ext(comment, Options::all()) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => panic!("{path} holds HTML:\n{comment}"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                panic!("{path} holds a doctest:\n{comment}")
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                assert!(matches!(&*language, "text" | "no_run"), "{path} holds a doctest:\n{comment}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_ours = dest_url.starts_with("crate::") || dest_url.starts_with("Self::");
                assert!(is_ours || dest_url.starts_with("http"), "{path} links to {dest_url}");
            }
            _ => {}
        }
    }
}

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
    let mut folded = std::collections::BTreeSet::new();
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

#[test]
fn a_required_member_with_one_value_or_a_default_is_preset() {
    let mut toy = Toy::new();
    let string = toy.add("Text", text());
    let number = toy.add("Number", ShapeKind::Scalar(Scalar::Integer));
    let kind = toy.text_enum("Kind", &["only"]);
    let body = toy.structure("Body", &[("kind", kind), ("size", number), ("name", string)]);
    toy.default(body, 1, json!(-3));
    toy.member(body, 1).presence = Presence::Required;
    toy.operation("Go", body, None);
    let (files, _) = emitted(toy);
    let text = &files["src/operation/go.rs"];
    assert!(text.contains("kind: crate::types::Kind::Only,"), "{text}");
    assert!(text.contains("size: -3,"), "{text}");
    assert!(text.contains("GoInputBuilder<Name = crate::missing::name>"), "{text}");
}

#[test]
fn a_default_that_cannot_be_spelled_is_told() {
    let mut toy = Toy::new();
    let number = toy.add("Number", ShapeKind::Scalar(Scalar::Byte));
    let body = toy.structure("Body", &[("size", number)]);
    toy.default(body, 0, json!(4000));
    toy.operation("Go", body, None);
    let (_, diagnostics) = emitted(toy);
    assert!(diagnostics.iter().any(|item| item.code == Code::RustDefaultNotSpelled));
}

#[test]
fn an_input_that_is_nothing_but_a_body_can_be_made_from_it() {
    let mut toy = Toy::new();
    let string = toy.add("Text", text());
    let body = toy.structure("Body", &[("name", string)]);
    let input = toy.structure("GoInput", &[("body", body), ("filter", string)]);
    toy.bind(input, 0, Binding::Payload(Payload { media_type: None }));
    toy.member(input, 1).presence = Presence::Optional;
    toy.bind(input, 1, Binding::Header("filter".to_owned()));
    toy.operation("Go", input, None);
    let (files, _) = emitted(toy);
    assert!(files["src/operation/go.rs"].contains("impl From<crate::types::Body> for GoInput"));
}

#[test]
fn several_successes_become_an_enum_by_status() {
    let mut toy = Toy::new();
    let string = toy.add("Text", text());
    let bodies = ["One", "Two"].map(|name| {
        let body = toy.structure(name, &[("name", string)]);
        let response = toy.structure(&format!("{name}Response"), &[("body", body)]);
        toy.bind(response, 0, Binding::Payload(Payload { media_type: None }));
        response
    });
    let input = toy.structure("GoInput", &[]);
    toy.operation("Go", input, Some(bodies[0]));
    let created = toy.response("Created", StatusPattern::Exact(201), Some(bodies[1]));
    let nothing = toy.response("NoContent", StatusPattern::Exact(204), None);
    toy.model.operations[0].success.extend([created, nothing]);
    let (files, _) = emitted(toy);
    let text = &files["src/operation/go.rs"];
    for part in
        ["Ok(crate::types::One)", "Created(crate::types::Two)", "NoContent,", "2 => GoOutput::NoContent"]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    assert!(!files.contains_key("src/types/one_response.rs"), "what only wraps a body has no type");
}

#[test]
fn the_manifest_is_toml_whatever_the_specification_calls_itself() {
    let mut toy = Toy::new();
    let input = toy.structure("GoInput", &[]);
    toy.operation("Go", input, None);
    toy.model.service.title = Some("A \"quoted\"\n[title] = \\ 'x'".to_owned());
    let (files, _) = emitted(toy);
    let manifest: toml::Table = files["Cargo.toml"].parse().unwrap();
    assert_eq!(manifest["package"]["name"].as_str(), Some("toy-client"));
    assert_eq!(manifest["dependencies"]["drawplate-runtime"]["version"].as_str(), Some("0.1"));
}
