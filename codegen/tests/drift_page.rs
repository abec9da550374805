//! `docs/drift-rules.md` is made of the rules, and of the tables that compare them with other tools.
//! `DRAWPLATE_ACCEPT=1` writes it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "drift_support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use drawplate_codegen::drift::{Rule, compare, rules};

const HEAD: &str = "# Rules of drift

Each change that `cargo xtask drift` reports is found by one of these rules. Their ids never change.

What a change does is said three times. *Old clients* are those that are there and call a service of the new version; *new clients* are generated from the new version and call a service of the old one. Either is `safe`, `careful` (it works, but somebody should look), or `breaking`. The third is by how much the version of the generated crate has to rise: `patch`, `minor`, `major`, or `none`.

Verdicts are about clients of this generator. Their enums, unions and errors are open: what they do not know arrives as `Unknown`, with its data. Their structures can grow, and are made by builders that ask for required members. They do not check limits on what they read. What a program has to ask for by name, such as a new operation, value or optional member, harms nobody who does not ask. What travels in requests is judged otherwise than what travels in responses; an example shows one of them.

A Smithy model without a service is a library of shapes, and is compared as if each shape travelled both ways. Where there is a service, a shape that no operation leads to is in no client, and changes of it are notes.
";

const AGREEMENT: &str = "
## Agreement with other tools

Both tools were run on pairs of specifications that are kept outside of this repository. A pair *agrees* if each change that the tool names is found at the same place with the same severity; it *differs for a reason* if one is judged otherwise and a table says why. A pair that does neither fails the tests. *Judged alike* and *otherwise* count the checks of each tool, by id and severity, whether a pair needs them or not.

| | pairs | agree | differ for a reason | unexplained | checks judged alike | judged otherwise, with a reason |
|---|---|---|---|---|---|---|
";

const OTHERS: &str = "
## Where other tools judge otherwise

Each check of [smithy-diff](https://smithy.io) and [oasdiff](https://github.com/oasdiff/oasdiff) has its rules here, in `codegen/tests/drift_oracles`. Where such a check finds a change worse or better than the rule does, or finds one where there is none for a client, this is why. smithy-diff is compared with the worst of all three verdicts, oasdiff with what old clients meet.
";

const KEPT: &str = include_str!("drift_oracles/kept.tsv");

const TABLES: [(&str, &str); 2] = [
    ("smithy-diff", include_str!("drift_oracles/smithy-diff.tsv")),
    ("oasdiff", include_str!("drift_oracles/oasdiff.tsv")),
];

#[test]
fn the_page_of_rules_is_what_the_rules_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/drift-rules.md");
    let page = page();
    if std::env::var_os("DRAWPLATE_ACCEPT").is_some() {
        fs::write(&path, page).unwrap();
        return;
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/drift-rules.md is stale: run this test with DRAWPLATE_ACCEPT=1");
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("\n| rule | |\n|---|---|\n");
    for rule in rules() {
        writeln!(page, "| [`{0}`](#{0}) | {1} |", rule.id, rule.title).unwrap();
    }
    for rule in rules() {
        page.push_str(&section(rule));
    }
    page.push_str(AGREEMENT);
    for (name, table) in TABLES {
        page.push_str(&agreement(name, table));
    }
    page.push_str(OTHERS);
    for (name, table) in TABLES {
        page.push_str(&differences(name, table));
    }
    page
}

/// How often another tool is agreed with, as the pairs and the checks of its table say.
fn agreement(name: &str, table: &str) -> String {
    let pairs: Vec<&str> = KEPT.lines().filter_map(|line| line.strip_prefix(name)).collect();
    let with = |end: &str| pairs.iter().filter(|line| line.ends_with(end)).count();
    let (agree, differ) = (with("\tagrees"), with("\tdiffers for a reason"));
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '!', '>']));
    let (otherwise, alike): (Vec<&str>, Vec<&str>) = rows.partition(|line| line.split('\t').count() > 4);
    format!(
        "| {name} | {} | {agree} | {differ} | {} | {} | {} |\n",
        pairs.len(),
        pairs.len() - agree - differ,
        alike.len(),
        otherwise.len()
    )
}

fn section(rule: &Rule) -> String {
    let [old, new] = rule.example;
    let mut text = format!("\n## {}\n\n{}. {}\n\n", rule.id, rule.title, rule.why);
    writeln!(text, "```diff\n{}```\n", difference(&pretty(old), &pretty(new))).unwrap();
    let changes = compare(&support::model(old), &support::model(new));
    for change in changes.iter().filter(|change| change.rule.id == rule.id) {
        let verdict = [change.wire.old_client.word(), change.wire.new_client.word(), change.rust.word()];
        writeln!(
            text,
            "- `{}`: {} (old clients {}, new clients {}; Rust {})",
            change.subject, change.message, verdict[0], verdict[1], verdict[2]
        )
        .unwrap();
    }
    text
}

/// JSON on more lines than one.
fn pretty(text: &str) -> String {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => serde_json::to_string_pretty(&value).unwrap() + "\n",
        Err(_) => text.to_owned(),
    }
}

/// The lines that differ, with three of context.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
    let mut text = String::new();
    let mut lines = |sign: char, lines: &[&str]| {
        for line in lines {
            writeln!(text, "{sign}{line}").unwrap();
        }
    };
    lines(' ', &old[before.saturating_sub(3)..before]);
    lines('-', &old[before..old.len() - after]);
    lines('+', &new[before..new.len() - after]);
    lines(' ', &old[old.len() - after..(old.len() - after + 3).min(old.len())]);
    text
}

/// The reasons of a table, each with the checks that it is about.
fn differences(name: &str, table: &str) -> String {
    let mut text = format!("\n### {name}\n\n");
    let mut reasons: BTreeMap<&str, &str> = BTreeMap::new();
    let mut about: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut more = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        if let Some(key) = cells[0].strip_prefix("! ") {
            reasons.insert(key, cells[1]);
        } else if let Some(rule) = cells[0].strip_prefix("> ") {
            more.push(format!("- `{rule}` is found where {name} has nothing to say. {}\n", cells[1]));
        } else if let Some(key) = cells.get(4) {
            let about = about.entry(key).or_default();
            about.extend(Some(cells[0]).filter(|id| !about.contains(id)));
        }
    }
    for (key, ids) in &about {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        writeln!(text, "- {} ({})", reasons[key], ids.join(", ")).unwrap();
    }
    text + &more.concat()
}
