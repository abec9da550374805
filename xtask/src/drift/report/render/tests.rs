//! Each form of one report, as it was read and found good. `DRAWPLATE_ACCEPT=1` writes the forms
//! anew; read them as their readers would. The report is built by hand, with names in it that try
//! to break out of every form.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use drawplate_codegen::drift::{Bump, Safety};
use serde_json::Value;

use super::{Format, render};
use crate::drift::report::{
    Allowed, Entry, Report, Rust, SCHEMA, Side, Spot, StaleException, Subject, Summary, Verdicts, changelog,
};
use crate::drift::verify::Verification;

fn spot(line: usize, pointer: &str) -> Option<Spot> {
    let file = "specs/pets/new spec,1:2.yaml".to_owned();
    Some(Spot { file, line, column: 5, pointer: pointer.to_owned(), shape: None })
}

fn entry(rule: &'static str, group: (&'static str, &str), subject: &str, message: &str) -> Entry {
    Entry {
        rule,
        title: "What the rule is about",
        why: "Why it means what it means.",
        group: Subject { kind: group.0, name: group.1.to_owned() },
        subject: subject.to_owned(),
        message: message.to_owned(),
        old: None,
        new: None,
        direction: "both",
        operations: vec!["ListPets".to_owned(), "AddPet".to_owned()],
        wire: Verdicts { old_client: Safety::Safe, new_client: Safety::Safe },
        rust: Rust { bump: Bump::None, items: Vec::new() },
        allowed: None,
        is_elsewhere: false,
    }
}

fn changes() -> Vec<Entry> {
    let pet = ("type", "Pet");
    let mut removed = entry("member-removed", pet, "Pet.tag", "the member is gone");
    removed.old = spot(12, "#/components/schemas/Pet/properties/tag");
    removed.wire = Verdicts { old_client: Safety::Breaking, new_client: Safety::Careful };
    removed.rust = Rust { bump: Bump::Major, items: vec!["types::Pet::tag".to_owned()] };
    let evil = "</script><b>`|\"'&\n::error::@all\u{202e}";
    let mut hostile =
        entry("enum-value-added", pet, &format!("Pet.{evil}"), &format!("the value `{evil}` is new"));
    hostile.new = spot(20, &format!("#/{}", evil.replace('/', "~1")));
    hostile.direction = "response";
    hostile.wire = Verdicts { old_client: Safety::Careful, new_client: Safety::Safe };
    hostile.rust.bump = Bump::Minor;
    let mut limits = entry("member-constraints", pet, "Pet.name", "its values have other limits");
    (limits.old, limits.new) = (spot(8, "#/a"), spot(9, "#/a"));
    limits.rust.bump = Bump::Patch;
    limits.allowed =
        Some(Allowed { reason: "nobody has long names".to_owned(), expires: "2027-01-31".to_owned() });
    let mut added =
        entry("operation-added", ("operation", "FindPets"), "FindPets", "the operation `FindPets` is new");
    added.new = spot(40, "#/paths/~1pets/get");
    added.operations = vec!["FindPets".to_owned()];
    added.rust = Rust { bump: Bump::Minor, items: vec!["Client::find_pets".to_owned()] };
    vec![removed, hostile, limits, added]
}

fn report(changes: Vec<Entry>) -> Report {
    let side = |version: &str| Side { file: "specs/pets/spec.yaml".to_owned(), version: version.to_owned() };
    let stale = |state| StaleException {
        rule: "member-removed".to_owned(),
        target: "Pet.*".to_owned(),
        state,
        expires: "2026-01-31".to_owned(),
    };
    let is_empty = changes.is_empty();
    Report {
        schema: SCHEMA,
        spec: "pets".to_owned(),
        old: side("1.0"),
        new: side("1.1"),
        summary: Summary::of(&changes, Some(("pets-client".to_owned(), "0.3.1".to_owned()))),
        changelog: changelog(&changes),
        stale_exceptions: if is_empty { Vec::new() } else { vec![stale("expired"), stale("unused")] },
        verification: (!is_empty).then(|| Verification {
            agrees: false,
            items: 120,
            predicted: "major",
            measured: "major",
            disagreements: vec![
                "`types::Pet::tag` is gone, which is major; the rules predict none".to_owned(),
            ],
        }),
        changes,
    }
}

#[test]
fn each_form_is_as_it_was_read_and_found_good() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/drift/report/render/tests");
    let report = report(changes());
    for (format, file) in [
        (Format::Text, "report.txt"),
        (Format::Markdown, "report.md"),
        (Format::Json, "report.json"),
        (Format::Sarif, "report.sarif"),
        (Format::Junit, "report.xml"),
        (Format::Github, "report.github"),
        (Format::Html, "report.html"),
    ] {
        // The style has a file of its own.
        let text = render(&report, format).replace(include_str!("html.css"), "(html.css)\n");
        let path = folder.join(file);
        if std::env::var_os("DRAWPLATE_ACCEPT").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(text == expected, "{file} is not as it was; accept it with DRAWPLATE_ACCEPT=1\n{text}");
    }
}

#[test]
fn reports_keep_to_the_published_schema() {
    let schema = include_str!("../../../../../docs/drift-report.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(schema["$id"], SCHEMA);
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for report in [report(changes()), report(Vec::new())] {
        let value: Value = serde_json::from_str(&render(&report, Format::Json)).unwrap();
        let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, [""; 0]);
    }
    assert!(!validator.is_valid(&serde_json::json!({"spec": "pets"})));
}

/// No line of a terminal, cell of a table, element or command can be begun by a specification.
#[test]
fn no_form_lets_a_specification_out_of_its_place() {
    let report = report(changes());
    for format in [Format::Text, Format::Markdown, Format::Junit, Format::Html] {
        let text = render(&report, format);
        assert!(!text.contains('\u{202e}') && !text.contains("\n::error"), "{format:?}");
    }
    for format in [Format::Html, Format::Junit] {
        let text = render(&report, format);
        assert!(!text.contains("<b>") && !text.contains("</script>"), "{format:?}");
    }
    let commands = render(&report, Format::Github);
    assert_eq!(commands.lines().count(), 3);
    assert!(commands.lines().all(|line| line.starts_with("::error file=")
        || line.starts_with("::warning file=")
        || line.starts_with("::notice file=")));
    assert!(commands.contains("file=specs/pets/new spec%2C1%3A2.yaml,line=12,col=5,"));
}

/// SARIF 2.1.0, sections 3.13, 3.19, 3.27 to 3.30 and 3.35.
#[test]
fn sarif_has_what_the_standard_asks_for() {
    let log: Value = serde_json::from_str(&render(&report(changes()), Format::Sarif)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(run["tool"]["driver"]["name"].is_string());
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(result["message"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "specs/pets/new%20spec%2C1%3A2.yaml");
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
    }
    let suppressed = results.iter().filter(|result| result["suppressions"][0]["kind"] == "external");
    assert_eq!(suppressed.count(), 1);
}

#[test]
fn a_report_without_changes_says_so_in_each_form() {
    let report = report(Vec::new());
    for format in [Format::Text, Format::Markdown, Format::Html] {
        assert!(render(&report, format).contains("Nothing changed."), "{format:?}");
    }
    assert!(render(&report, Format::Junit).contains("tests=\"1\" failures=\"0\""));
    assert_eq!(render(&report, Format::Github), "");
}

#[test]
fn the_page_needs_no_network_and_no_script() {
    let page = render(&report(changes()), Format::Html);
    for forbidden in ["<script", "http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("default-src 'none'") && page.contains("light-dark("));
}
