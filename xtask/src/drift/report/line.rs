//! Changes that are told in one line: where one rule has found the same of several parts, or of
//! several subjects as a whole, a reader wants to be told once.

use std::collections::BTreeMap;

use drawplate_codegen::drift::{Bump, Safety};

use super::{Entry, Subject};

/// The parts of a report, in the order in which they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Something fails.
    Breaking,
    /// Somebody should look.
    Careful,
    /// Safe on the wire, and programs see it.
    Crate,
    /// Safe on the wire, and no program sees it: documentation, above all.
    Note,
    /// What an exception allows.
    Allowed,
}

impl Part {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [Self::Breaking, Self::Careful, Self::Crate, Self::Note, Self::Allowed];

    /// The part that a change belongs to.
    pub(crate) fn of(entry: &Entry) -> Self {
        match (&entry.allowed, entry.wire.worst()) {
            (Some(_), _) => Self::Allowed,
            (None, Safety::Breaking) => Self::Breaking,
            (None, Safety::Careful) => Self::Careful,
            (None, Safety::Safe) if entry.rust.bump >= Bump::Minor => Self::Crate,
            (None, Safety::Safe) => Self::Note,
        }
    }

    /// Its heading.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking on the wire",
            Self::Careful => "Worth a look",
            Self::Crate => "Safe on the wire, and seen by programs",
            Self::Note => "Documentation and other notes",
            Self::Allowed => "Allowed by exceptions",
        }
    }
}

/// Changes that are told in one line.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// What they belong to; nothing if they are about subjects as a whole.
    pub(crate) subject: Option<&'a Subject>,
    /// The changes.
    pub(crate) entries: Vec<&'a Entry>,
}

/// The lines of a part, those about whole subjects first.
pub(crate) fn lines(entries: &[Entry], part: Part) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut places = BTreeMap::new();
    for entry in entries.iter().filter(|entry| Part::of(entry) == part) {
        let is_whole = part == Part::Note || entry.subject == entry.group.name;
        let subject = (!is_whole).then_some(&entry.group);
        let reason = entry.allowed.as_ref().map(|allowed| &allowed.reason);
        let verdict = (entry.wire.old_client, entry.wire.new_client, entry.rust.bump);
        let key = (subject, entry.rule, verdict, template(entry, is_whole), reason);
        let at = *places.entry(key).or_insert_with(|| {
            lines.push(Line { subject, entries: Vec::new() });
            lines.len() - 1
        });
        if let Some(line) = lines.get_mut(at) {
            line.entries.push(entry);
        }
    }
    lines.sort_by_key(|line| line.subject.is_some());
    lines
}

/// How the name of a part is left out of a message.
const BLANK: &str = "`_`";

/// A message without the name of what it is about.
fn template(entry: &Entry, is_whole: bool) -> String {
    entry.message.replacen(&format!("`{}`", name(entry, is_whole)), BLANK, 1)
}

/// What a change is about, within its group or as a whole. Namespaces say nothing to a reader.
fn name(entry: &Entry, is_whole: bool) -> &str {
    let part = entry.subject.strip_prefix(&entry.group.name).and_then(|part| part.strip_prefix('.'));
    match part.filter(|_| !is_whole) {
        Some(part) => part,
        None => entry.subject.rsplit_once('#').map_or(&entry.subject, |(_, name)| name),
    }
}

impl Line<'_> {
    /// What happened, in one sentence without a full stop. Of many names the first are told.
    pub(crate) fn sentence(&self, shown: usize) -> String {
        let is_whole = self.subject.is_none();
        match self.entries.as_slice() {
            [] => String::new(),
            [entry] => alone(entry, is_whole),
            [entry, ..] => {
                let names: Vec<&str> = self.entries.iter().map(|entry| name(entry, is_whole)).collect();
                together(&list(&names, shown), &template(entry, is_whole))
            }
        }
    }

    /// The operations of its changes, in the order of the first change that has them.
    pub(crate) fn operations(&self) -> Vec<&str> {
        let mut seen = std::collections::BTreeSet::new();
        let all = self.entries.iter().flat_map(|entry| &entry.operations).map(String::as_str);
        all.filter(|name| seen.insert(*name)).collect()
    }
}

/// The message, after the name of what it is about where it does not name it.
fn alone(entry: &Entry, is_whole: bool) -> String {
    let name = name(entry, is_whole);
    let is_named = entry.message.contains(&format!("`{name}`"));
    let shown = if is_whole { name } else { &entry.subject };
    if is_named { entry.message.clone() } else { format!("`{shown}`: {}", entry.message) }
}

/// `the member _ is new; it was` of several: `the members a and b are new; they were`.
fn together(names: &str, template: &str) -> String {
    if let Some(rest) = template.strip_prefix("it is ") {
        return format!("{names} are {rest}");
    }
    let plural = || {
        let (noun, rest) = template.strip_prefix("the ")?.split_once(" is ")?;
        let noun = noun.trim_end_matches(BLANK).trim_end();
        let is_plain = !noun.is_empty() && noun.chars().all(char::is_alphabetic);
        is_plain.then(|| format!("the {noun}s {names} are {}", rest.replace("; it ", "; they ")))
    };
    plural().unwrap_or_else(|| format!("{names}: {}", template.replace(BLANK, "it")))
}

/// `a`, `b` and `c`; or the first of them, and how many there are besides.
fn list(names: &[&str], shown: usize) -> String {
    let code = |name: &&str| format!("`{name}`");
    match names.split_last() {
        Some((last, first)) if names.len() <= shown && !first.is_empty() => {
            format!("{} and `{last}`", first.iter().map(code).collect::<Vec<_>>().join(", "))
        }
        _ => {
            let some: Vec<String> = names.iter().take(shown).map(code).collect();
            let more = names.len().saturating_sub(shown);
            let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
            some.join(", ") + &rest
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_once_and_in_the_plural_where_the_message_allows_it() {
        let names = list(&["a", "b", "c"], 8);
        assert_eq!(names, "`a`, `b` and `c`");
        assert_eq!(list(&["a", "b", "c"], 2), "`a`, `b` and 1 more");
        let table = [
            (
                "the member `_` is new; it arrived as `Unknown` before",
                "the members N are new; they arrived as `Unknown` before",
            ),
            ("the type is gone", "the types N are gone"),
            ("it is documented in other words", "N are documented in other words"),
            ("the path or its fixed query is another", "N: the path or its fixed query is another"),
            ("`_` may be called", "N: it may be called"),
        ];
        for (template, expected) in table {
            assert_eq!(together("N", template), expected);
        }
    }
}
