//! Tables of documentation that name the tests that hold them.

use std::fs;
use std::path::{Path, PathBuf};

/// The rows of all tables of a page of `docs/`, without their heads.
pub fn rows(page: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("docs").join(page)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let is_row = |at: usize| {
        let is_head = lines.get(at + 1).is_some_and(|next| next.starts_with("|---"));
        lines[at].starts_with('|') && !lines[at].starts_with("|---") && !is_head
    };
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    (0..lines.len()).filter(|at| is_row(*at)).map(|at| cells(lines[at])).collect()
}

/// What stands between backquotes in a cell.
pub fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The texts of all files that hold tests.
pub fn sources() -> Vec<String> {
    let folders =
        ["codegen/src", "codegen/tests", "runtime/src", "runtime/tests", "tests/tests", "xtask/src"];
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    waiting.push(root().join("tests/conformance/src"));
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
