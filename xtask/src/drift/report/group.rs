//! What changes belong to: an operation, a type, or the service as a whole.

use std::collections::{BTreeMap, BTreeSet};

use drawplate_codegen::model::Model;
use drawplate_codegen::source::Origin;
use serde::Serialize;

use super::Entry;

/// What a change belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub(crate) struct Subject {
    /// `service`, `operation` or `type`.
    pub(crate) kind: &'static str,
    /// Its name in the specification.
    pub(crate) name: String,
}

/// The changes of one subject.
#[derive(Debug)]
pub(crate) struct Group<'a> {
    /// What they belong to.
    pub(crate) subject: &'a Subject,
    /// The changes, the worst first.
    pub(crate) entries: &'a [Entry],
}

/// Changes by what they belong to; those of one subject stand together already.
pub(crate) fn groups(entries: &[Entry]) -> Vec<Group<'_>> {
    let chunks = entries.chunk_by(|one, other| one.group == other.group);
    chunks.filter_map(|entries| Some(Group { subject: &entries.first()?.group, entries })).collect()
}

/// The names that changes can belong to.
pub(crate) struct Subjects<'a> {
    operations: BTreeSet<&'a str>,
    types: BTreeMap<&'a str, &'a Origin>,
}

impl<'a> Subjects<'a> {
    /// The names in both versions.
    pub(crate) fn of(old: impl Iterator<Item = &'a Model>, new: impl Iterator<Item = &'a Model>) -> Self {
        let mut subjects = Self { operations: BTreeSet::new(), types: BTreeMap::new() };
        // The places are those of the new version, where there are any.
        for model in old.chain(new) {
            subjects.operations.extend(model.operations.iter().map(|operation| operation.name.as_str()));
            subjects.types.extend(model.shapes.iter().map(|(_, shape)| (shape.name.as_str(), &shape.origin)));
        }
        subjects
    }

    /// What a change belongs to: the longest name that its subject begins with. Names may have dots
    /// in them.
    pub(crate) fn find(&self, subject: &str) -> Subject {
        let ends = subject.rmatch_indices('.').map(|(at, _)| at);
        for end in std::iter::once(subject.len()).chain(ends) {
            let Some(name) = subject.get(..end) else { continue };
            let kind = match (self.operations.contains(name), self.types.contains_key(name)) {
                (true, _) => "operation",
                (false, true) => "type",
                _ => continue,
            };
            return Subject { kind, name: name.to_owned() };
        }
        Subject { kind: "service", name: subject.to_owned() }
    }

    /// The place of the type that a change belongs to, if it belongs to one.
    pub(crate) fn origin_of(&self, subject: &str) -> Option<&'a Origin> {
        let subject = self.find(subject);
        self.types.get(subject.name.as_str()).copied().filter(|_| subject.kind == "type")
    }
}
