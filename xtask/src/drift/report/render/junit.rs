//! For the test results of a build server: a suite for each operation or type, a case for each
//! change. What breaks has failed, what an exception allows was skipped.

use drawplate_codegen::drift::Safety;

use super::escape::markup;
use super::heading;
use crate::drift::report::{Entry, Group, Report};

/// The whole document.
pub(super) fn render(report: &Report) -> String {
    let failures = report.changes.iter().filter(|entry| fails(entry)).count();
    let groups = report.groups();
    let suites: String = match groups.as_slice() {
        [] => NOTHING.to_owned(),
        groups => groups.iter().map(suite).collect(),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"{}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\">\n{suites}</testsuites>\n",
        markup(&heading(report)),
        report.changes.len().max(1),
    )
}

/// A report without a case looks like one that was not made.
const NOTHING: &str = "  <testsuite name=\"drift\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n    \
                       <testcase classname=\"drift\" name=\"nothing changed\"/>\n  </testsuite>\n";

fn suite(group: &Group<'_>) -> String {
    let cases: String = group.entries.iter().map(case).collect();
    let failures = group.entries.iter().filter(|entry| fails(entry)).count();
    let skipped = group.entries.iter().filter(|entry| entry.allowed.is_some()).count();
    format!(
        "  <testsuite name=\"{} {}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" \
         skipped=\"{skipped}\">\n{cases}  </testsuite>\n",
        group.subject.kind,
        markup(&group.subject.name),
        group.entries.len(),
    )
}

fn fails(entry: &Entry) -> bool {
    entry.allowed.is_none() && entry.wire.worst() == Safety::Breaking
}

fn case(entry: &Entry) -> String {
    let spot = entry
        .spot()
        .map_or_else(String::new, |spot| format!(" file=\"{}\" line=\"{}\"", markup(&spot.file), spot.line));
    let name = markup(&format!("{}: {}", entry.subject, entry.rule));
    let class = markup(&entry.group.name);
    let message = markup(&entry.message);
    let verdict = markup(&entry.verdict());
    let result = match &entry.allowed {
        Some(allowed) => format!("<skipped message=\"{}\"/>", markup(&allowed.reason)),
        None if fails(entry) => {
            format!("<failure type=\"{}\" message=\"{message}\">{verdict}</failure>", entry.rule)
        }
        None => format!("<system-out>{message}: {verdict}</system-out>"),
    };
    format!("    <testcase classname=\"{class}\" name=\"{name}\"{spot}>{result}</testcase>\n")
}
