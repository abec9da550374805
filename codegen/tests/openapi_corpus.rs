//! Documents of the corpus beside the checkout are read without a panic, and every operation is
//! accounted for; skipped with a word where there is no corpus.
//!
//! Documents of more than a megabyte are read with `DRAWPLATE_CORPUS=all` alone, those whose names
//! have some text with `DRAWPLATE_CORPUS=text`, and then all that is said about them is printed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

use drawplate_codegen::diagnostic::{Diagnostics, Severity, render};
use drawplate_codegen::model::Draft;
use drawplate_codegen::options::Options;
use drawplate_codegen::source::{self, FileId, Sources};
use drawplate_codegen::{openapi, pass};
use serde_json::Value;

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The folder of OpenAPI's test data: below `DRAWPLATE_SHARED`, or below a folder `shared` beside
/// the checkout.
fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("DRAWPLATE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let folder = shared.join("corpus/openapi");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: there is no {}", folder.display());
    None
}

/// Which documents are asked for.
fn wanted() -> Option<String> {
    std::env::var("DRAWPLATE_CORPUS").ok()
}

/// All files below a folder with these ends of names, sorted.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|end| ["json", "yaml", "yml", "gz"].iter().any(|known| end == *known))
        {
            found.push(path);
        }
    }
}

/// A text, and the name of its file before it was packed.
fn text(path: &Path) -> (String, String) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    match name.strip_suffix(".gz") {
        None => (name, std::fs::read_to_string(path).unwrap()),
        Some(unpacked) => {
            let mut text = String::new();
            let packed = std::fs::File::open(path).unwrap();
            flate2::read::GzDecoder::new(packed).read_to_string(&mut text).unwrap();
            (unpacked.to_owned(), text)
        }
    }
}

/// How many operations a document without references between its paths has.
fn operations(sources: &Sources, file: FileId) -> Option<usize> {
    let value = source::parse(sources, file).ok()?;
    let items = value.get("paths")?.as_object()?.iter().filter(|(path, _)| !path.starts_with("x-"));
    let items: Vec<&Value> = items.map(|(_, item)| item).collect();
    if items.iter().any(|item| item.get("$ref").is_some()) {
        return None;
    }
    Some(items.iter().map(|item| METHODS.iter().filter(|method| item.get(method).is_some()).count()).sum())
}

/// What came of a number of documents.
#[derive(Default)]
struct Tally {
    documents: usize,
    refused: usize,
    operations: usize,
    skipped: usize,
    codes: BTreeMap<&'static str, usize>,
}

impl Tally {
    fn read(&mut self, name: &str, sources: &Sources, root: FileId) {
        let start = Instant::now();
        let mut diagnostics = Diagnostics::default();
        let options = Options::default();
        let draft = openapi::read(sources, root, &options, &mut diagnostics);
        let read = start.elapsed().as_secs_f64();
        self.documents += 1;
        if let Some(Draft(model)) = &draft {
            let skipped =
                model.skipped.iter().filter(|skipped| skipped.what.starts_with("operation ")).count();
            if let Some(expected) = operations(sources, root) {
                // One that can answer by a stream of events is there a second time.
                let places: BTreeSet<_> =
                    model.operations.iter().map(|operation| operation.origin.pointer.to_string()).collect();
                assert_eq!(places.len() + skipped, expected, "{name}: an operation is lost");
            }
            self.operations += model.operations.len();
            self.skipped += skipped;
        }
        let valid = draft.and_then(|draft| pass::validate(draft, &options, &mut diagnostics));
        let facts = valid.and_then(|model| pass::facts(&model, &options, &mut diagnostics));
        self.refused += usize::from(facts.is_none() || diagnostics.has_errors());
        for diagnostic in diagnostics.iter() {
            *self.codes.entry(diagnostic.code.id()).or_default() += 1;
        }
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        eprintln!("{name}: {errors} errors, {read:.1} s of {:.1} s", start.elapsed().as_secs_f64());
        if wanted().is_some_and(|wanted| wanted != "all") {
            eprintln!("{}", render(&diagnostics, sources));
        }
    }

    fn print(&self, title: &str) {
        let Self { documents, refused, operations, skipped, codes } = self;
        eprintln!(
            "{title}: {documents} documents, {refused} with errors, {operations} operations, {skipped} left out"
        );
        for (code, count) in codes {
            eprintln!("  {count:7} {code}");
        }
    }
}

#[test]
fn documents_in_one_file_are_read_and_every_operation_is_accounted_for() {
    let Some(folder) = corpus() else { return };
    let mut paths = Vec::new();
    files(&folder.join("specs"), &mut paths);
    assert!(!paths.is_empty());
    let wanted = wanted();
    let mut tally = Tally::default();
    for path in paths {
        let (name, text) = text(&path);
        match wanted.as_deref() {
            _ if name == "index.json" => continue,
            None if text.len() > 1 << 20 => {
                eprintln!("SKIPPED: {name} has more than a megabyte (DRAWPLATE_CORPUS=all reads it)");
                continue;
            }
            Some(wanted) if wanted != "all" && !name.contains(wanted) => continue,
            _ => {}
        }
        let mut sources = Sources::default();
        let root = sources.add(name.clone(), text);
        tally.read(&name, &sources, root);
    }
    tally.print("documents in one file");
}

/// Every file with a version and paths of its own is a root; the others of its folder are there for
/// references.
#[test]
fn documents_in_many_files_find_their_parts() {
    let Some(folder) = corpus() else { return };
    let mut tally = Tally::default();
    let multi = folder.join("specs-multi");
    let parts = ["camara-qod", "ethereum-beacon", "ga4gh-trs", "lichess", "3gpp-5gc"];
    for part in parts.map(|part| multi.join(part)) {
        let mut paths = Vec::new();
        files(&part, &mut paths);
        let mut sources = Sources::default();
        let mut roots = Vec::new();
        for path in paths {
            let name = path.strip_prefix(&multi).unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let is_root = text.lines().any(|line| line.starts_with("openapi:"))
                && text.lines().any(|line| line.starts_with("paths:"));
            let file = sources.add(name.clone(), text);
            roots.extend(is_root.then_some((name, file)));
        }
        assert!(!roots.is_empty(), "{}", part.display());
        for (name, root) in roots {
            tally.read(&name, &sources, root);
        }
    }
    tally.print("documents in many files");
}

/// What other generators are tested with: much of it is broken on purpose.
#[test]
fn tricky_documents_do_not_panic() {
    let Some(folder) = corpus() else { return };
    let mut paths = Vec::new();
    files(&folder.join("tricky"), &mut paths);
    files(&folder.join("diff/oasdiff/data"), &mut paths);
    let mut tally = Tally::default();
    for path in paths {
        let (name, text) = text(&path);
        let mut sources = Sources::default();
        let root = sources.add(name.clone(), text);
        tally.read(&name, &sources, root);
    }
    tally.print("tricky documents");
}
