//! The forms of a report. Each is a pure function from the report to text; all text that a
//! specification can choose is escaped by what the form needs.

mod escape;
mod github;
mod html;
mod junit;
mod markdown;
mod sarif;
#[cfg(test)]
mod tests;
mod text;

use clap::ValueEnum;
use drawplate_codegen::drift::{Bump, Safety};

use super::Report;

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal
    Text,
    /// For the text of a pull request
    Markdown,
    /// For programs; docs/drift-report.schema.json describes it
    Json,
    /// For code scanning (SARIF 2.1.0)
    Sarif,
    /// For the test results of a build server (JUnit XML)
    Junit,
    /// For the lines of a pull request (workflow commands of GitHub Actions)
    Github,
    /// For reading: one page that needs no network
    Html,
}

/// The report in a form, with an end of line.
pub(crate) fn render(report: &Report, format: Format) -> String {
    let text = match format {
        Format::Text => text::render(report),
        Format::Markdown => markdown::render(report),
        Format::Json => json(report),
        Format::Sarif => sarif::render(report),
        Format::Junit => junit::render(report),
        Format::Github => github::render(report),
        Format::Html => html::render(report),
    };
    let text = text.trim_end();
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

fn json(report: &Report) -> String {
    // A report has no maps with keys that are not text, the only thing that could fail.
    serde_json::to_string_pretty(report).unwrap_or_default()
}

/// A heading of one line: what is compared.
fn heading(report: &Report) -> String {
    let (old, new) = (&report.old.version, &report.new.version);
    if old == new {
        format!("{}, version {new} in both files", report.spec)
    } else {
        format!("{}, from version {old} to version {new}", report.spec)
    }
}

/// What a colleague would say first: what becomes of clients, which version the crate gets, and how
/// much there is to read.
fn opening(report: &Report) -> Vec<String> {
    if report.changes.is_empty() {
        return vec!["Nothing changed.".to_owned()];
    }
    let summary = &report.summary;
    let clients = match summary.wire.old_client {
        Safety::Breaking => "Clients that are out there break.",
        Safety::Careful => "Clients that are out there keep working, but some should be looked at.",
        Safety::Safe => "Clients that are out there keep working.",
    };
    let newer = match summary.wire.new_client {
        Safety::Breaking => "A new client must not meet a service of the old version.",
        Safety::Careful => "A new client works with a service of the old version, but may be refused.",
        Safety::Safe => {
            "A new client works with a service of the old version, as long as it uses nothing that is new."
        }
    };
    let bump = summary.rust;
    let package = match &summary.package {
        None if bump == Bump::None => "The generated crate stays what it is.".to_owned(),
        None => format!("The generated crate needs a {} release.", bump.word()),
        Some(package) if bump == Bump::None => format!("`{}` stays at {}.", package.name, package.version),
        Some(package) => {
            format!("`{}` goes from {} to {} ({}).", package.name, package.version, package.next, bump.word())
        }
    };
    let counts = summary.counts;
    let all = if counts.all() == 1 { "1 change".to_owned() } else { format!("{} changes", counts.all()) };
    vec![clients.to_owned(), newer.to_owned(), package, format!("{all}: {}.", counts.words())]
}

/// The first names of a list, and how many more there are.
fn some(names: &[&str], shown: usize) -> String {
    let more = names.len().saturating_sub(shown);
    let first: Vec<_> = names.iter().take(shown).copied().collect();
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    first.join(", ") + &rest
}
