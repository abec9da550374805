//! Which operations are generated, as `[[select]]` in `spec.toml` says.
//!
//! A front end asks for each operation that it finds, before it lowers anything: what is not
//! selected cannot stand in the way. What an entry names and no operation has is an error, so that
//! a selection does not shrink unnoticed when the specification changes.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::options::Select;

/// What an operation can be selected by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    /// Its names: the id, or the name that is made up where there is none.
    pub(crate) names: &'a [&'a str],
    /// The path of its requests, as written.
    pub(crate) path: &'a str,
    /// The groups that the specification puts it in.
    pub(crate) tags: &'a [&'a str],
}

/// The entries of `[[select]]`, and which parts of them have been of use.
#[derive(Debug)]
pub(crate) struct Selection<'o> {
    entries: &'o [Select],
    used: BTreeSet<(usize, &'o str, &'o str)>,
}

impl<'o> Selection<'o> {
    /// What these entries select.
    pub(crate) const fn new(entries: &'o [Select]) -> Self {
        Self { entries, used: BTreeSet::new() }
    }

    /// Whether every operation is generated.
    pub(crate) const fn is_everything(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether an operation is generated.
    pub(crate) fn takes(&mut self, operation: &Candidate<'_>) -> bool {
        let mut taken = self.is_everything();
        for (index, kind, wanted) in parts(self.entries) {
            let fits = match kind {
                TAGS => operation.tags.contains(&wanted),
                PATHS => is_below(operation.path, wanted),
                _ => operation.names.contains(&wanted),
            };
            if fits {
                self.used.insert((index, kind, wanted));
            }
            taken |= fits;
        }
        taken
    }

    /// What is to be said once all operations have been asked for.
    pub(crate) fn unused(&self) -> Vec<Diagnostic> {
        let unused = parts(self.entries).filter(|part| !self.used.contains(part));
        let mut all: Vec<_> = unused.map(|(_, kind, wanted)| nothing(kind, wanted)).collect();
        if self.entries.iter().any(|entry| parts(std::slice::from_ref(entry)).next().is_none()) {
            let message = "a `[[select]]` names no `tags`, `paths` or `operations`";
            all.push(Diagnostic::global(Code::OptionsNoSuchTarget, message).help("name some, or remove it"));
        }
        all
    }
}

const TAGS: &str = "tags";
const PATHS: &str = "paths";
const OPERATIONS: &str = "operations";

/// Everything that entries name: the entry's index, the list that it stands in, and what it is.
fn parts(entries: &[Select]) -> impl Iterator<Item = (usize, &'static str, &str)> {
    entries.iter().enumerate().flat_map(|(index, entry)| {
        let lists = [(TAGS, &entry.tags), (PATHS, &entry.paths), (OPERATIONS, &entry.operations)];
        lists
            .into_iter()
            .flat_map(move |(kind, list)| list.iter().map(move |one| (index, kind, one.as_str())))
    })
}

/// Whether a path is the one that is wanted, or begins with it if that ends in `*`.
fn is_below(path: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => path == wanted,
    }
}

fn nothing(kind: &str, wanted: &str) -> Diagnostic {
    let message = format!("`[[select]]` has `{wanted}` among its `{kind}`, which no operation has");
    Diagnostic::global(Code::OptionsNoSuchTarget, message)
        .help("name what the specification has; a path may end in `*` to stand for all that begin so")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn select(tags: &[&str], paths: &[&str], operations: &[&str]) -> Select {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Select {
            tags: owned(tags),
            paths: owned(paths),
            operations: owned(operations),
            reason: "a test".to_owned(),
        }
    }

    const LIST: Candidate<'static> =
        Candidate { names: &["listPets"], path: "/pets", tags: &["Pets", "Public"] };
    const SHOW: Candidate<'static> = Candidate { names: &["showPet"], path: "/pets/{id}", tags: &["Pets"] };

    fn taken(entries: &[Select]) -> ([bool; 2], usize) {
        let mut selection = Selection::new(entries);
        ([selection.takes(&LIST), selection.takes(&SHOW)], selection.unused().len())
    }

    #[test]
    fn without_an_entry_everything_is_taken() {
        assert_eq!(taken(&[]), ([true, true], 0));
    }

    #[test]
    fn a_tag_a_path_or_a_name_is_enough() {
        for (entry, expected) in [
            (select(&["Public"], &[], &[]), [true, false]),
            (select(&["Pets"], &[], &[]), [true, true]),
            (select(&[], &["/pets"], &[]), [true, false]),
            (select(&[], &["/pets*"], &[]), [true, true]),
            (select(&[], &["/pets/*"], &[]), [false, true]),
            (select(&[], &[], &["showPet"]), [false, true]),
            (select(&["Public"], &["/pets/{id}"], &[]), [true, true]),
        ] {
            assert_eq!(taken(&[entry]), (expected, 0));
        }
    }

    #[test]
    fn what_no_operation_has_is_said_for_each_entry() {
        let entries = [select(&["Pets", "Cats"], &[], &["pet"]), select(&["Cats"], &[], &[])];
        assert_eq!(taken(&entries), ([true, true], 3));
        assert_eq!(taken(&[select(&[], &[], &[])]), ([false, false], 1));
    }
}
