//! For a terminal.

use drawplate_codegen::diagnostic::visible;

use super::{heading, opening, some};
use crate::drift::report::{Entry, Line, Part, Report, Spot};

/// How many operations, items and names are named.
const SHOWN: usize = 6;

/// What is worst in words, then the changes part by part with all places, then lines for the changelog.
pub(super) fn render(report: &Report) -> String {
    let mut out = format!("{}\n\n", visible(&heading(report)));
    let indent = if report.changes.is_empty() { "" } else { "  " };
    out.extend(opening(report).iter().map(|sentence| format!("{indent}{}\n", visible(sentence))));
    for part in Part::ALL {
        let lines = report.lines(part);
        if !lines.is_empty() {
            out.push_str(&format!("\n{}\n", part.title()));
            out.push_str(&self::lines(&lines, part));
        }
    }
    out.push_str(&exceptions(report));
    out.push_str(&verification(report));
    out.push_str(&changelog(report));
    out
}

fn lines(lines: &[Line<'_>], part: Part) -> String {
    let mut out = String::new();
    let mut before = None;
    for line in lines {
        if let Some(subject) = line.subject.filter(|subject| before != Some(*subject)) {
            let operations = line.operations();
            let of = match operations.as_slice() {
                [..] if subject.kind != "type" => String::new(),
                [] => String::new(),
                operations => format!("  (in {})", visible(&some(operations, SHOWN))),
            };
            out.push_str(&format!("\n  {} {}{of}\n", subject.kind, visible(&subject.name)));
        }
        before = line.subject;
        out.push_str(&self::line(line, part));
    }
    out
}

fn line(line: &Line<'_>, part: Part) -> String {
    let Some(first) = line.entries.first() else { return String::new() };
    let worst = if part == Part::Allowed { "allowed" } else { first.wire.worst().word() };
    let mut out = format!("  {worst}[{}] {}\n", first.rule, visible(&line.sentence(SHOWN)));
    if part != Part::Note {
        let direction = if first.direction == "both" { "request and response" } else { first.direction };
        out.push_str(&format!("    {direction}; {}\n", first.verdict()));
    }
    out.extend(line.entries.iter().map(|entry| places(entry)));
    if let Some(allowed) = &first.allowed {
        out.push_str(&format!("    allowed until {}: {}\n", allowed.expires, visible(&allowed.reason)));
    }
    out
}

/// Where a change is in both files, and in Rust.
fn places(entry: &Entry) -> String {
    let place =
        |word: &str, spot: &Spot| format!("    {word} {}  {}\n", visible(&spot.line()), visible(spot.name()));
    let spots = [("old", &entry.old), ("new", &entry.new)];
    let mut out: String =
        spots.into_iter().filter_map(|(word, spot)| spot.as_ref().map(|spot| place(word, spot))).collect();
    if !entry.rust.items.is_empty() {
        let items: Vec<&str> = entry.rust.items.iter().map(String::as_str).collect();
        out.push_str(&format!("        in Rust: {}\n", visible(&some(&items, SHOWN))));
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
