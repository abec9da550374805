//! The crates that `docs/compile-cost.md` counts for a client are those that cargo compiles for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ is in the repository").to_owned()
}

/// A row of the table: the client, its features, and how many crates there are.
struct Row {
    client: String,
    features: String,
    crates: usize,
}

fn rows() -> Vec<Row> {
    let page = std::fs::read_to_string(root().join("docs/compile-cost.md")).unwrap();
    let cells = page.lines().filter(|line| line.starts_with("| `drawplate-"));
    let row = |line: &str| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [client, features, crates] = cells.as_slice() else { panic!("three columns: {line}") };
        let client = client.trim_matches('`').to_owned();
        Row { client, features: (*features).to_owned(), crates: crates.parse().unwrap() }
    };
    cells.map(row).collect()
}

/// How many crates cargo would compile for Linux, without asking for a newer version of any.
fn counted(row: &Row) -> usize {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(root()).args(["tree", "--locked", "--quiet", "--edges", "normal,build"]);
    command.args(["--prefix", "none", "--no-dedupe", "--target", "x86_64-unknown-linux-gnu"]);
    command.args(["--package", &row.client]);
    if row.features == "none" {
        command.arg("--no-default-features");
    }
    let features: Vec<_> = row.features.split('`').skip(1).step_by(2).collect();
    command.args(["--features", &features.join(",")]);
    let output = command.output().expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let name_and_version = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    tree.lines().filter(|line| !line.is_empty()).map(name_and_version).collect::<BTreeSet<_>>().len()
}

#[test]
fn the_page_counts_the_crates_that_cargo_compiles() {
    let rows = rows();
    assert!(rows.len() >= 8, "the table is found: {} rows", rows.len());
    for row in rows {
        assert_eq!(row.crates, counted(&row), "{} with {}", row.client, row.features);
    }
}
