//! Lines for the changelog of the generated crate, under the headings of Keep a Changelog.

use drawplate_codegen::drift::{Bump, Safety};
use indexmap::IndexMap;
use serde::Serialize;

use super::{Entry, Line, Part, Subject, lines};

/// Lines for a changelog, by heading. Each is Markdown without its bullet.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Changelog {
    /// What is new.
    pub(crate) added: Vec<String>,
    /// What is not what it was.
    pub(crate) changed: Vec<String>,
    /// What should no longer be used.
    pub(crate) deprecated: Vec<String>,
    /// What is gone.
    pub(crate) removed: Vec<String>,
}

impl Changelog {
    /// The headings that have lines.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        let sections = [
            ("Added", &self.added),
            ("Changed", &self.changed),
            ("Deprecated", &self.deprecated),
            ("Removed", &self.removed),
        ];
        sections.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(word, lines)| (word, &lines[..]))
    }
}

/// The lines: one for each subject and heading, and one for what is the same of many subjects. What
/// no user of the crate notices is left out.
pub(crate) fn changelog(entries: &[Entry]) -> Changelog {
    let mut changelog = Changelog::default();
    for (heading, word) in [
        (&mut changelog.added, "-added"),
        (&mut changelog.changed, ""),
        (&mut changelog.deprecated, "-deprecated"),
        (&mut changelog.removed, "-removed"),
    ] {
        let belongs = |line: &Line<'_>| line.entries.iter().any(|it| matters(it) && ending(it.rule) == word);
        let all = Part::ALL.into_iter().flat_map(|part| lines(entries, part)).filter(belongs);
        let mut by_subject: IndexMap<Option<&Subject>, Vec<Line<'_>>> = IndexMap::new();
        all.for_each(|line| by_subject.entry(line.subject).or_default().push(line));
        for (subject, lines) in by_subject {
            match subject {
                Some(subject) => heading.push(of_subject(subject, &lines)),
                None => {
                    heading.extend(lines.iter().map(|line| mark(line) + &opened(&line.sentence(SHOWN)) + "."))
                }
            }
        }
    }
    changelog
}

/// How many names and sentences a line has.
const SHOWN: usize = 8;

/// What programs notice: an item that changed, something on the wire, or other words in its page.
fn matters(entry: &Entry) -> bool {
    entry.rust.bump >= Bump::Patch || entry.wire.worst() > Safety::Safe
}

/// How rules are named that have a heading of their own.
fn ending(rule: &str) -> &'static str {
    ["-added", "-removed", "-deprecated"].into_iter().find(|ending| rule.ends_with(ending)).unwrap_or("")
}

fn of_subject(subject: &Subject, lines: &[Line<'_>]) -> String {
    let mut said: Vec<String> = lines.iter().take(SHOWN).map(|line| within(subject, line)).collect();
    if lines.len() > SHOWN {
        said.push(format!("and {} more", lines.len() - SHOWN));
    }
    let breaks = lines.iter().map(mark).find(|mark| !mark.is_empty()).unwrap_or_default();
    format!("{breaks}`{}`: {}.", subject.name, said.join("; "))
}

/// The sentence, in which the subject need not be named again.
fn within(subject: &Subject, line: &Line<'_>) -> String {
    line.sentence(SHOWN).replacen(&format!("`{}.", subject.name), "`", 1)
}

fn mark(line: &Line<'_>) -> String {
    let breaks = line.entries.iter().any(|entry| entry.rust.bump == Bump::Major);
    if breaks { "**Breaking:** ".to_owned() } else { String::new() }
}

/// A sentence that begins with a capital letter, unless it begins with a name.
fn opened(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + characters.as_str())
}
