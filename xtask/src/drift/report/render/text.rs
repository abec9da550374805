//! For a terminal.

use drawplate_codegen::diagnostic::visible;

use super::{heading, some};
use crate::drift::report::{Entry, Group, Report};

/// How many operations are named.
const SHOWN: usize = 6;

/// The summary, the changes by what they belong to, and lines for the changelog.
pub(super) fn render(report: &Report) -> String {
    let mut out = visible(&heading(report)) + "\n";
    if report.changes.is_empty() {
        out.push_str("\nNothing changed.\n");
    } else {
        out.push_str(&summary(report));
    }
    for group in report.groups() {
        out.push_str(&self::group(&group));
    }
    out.push_str(&exceptions(report));
    out.push_str(&verification(report));
    out.push_str(&changelog(report));
    out
}

fn summary(report: &Report) -> String {
    let summary = &report.summary;
    let mut out = format!(
        "\n  {}: {}\n  old clients: {}\n  new clients with an old service: {}\n",
        count(summary.counts.all()),
        summary.counts.words(),
        summary.wire.old_client.word(),
        summary.wire.new_client.word(),
    );
    match &summary.package {
        Some(package) => out.push_str(&format!(
            "  crate: {} {} becomes {} ({})\n",
            visible(&package.name),
            visible(&package.version),
            visible(&package.next),
            summary.rust.word()
        )),
        None => out.push_str(&format!("  crate: {}\n", summary.rust.word())),
    }
    out
}

fn count(changes: usize) -> String {
    if changes == 1 { "1 change".to_owned() } else { format!("{changes} changes") }
}

fn group(group: &Group<'_>) -> String {
    let mut out = format!("\n{} {}", group.subject.kind, visible(&group.subject.name));
    let operations = group.operations();
    if group.subject.kind == "type" && !operations.is_empty() {
        out.push_str(&format!("  (in {})", visible(&some(&operations, SHOWN))));
    }
    out.push('\n');
    for entry in group.entries {
        out.push_str(&self::entry(entry));
    }
    out
}

fn entry(entry: &Entry) -> String {
    let worst = if entry.allowed.is_some() { "allowed" } else { entry.wire.worst().word() };
    let subject = visible(&entry.subject);
    let mut out = format!("  {worst}[{}] {subject}: {}\n", entry.rule, visible(&entry.message));
    for (word, spot) in [("old", &entry.old), ("new", &entry.new)] {
        if let Some(spot) = spot {
            out.push_str(&format!("    {word} {}  {}\n", visible(&spot.line()), visible(spot.name())));
        }
    }
    let direction = if entry.direction == "both" { "request and response" } else { entry.direction };
    out.push_str(&format!("    {direction}; {}\n", entry.verdict()));
    if !entry.rust.items.is_empty() {
        let items: Vec<&str> = entry.rust.items.iter().map(String::as_str).collect();
        out.push_str(&format!("    in Rust: {}\n", visible(&some(&items, SHOWN))));
    }
    if let Some(allowed) = &entry.allowed {
        out.push_str(&format!("    allowed until {}: {}\n", allowed.expires, visible(&allowed.reason)));
    }
    out
}

fn exceptions(report: &Report) -> String {
    let lines = report.stale_exceptions.iter().map(|stale| format!("  {}\n", visible(&stale.sentence())));
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { format!("\nexceptions\n{lines}") }
}

fn verification(report: &Report) -> String {
    let Some(verification) = &report.verification else { return String::new() };
    let lines = verification.lines().into_iter().map(|line| format!("  {}\n", visible(&line)));
    format!("\nverification\n{}", lines.collect::<String>())
}

fn changelog(report: &Report) -> String {
    let mut out = String::new();
    for (heading, lines) in report.changelog.sections() {
        out.push_str(&format!("\n### {heading}\n\n"));
        out.extend(lines.iter().map(|line| format!("- {}\n", visible(line))));
    }
    if out.is_empty() { out } else { format!("\nfor the changelog\n{out}") }
}
