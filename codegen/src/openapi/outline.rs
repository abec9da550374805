//! Everything that a document declares: its files as written, and what it names in `components`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::document::Document;
use super::report::Report;
use crate::diagnostic::Diagnostics;
use crate::model::{Declaration, Outline};
use crate::options::Options;
use crate::source::{FileId, Origin, Sources};

/// What is declared where, and how it is called.
const DECLARED: &[(&[&str], &str)] = &[
    (&["components", "schemas"], "schema"),
    (&["definitions"], "schema"),
    (&["components", "securitySchemes"], "security scheme"),
    (&["webhooks"], "webhook"),
];

/// The outline of a document whose root is one file; `None` if that cannot be read.
pub fn outline(
    sources: &Sources,
    root: FileId,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Outline> {
    let mut report = Report::default();
    let outline = Document::new(sources, root, &mut report).map(|mut document| {
        document.overlay(&options.overlay, &mut report);
        for (file, _) in sources.iter() {
            document.load(file, &mut report);
        }
        of_document(&document, sources)
    });
    diagnostics.append(report.diagnostics);
    outline
}

fn of_document(document: &Document<'_>, sources: &Sources) -> Outline {
    let mut outline = Outline::default();
    for (place, kind) in DECLARED {
        let at = place.iter().fold(document.root.clone(), |at, token| at.join(token));
        let all = document.get(&at).and_then(Value::as_object);
        for (name, value) in all.into_iter().flatten() {
            let declaration = declaration(kind, value, at.join(name));
            outline.declarations.insert(format!("{kind} {name}"), declaration);
        }
    }
    for (file, _) in sources.iter() {
        let root = Origin { file, pointer: crate::source::JsonPointer::ROOT };
        let Some(value) = document.get(&root) else { continue };
        for path in paths(value) {
            let target = document.file_beside(&root, &path);
            outline.paths.extend(target.map(|target| ((file, path), target.file)));
        }
        outline.files.insert(file, value.clone());
    }
    outline
}

/// What is said about schemas is at their places.
fn declaration(kind: &'static str, value: &Value, origin: Origin) -> Declaration {
    let words = value.as_object().filter(|_| kind != "schema").into_iter().flatten();
    let words: BTreeMap<_, _> = words.map(|(key, value)| (key.clone(), value.clone())).collect();
    Declaration { kind, words, origin }
}

/// The paths of all references to other files, each once.
fn paths(root: &Value) -> std::collections::BTreeSet<String> {
    let mut found = std::collections::BTreeSet::new();
    let mut waiting = vec![root];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(members) => {
                let reference = members.get("$ref").and_then(Value::as_str);
                let path = reference.map(|text| text.split('#').next().unwrap_or_default());
                found.extend(path.filter(|path| !path.is_empty()).map(str::to_owned));
                waiting.extend(members.values());
            }
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
    found
}
