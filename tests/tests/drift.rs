//! `cargo xtask drift` as a maintainer meets it: exceptions, limits, files, and the check of its
//! predictions against the generated crates.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::{Arguments, Cli, Console, Exit};

/// A folder with the spec `pets` and a newer document beside it.
struct Folder(TempDir);

impl Folder {
    fn new(old: &Value, new: &Value) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(folder.path("specs/pets")).unwrap();
        fs::write(folder.path("specs/pets/spec.json"), old.to_string()).unwrap();
        fs::write(folder.path("newer.json"), new.to_string()).unwrap();
        folder.options("");
        folder
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn options(&self, more: &str) {
        let text = format!("[crate]\nname = \"pets\"\nversion = \"0.2.1\"\n{more}");
        fs::write(self.path("specs/pets/spec.toml"), text).unwrap();
    }

    /// `drift pets --against newer.json`, with more arguments.
    fn drift(&self, more: &[&str]) -> (Exit, String) {
        let (root, newer) = (self.path(""), self.path("newer.json"));
        let paths = [root.to_str().unwrap(), newer.to_str().unwrap()];
        let args = ["xtask", "drift", "pets", "--root", paths[0], "--against", paths[1]];
        run(args.iter().chain(more).copied())
    }

    fn report(&self, more: &[&str]) -> (Exit, Value) {
        let (exit, printed) = self.drift(&[&["--format", "json"], more].concat());
        let start = printed.find('{').unwrap_or_default();
        (exit, serde_json::from_str(&printed[start..]).unwrap_or_else(|_| printed.clone().into()))
    }
}

fn run<'a>(args: impl Iterator<Item = &'a str>) -> (Exit, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = Cli::parse_from(args).run(&mut Console { out: &mut out, err: &mut err });
    (exit, String::from_utf8([err, out].concat()).unwrap())
}

/// A document with these operations; each takes a `Pet` with these properties and gives it back.
fn document(operations: &[&str], required: &[&str], properties: &[&str]) -> Value {
    let pet = json!({"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}});
    let operation = |name: &&str| {
        let mut body = pet.clone();
        body["required"] = json!(true);
        let mut response = pet.clone();
        response["description"] = json!("done");
        let operation = json!({"operationId": name, "requestBody": body, "responses": {"200": response}});
        (format!("/{name}"), json!({ "post": operation }))
    };
    let property = |name: &&str| ((*name).to_owned(), json!({"type": "string"}));
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://pets.example.com"}],
        "paths": operations.iter().map(operation).collect::<serde_json::Map<_, _>>(),
        "components": {"schemas": {"Pet": {
            "type": "object",
            "required": required,
            "properties": properties.iter().map(property).collect::<serde_json::Map<_, _>>(),
        }}},
    })
}

#[test]
fn an_exception_holds_until_its_day_and_is_told_of_afterwards() {
    let folder = Folder::new(&document(&["add"], &[], &["name", "tag"]), &document(&["add"], &[], &["name"]));
    let (exit, report) = folder.report(&[]);
    assert_ne!(exit, Exit::Clean, "{report}");
    let exception = |target: &str| {
        let head =
            "[[drift]]\nrule = \"member-removed\"\nreason = \"nobody sends it\"\nexpires = 2027-01-31\n";
        folder.options(&format!("{head}target = \"{target}\"\n"));
    };
    for target in ["Pet.tag", "Pet.*", "#/components/schemas/Pet/properties/tag"] {
        exception(target);
        let (exit, report) = folder.report(&["--today", "2027-01-31"]);
        assert_eq!(exit, Exit::Clean, "{report}");
        assert_eq!(report["changes"][0]["allowed"]["reason"], "nobody sends it");
        assert_eq!(report["stale_exceptions"], json!([]));
    }
    let (exit, report) = folder.report(&["--today", "2027-02-01"]);
    assert_ne!(exit, Exit::Clean);
    assert_eq!(report["stale_exceptions"][0]["state"], "expired");
    exception("Pet.nothing");
    let (exit, printed) = folder.drift(&["--today", "2027-01-31"]);
    assert_ne!(exit, Exit::Clean);
    assert!(
        printed.starts_with("warning: the exception for `member-removed` at `Pet.nothing` is not needed")
    );
}

#[test]
fn an_exception_for_a_rule_that_does_not_exist_is_an_error() {
    let folder = Folder::new(&document(&["add"], &[], &["name"]), &document(&["add"], &[], &["name"]));
    folder
        .options("[[drift]]\nrule = \"member-lost\"\ntarget = \"*\"\nreason = \"\"\nexpires = 2027-01-31\n");
    let (exit, printed) = folder.drift(&[]);
    assert_eq!(exit, Exit::Errors);
    assert!(printed.contains("member-lost") && printed.contains("member-removed"), "{printed}");
}

#[test]
fn a_report_can_be_limited_to_operations() {
    let (old, new) = (document(&["add"], &[], &["name"]), document(&["add", "find", "show"], &[], &["name"]));
    let folder = Folder::new(&old, &new);
    let added = |more: &[&str]| {
        let (exit, report) = folder.report(more);
        (exit, report["changes"].as_array().map(Vec::len))
    };
    assert_eq!(added(&[]), (Exit::Stale, Some(2)));
    assert_eq!(added(&["--operations"]), (Exit::Clean, Some(0)));
    assert_eq!(added(&["--operations=add,find"]), (Exit::Stale, Some(1)));
    let (exit, printed) = folder.drift(&["--operations=lost"]);
    assert_eq!(exit, Exit::Errors);
    assert!(printed.contains("neither version has an operation `lost`"), "{printed}");
}

/// What is not selected is not shipped, so it is no drift.
#[test]
fn the_newer_document_is_read_under_the_options_of_the_spec() {
    let mut new = document(&["add", "find"], &[], &["name"]);
    new["paths"]["/add"]["post"]["operationId"] = json!("append");
    let folder = Folder::new(&document(&["add", "find"], &[], &["name"]), &new);
    assert_ne!(folder.drift(&[]).0, Exit::Clean);
    folder.options("[[select]]\noperations = [\"find\"]\nreason = \"all that is called\"\n");
    assert_eq!(folder.drift(&[]).0, Exit::Clean);
    let overlay = json!({"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": [
        {"target": "$.paths['/find'].post", "update": {"operationId": "seek"}}]});
    fs::write(folder.path("specs/pets/names.json"), overlay.to_string()).unwrap();
    folder.options(
        "[[overlay]]\nfile = \"names.json\"\nreason = \"names\"\n\
         [[select]]\noperations = [\"seek\"]\nreason = \"all that is called\"\n",
    );
    let (exit, printed) = folder.drift(&[]);
    assert_eq!(exit, Exit::Clean, "{printed}");
}

#[test]
fn one_run_writes_all_forms_and_names_say_which() {
    let folder = Folder::new(&document(&["add"], &[], &["name"]), &document(&["add"], &["name"], &["name"]));
    let names = ["a.txt", "a.md", "a.json", "a.sarif", "a.xml", "a.html"];
    let files: Vec<String> =
        names.iter().map(|name| folder.path(name).to_str().unwrap().to_owned()).collect();
    let args: Vec<&str> = files.iter().flat_map(|file| ["--output", file]).collect();
    let (exit, printed) = folder.drift(&args);
    assert_eq!((exit, printed.as_str()), (Exit::Breaking, ""));
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    for (text, start) in texts.iter().zip(["pets, ", "## pets, ", "{", "{", "<?xml", "<!DOCTYPE html>"]) {
        assert!(text.starts_with(start) && text.contains("Pet.name"), "{text}");
    }
    let unknown = folder.path("report").to_str().unwrap().to_owned();
    assert_eq!(folder.drift(&["--output", &unknown]).0, Exit::Errors);
    assert_eq!(folder.drift(&["--output", &unknown, "--format", "github"]).0, Exit::Breaking);
    assert!(fs::read_to_string(unknown).unwrap().starts_with("::error "));
}

#[test]
fn the_summary_names_the_next_version_of_the_crate() {
    let folder = Folder::new(&document(&["add"], &[], &["name"]), &document(&["add"], &[], &["name", "tag"]));
    let (_, report) = folder.report(&[]);
    assert_eq!(report["summary"]["package"], json!({"name": "pets", "version": "0.2.1", "next": "0.2.2"}));
    let items = &report["changes"][0]["rust"]["items"];
    assert!(items.as_array().unwrap().contains(&json!("types::Pet::tag")), "{report}");
}

#[test]
fn predictions_are_held_against_the_generated_crates() {
    let base = document(&["add", "find"], &["name"], &["name", "tag"]);
    for new in [
        document(&["add", "find"], &["name"], &["name", "tag"]),
        document(&["add", "find", "show"], &["name"], &["name", "tag"]),
        document(&["add"], &["name"], &["name", "tag"]),
        document(&["add", "find"], &["name"], &["name", "tag", "size"]),
        document(&["add", "find"], &["name"], &["name"]),
        document(&["add", "find"], &["name", "tag"], &["name", "tag"]),
        document(&["add", "find"], &[], &["name", "tag"]),
    ] {
        let folder = Folder::new(&base, &new);
        let (exit, report) = folder.report(&["--verify"]);
        let verification = &report["verification"];
        assert_eq!(verification["agrees"], true, "{exit:?} {verification:#}");
        assert_eq!(verification["predicted"], verification["measured"]);
    }
}

/// What each rule says of its own example is what becomes of the generated crates.
#[test]
fn each_rule_predicts_what_its_example_does_to_the_crate() {
    let folder = tempfile::tempdir().unwrap();
    let (mut compared, mut wrong) = (0, Vec::new());
    for rule in drawplate_codegen::drift::rules() {
        let paths = [0, 1].map(|side| {
            let (text, extension) = whole(rule.example[side]);
            let path = folder.path().join(format!("{}-{side}.{extension}", rule.id));
            fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        });
        for [old, new] in [[0, 1], [1, 0]] {
            let args = ["xtask", "drift", &paths[old], &paths[new], "--verify", "--format", "json"];
            let (_, printed) = run(args.into_iter());
            // An example may be about what no crate comes of, such as a model without a service.
            if printed.contains("no crate can be generated") {
                continue;
            }
            let report: Value = serde_json::from_str(&printed).unwrap_or(Value::String(printed));
            compared += 1;
            if report["verification"]["agrees"] != true {
                wrong.push((rule.id, report["verification"]["disagreements"].clone()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(compared > drawplate_codegen::drift::rules().len() * 18 / 10, "only {compared}");
}

/// The document or model that the example of a rule is a part of.
fn whole(example: &str) -> (String, &'static str) {
    match example.trim_start() {
        text if text.starts_with("{\"smithy\"") => (text.to_owned(), "json"),
        text if text.starts_with('{') => (format!("{{\"smithy\": \"2.0\", \"shapes\": {text}}}"), "json"),
        text if text.starts_with("openapi") => (text.to_owned(), "yaml"),
        text => {
            let servers = "servers: [{url: 'https://pets.example.com'}]\n";
            let servers = if text.starts_with("servers") { "" } else { servers };
            (format!("openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\n{servers}{text}"), "yaml")
        }
    }
}

/// A reader that has seen enough, as `head` has.
struct ClosedPipe;

impl Write for ClosedPipe {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn a_closed_pipe_ends_a_report_without_a_word() {
    let folder = Folder::new(&document(&["add"], &[], &["name"]), &document(&["find"], &[], &["name"]));
    let (root, newer) = (folder.path(""), folder.path("newer.json"));
    let args =
        ["xtask", "drift", "pets", "--root", root.to_str().unwrap(), "--against", newer.to_str().unwrap()];
    let mut err = Vec::new();
    let exit = Cli::parse_from(args).run(&mut Console { out: &mut ClosedPipe, err: &mut err });
    assert_eq!((exit, String::from_utf8(err).unwrap()), (Exit::Breaking, String::new()));
}

/// The documented operations of a service beside a model of the service as it is today, which knows
/// more: the report as a colleague gets it, read and found good. `DRAWPLATE_ACCEPT=1` writes it.
#[test]
fn the_report_of_a_service_that_grew_is_what_a_colleague_gets() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let known = repository.join("specs/aws-devops-agent");
    let kept = repository.join("tests/drift/devops-agent");
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("specs/aws-devops-agent");
    fs::create_dir_all(&spec).unwrap();
    fs::copy(known.join("spec.toml"), spec.join("spec.toml")).unwrap();
    let documented = fs::read_to_string(known.join("spec.json")).unwrap();
    fs::write(spec.join("spec.json"), &documented).unwrap();
    let mut today: Value = serde_json::from_str(&documented).unwrap();
    merge(&mut today, serde_json::from_str(&fs::read_to_string(kept.join("newer.json")).unwrap()).unwrap());
    let newer = folder.path().join("newer.json");
    fs::write(&newer, serde_json::to_string_pretty(&today).unwrap()).unwrap();
    let root = folder.path().to_str().unwrap();
    let (all, shipped) = (&["txt", "md", "html"][..], &["txt", "md"][..]);
    for (more, name, extensions) in
        [(&[][..], "report", all), (&["--operations", "--verify"][..], "shipped", shipped)]
    {
        for extension in extensions {
            let output = folder.path().join(format!("out.{extension}"));
            let paths = [newer.to_str().unwrap(), output.to_str().unwrap()];
            let args = [
                "xtask",
                "drift",
                "aws-devops-agent",
                "--root",
                root,
                "--against",
                paths[0],
                "--output",
                paths[1],
            ];
            let (exit, printed) = run(args.iter().chain(more).copied());
            assert_eq!((exit, printed.as_str()), (Exit::Stale, ""));
            let text = fs::read_to_string(&output).unwrap().replace(&format!("{root}/"), "");
            let text = without_count(&text).replace(STYLE, "(html.css)\n");
            let path = kept.join(format!("{name}.{extension}"));
            if std::env::var_os("DRAWPLATE_ACCEPT").is_some() {
                fs::write(&path, &text).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                text == expected,
                "{name}.{extension} is not as it was; accept it with DRAWPLATE_ACCEPT=1\n{text}"
            );
        }
    }
}

/// What every page carries, and no golden file does.
const STYLE: &str = include_str!("../../xtask/src/drift/report/render/html.css");

/// A JSON merge patch (RFC 7396, section 2).
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = json!({});
    }
    for (name, value) in patch {
        if value.is_null() {
            target.as_object_mut().unwrap().remove(&name);
        } else {
            merge(&mut target[name], value);
        }
    }
}

/// How many items were compared changes with what every generated crate has, and with no judgement.
fn without_count(text: &str) -> String {
    let Some((before, after)) = text.split_once(" items were compared") else { return text.to_owned() };
    format!("{}many items were compared{after}", before.trim_end_matches(|it: char| it.is_ascii_digit()))
}

/// What a maintainer has kept is a field in either version, so that a specification that begins to
/// allow it changes nothing in Rust, and one that says of what kind it is does.
#[test]
fn members_that_are_kept_by_decision_change_as_the_generated_crates_do() {
    let plain = document(&["add"], &[], &["name"]);
    let declared = |additional: &Value| {
        let mut document = plain.clone();
        document["components"]["schemas"]["Pet"]["additionalProperties"] = additional.clone();
        document
    };
    let kept = "[[keep-unknown]]\ntarget = \"*\"\nreason = \"a test\"\n";
    for (new, more, verdict) in [
        (declared(&json!(true)), "", "minor"),
        (declared(&json!(true)), kept, "none"),
        (declared(&json!({"type": "integer"})), kept, "major"),
        (document(&["add", "list"], &[], &["name"]), kept, "minor"),
        (document(&["add"], &[], &["name", "tag"]), kept, "minor"),
    ] {
        let folder = Folder::new(&plain, &new);
        folder.options(more);
        let (_, report) = folder.report(&["--verify"]);
        assert_eq!(report["verification"]["agrees"], true, "{report}");
        assert_eq!(report["verification"]["measured"], verdict, "{report}");
    }
    let typed = Folder::new(&declared(&json!({"type": "string"})), &declared(&json!({"type": "integer"})));
    let (_, report) = typed.report(&["--verify"]);
    assert_eq!(report["verification"]["agrees"], true, "{report}");
    assert_eq!(report["changes"][0]["rule"], "type-changed", "{report}");
    assert_eq!(report["changes"][0]["subject"], "Pet.*", "{report}");
    assert_eq!(report["summary"]["wire"]["old_client"], "breaking", "{report}");
    // The other way round, the field goes.
    let folder = Folder::new(&declared(&json!(true)), &plain);
    let (_, report) = folder.report(&["--verify"]);
    assert_eq!(report["verification"]["measured"], "major", "{report}");
    folder.options(kept);
    let (_, report) = folder.report(&["--verify"]);
    assert_eq!(report["verification"]["agrees"], true, "{report}");
    assert_eq!(report["verification"]["measured"], "none", "{report}");
}
