//! Lines for the changelog of the generated crate, under the headings of Keep a Changelog.

use drawplate_codegen::drift::{Bump, Safety};
use serde::Serialize;

use super::{Entry, Group};

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

/// The lines: one for each group and heading. What no user of the crate notices is left out.
pub(crate) fn changelog(groups: &[Group<'_>]) -> Changelog {
    let mut changelog = Changelog::default();
    for group in groups {
        for (heading, word) in [
            (&mut changelog.added, "-added"),
            (&mut changelog.changed, ""),
            (&mut changelog.deprecated, "-deprecated"),
            (&mut changelog.removed, "-removed"),
        ] {
            let entries: Vec<&Entry> =
                group.entries.iter().filter(|entry| matters(entry) && ending(entry.rule) == word).collect();
            heading.extend(line(group, &entries));
        }
    }
    changelog
}

fn matters(entry: &Entry) -> bool {
    entry.rust.bump >= Bump::Patch || entry.wire.worst() > Safety::Safe
}

/// How rules are named that have a heading of their own.
fn ending(rule: &str) -> &'static str {
    ["-added", "-removed", "-deprecated"].into_iter().find(|ending| rule.ends_with(ending)).unwrap_or("")
}

fn line(group: &Group<'_>, entries: &[&Entry]) -> Option<String> {
    const SHOWN: usize = 8;
    if entries.is_empty() {
        return None;
    }
    let name = &group.subject.name;
    let mut said: Vec<String> = entries.iter().take(SHOWN).map(|entry| sentence(entry, name)).collect();
    if entries.len() > SHOWN {
        said.push(format!("and {} more", entries.len() - SHOWN));
    }
    let breaks = entries.iter().any(|entry| entry.rust.bump == Bump::Major);
    let mark = if breaks { "**Breaking:** " } else { "" };
    Some(format!("{mark}`{name}`: {}.", said.join("; ")))
}

/// What happened, with the part of the group that it happened to where the message has not named it.
fn sentence(entry: &Entry, group: &str) -> String {
    let part = entry.subject.strip_prefix(group).and_then(|part| part.strip_prefix('.'));
    match part {
        Some(part) if !entry.message.contains(&format!("`{part}`")) => format!("`{part}`: {}", entry.message),
        _ => entry.message.clone(),
    }
}
