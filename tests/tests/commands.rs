//! The commands as a user meets them: what they print, write and end with.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use xtask::{Arguments, Cli, Console, Exit};

const PETSTORE: &str = r##"{
  "openapi": "3.0.3",
  "info": {"title": "Pets", "version": "1"},
  "servers": [{"url": "https://pets.example.com"}],
  "paths": {"/pets": {"get": {
    "operationId": "listPets",
    "responses": {"200": {"description": "All pets", "content": {"application/json": {
      "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}}}}}},
  "components": {"schemas": {"Pet": {
    "type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}
}"##;

/// A folder with one spec, `pets`.
struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        let file = repository.path("pets.json");
        fs::write(&file, PETSTORE).unwrap();
        let (exit, printed) = repository.run(&["new-spec", "pets", file.to_str().unwrap()]);
        assert_eq!(exit, Exit::Clean, "{printed}");
        repository
    }

    /// Runs a command in the folder; gives back how it ended and everything that it printed.
    fn run(&self, args: &[&str]) -> (Exit, String) {
        let root = self.path("");
        let args = ["xtask"].iter().chain(args).copied().chain(["--root", root.to_str().unwrap()]);
        run(args)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.path(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// All generated files with their texts.
    fn generated(&self) -> BTreeMap<PathBuf, String> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path("generated")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.insert(path.clone(), fs::read_to_string(path).unwrap());
                }
            }
        }
        found
    }
}

fn run<'a>(args: impl Iterator<Item = &'a str>) -> (Exit, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let cli = Cli::try_parse_from(args).unwrap();
    let exit = cli.run(&mut Console { out: &mut out, err: &mut err });
    (exit, String::from_utf8([out, err].concat()).unwrap())
}

/// The cell of a table below a heading, in the row of `pets`.
fn cell(table: &str, heading: &str) -> String {
    let mut lines = table.lines().skip_while(|line| !line.starts_with("spec"));
    let headings: Vec<_> = lines.next().unwrap().split_whitespace().collect();
    let row: Vec<_> = lines.find(|line| line.starts_with("pets")).unwrap().split_whitespace().collect();
    row[headings.iter().position(|name| *name == heading).unwrap()].to_owned()
}

#[test]
fn the_second_run_writes_nothing() {
    let repository = Repository::new();
    let (exit, table) = repository.run(&["generate"]);
    assert_eq!((exit, cell(&table, "unchanged").as_str()), (Exit::Clean, "0"), "{table}");
    assert_eq!(cell(&table, "operations"), "1");
    let count = repository.generated().len().to_string();
    assert_eq!(cell(&table, "written"), count);
    let (exit, table) = repository.run(&["generate", "pets"]);
    assert_eq!(exit, Exit::Clean);
    assert_eq!((cell(&table, "written"), cell(&table, "unchanged")), ("0".into(), count));
}

#[test]
fn a_file_that_is_stale_is_removed_and_one_of_somebody_else_stays() {
    let repository = Repository::new();
    repository.run(&["generate"]);
    let before = repository.generated();
    let mine = repository.path("generated/pets/examples/mine.rs");
    fs::create_dir_all(mine.parent().unwrap()).unwrap();
    fs::write(&mine, "fn main() {}").unwrap();
    repository.edit("specs/pets/spec.json", "\"Pet\": {", "\"Animal\": {");
    repository.edit("specs/pets/spec.json", "schemas/Pet", "schemas/Animal");
    let (exit, table) = repository.run(&["generate"]);
    assert_eq!((exit, cell(&table, "pruned").as_str()), (Exit::Clean, "1"), "{table}");
    let after = repository.generated();
    assert!(after.contains_key(&mine));
    assert_eq!(before.keys().filter(|path| !after.contains_key(*path)).count(), 1);
}

#[test]
fn a_check_shows_what_is_stale_and_writes_nothing() {
    let repository = Repository::new();
    repository.run(&["generate"]);
    assert_eq!(repository.run(&["generate", "--check"]).0, Exit::Clean);
    repository.edit("specs/pets/spec.json", "listPets", "listAllPets");
    let before = repository.generated();
    let (exit, printed) = repository.run(&["generate", "--check"]);
    assert_eq!((exit, exit.code()), (Exit::Stale, 4));
    assert!(printed.contains("\n+++ b/src/client.rs\n"), "{printed}");
    assert!(printed.contains("list_all_pets"), "{printed}");
    assert!(printed.contains("run: cargo xtask generate pets"), "{printed}");
    assert_eq!(repository.generated(), before);
}

#[test]
fn an_error_has_a_place_and_changes_nothing() {
    let repository = Repository::new();
    repository.run(&["generate"]);
    let before = repository.generated();
    repository.edit("specs/pets/spec.json", "\"openapi\": \"3.0.3\"", "\"openapi\": \"4.0.0\"");
    let (exit, printed) = repository.run(&["generate"]);
    assert_eq!((exit, exit.code()), (Exit::Errors, 1), "{printed}");
    assert!(printed.contains("specs/pets/spec.json:1:"), "{printed}");
    assert_eq!(repository.generated(), before);
}

#[test]
fn a_mistake_in_the_options_has_its_line() {
    let repository = Repository::new();
    repository.edit("specs/pets/spec.toml", "[crate]", "[crate]\nnmae = \"x\"");
    let (exit, printed) = repository.run(&["generate"]);
    assert_eq!(exit, Exit::Errors);
    assert!(printed.contains("specs/pets/spec.toml:4: unknown field `nmae`"), "{printed}");
}

#[test]
fn an_unknown_name_is_answered_with_those_that_there_are() {
    let (exit, printed) = Repository::new().run(&["generate", "cats"]);
    assert_eq!(exit, Exit::Errors);
    assert!(printed.contains("there is no spec `cats`; there are: pets"), "{printed}");
}

#[test]
fn a_spec_from_anywhere_becomes_a_crate_anywhere() {
    let (repository, elsewhere) = (Repository::new(), tempfile::tempdir().unwrap());
    let (spec, out) = (repository.path("pets.json"), elsewhere.path().join("pet-client"));
    let args = ["xtask", "generate", "--spec", spec.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let (exit, printed) = run(args.into_iter().chain(["--runtime-version", "0.1"]));
    assert_eq!(exit, Exit::Clean, "{printed}");
    let manifest: toml::Table = fs::read_to_string(out.join("Cargo.toml")).unwrap().parse().unwrap();
    assert_eq!(manifest["package"]["name"].as_str(), Some("pet-client"));
    assert_eq!(manifest["dependencies"]["drawplate-runtime"]["version"].as_str(), Some("0.1"));
}

#[test]
fn the_model_can_be_printed_instead() {
    let repository = Repository::new();
    let (exit, printed) = repository.run(&["generate", "pets", "--emit", "model"]);
    assert_eq!(exit, Exit::Clean);
    assert!(printed.contains("\noperation listPets "), "{printed}");
    assert!(printed.contains("\nstructure Pet\n  name: "), "{printed}");
    assert_eq!(repository.generated(), BTreeMap::new());
}

#[test]
fn a_new_spec_does_not_replace_another() {
    let repository = Repository::new();
    let file = repository.path("pets.json");
    let (exit, printed) = repository.run(&["new-spec", "pets", file.to_str().unwrap()]);
    assert_eq!(exit, Exit::Errors);
    assert!(printed.contains("is there already"), "{printed}");
}

#[test]
fn what_is_committed_is_what_would_be_generated() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let args = ["xtask", "generate", "--check", "--root", root.to_str().unwrap()];
    let (exit, printed) = run(args.into_iter());
    assert_eq!(exit, Exit::Clean, "{printed}");
}

#[test]
fn a_drift_report_ends_with_what_it_means() {
    let repository = Repository::new();
    let spec = repository.path("specs/pets/spec.json");
    let spec = spec.to_str().unwrap();
    let (exit, printed) = repository.run(&["drift", "pets", "--against", spec]);
    assert_eq!(
        (exit, printed.as_str()),
        (Exit::Clean, "pets, version 1 in both files\n\nNothing changed.\n")
    );
    let newer = repository.path("newer.json");
    let text = std::fs::read_to_string(spec).unwrap();
    std::fs::write(&newer, text.replace("/pets\"", "/animals\"")).unwrap();
    let newer = newer.to_str().unwrap();
    let (exit, printed) = repository.run(&["drift", "pets", "--against", newer]);
    assert_eq!((exit, exit.code()), (Exit::Breaking, 2), "{printed}");
    assert!(printed.contains("`listPets`: "), "{printed}");
    assert!(printed.contains("old specs/pets/spec.json:"), "{printed}");
    let (exit, printed) = repository.run(&["drift", newer, newer, "--format", "json"]);
    assert_eq!(exit, Exit::Clean);
    assert!(printed.contains(r#""changes": []"#), "{printed}");
}
