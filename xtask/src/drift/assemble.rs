//! Makes a report of two versions: compares them, names the Rust items, applies the exceptions.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use drawplate_codegen::drift::{self, Bump, Change};
use drawplate_codegen::rust::Items;
use drawplate_codegen::source::Origin;
use time::Date;

use super::report::{
    Entry, Report, Rust, SCHEMA, Side, Spots, Subject, Subjects, Summary, Verdicts, changelog,
};
use super::versions::Version;
use super::{exceptions, verify};
use crate::console::Failure;

/// What is wanted of a report.
pub(super) struct Wanted {
    /// The day on which exceptions are judged.
    pub(super) today: Date,
    /// Whether the generated crates are compared.
    pub(super) verify: bool,
    /// Whether the old version is a spec of the repository, with a crate of its own.
    pub(super) is_spec: bool,
}

/// The report.
pub(super) fn report(old: &Version, new: &Version, wanted: &Wanted) -> Result<Report, Failure> {
    let changes = drift::compare(&old.read, &new.read);
    let mut entries = entries(old, new, &changes);
    let options = &old.spec.request.options;
    let stale_exceptions = exceptions::apply(&options.drift, wanted.today, &mut entries)?;
    sort(&mut entries);
    let verification = match wanted.verify {
        true => Some(verify::verify(&old.spec.request, &new.spec.request, &entries)?),
        false => None,
    };
    let package = (options.package.name.clone(), options.package.version.clone());
    Ok(Report {
        schema: SCHEMA,
        spec: if wanted.is_spec { old.spec.name.clone() } else { new.name() },
        old: side(old),
        new: side(new),
        summary: Summary::of(&entries, Some(package).filter(|_| wanted.is_spec)),
        changelog: changelog(&entries),
        changes: entries,
        stale_exceptions,
        verification,
    })
}

fn side(version: &Version) -> Side {
    Side { file: version.file(), version: version.read.number().to_owned() }
}

fn entries(old: &Version, new: &Version, changes: &[Change]) -> Vec<Entry> {
    let origins = |of: fn(&Change) -> Option<&Origin>| changes.iter().filter_map(of);
    let old_spots = Spots::find(&old.spec.request.sources, origins(|change| change.old.as_ref()));
    let new_spots = Spots::find(&new.spec.request.sources, origins(|change| change.new.as_ref()));
    let subjects = Subjects::of(old.models(), new.models());
    // Names are settled for whole crates, which is not worth it where no crate changes.
    let crates_change = changes.iter().any(|change| change.rust >= Bump::Minor);
    let items = if crates_change { (old.items(), new.items()) } else { Default::default() };
    let types = Types { subjects: &subjects, items: &items };
    let entry = |change: &Change| Entry {
        rule: change.rule.id,
        title: change.rule.title,
        why: change.rule.why,
        group: subjects.find(&change.subject),
        subject: change.subject.clone(),
        message: change.message.clone(),
        old: change.old.as_ref().and_then(|origin| old_spots.get(origin)),
        new: change.new.as_ref().and_then(|origin| new_spots.get(origin)),
        direction: change.direction.word(),
        operations: change.operations.to_vec(),
        wire: Verdicts { old_client: change.wire.old_client, new_client: change.wire.new_client },
        rust: types.rust(change),
        is_elsewhere: types.is_elsewhere(change),
        allowed: None,
    };
    changes.iter().map(entry).collect()
}

/// The types of both crates.
struct Types<'a> {
    subjects: &'a Subjects<'a>,
    items: &'a (Items, Items),
}

impl Types<'_> {
    /// What a change does to the crate. By the specification alone, what is new or gone there is so in
    /// Rust; where another part of it has the same name in Rust, and is the same, programs see nothing.
    fn rust(&self, change: &Change) -> Rust {
        let items = self.named(change);
        let is_one_sided = change.old.is_none() != change.new.is_none();
        let is_same = |item: &String| self.items.0.spelled(item) == self.items.1.spelled(item);
        if is_one_sided && !items.is_empty() && items.iter().all(is_same) {
            return Rust { bump: change.rust.min(Bump::Patch), items: Vec::new() };
        }
        Rust { bump: change.rust, items }
    }

    /// The Rust items that a change is about, as far as programs can tell.
    fn named(&self, change: &Change) -> Vec<String> {
        if change.rust < Bump::Minor {
            return Vec::new();
        }
        let (old, new) = self.items;
        let at_old = change.old.iter().flat_map(|origin| old.at(origin));
        let at_new = change.new.iter().flat_map(|origin| new.at(origin));
        let mut named: BTreeSet<&str> = at_old.chain(at_new).collect();
        // Where a member holds something else, it may be the type that has changed, and not the field.
        if let (Bump::Major, Some(before), Some(after)) = (change.rust, &change.old, &change.new) {
            named.extend(old.held_at(before).into_iter().chain(new.held_at(after)));
        }
        named.into_iter().map(str::to_owned).collect()
    }

    /// Whether a member changed because its type took the place of another: then no type has changed
    /// in itself, but what refers to it.
    fn is_elsewhere(&self, change: &Change) -> bool {
        let (old, new) = self.items;
        let Some(origin) = self.subjects.origin_of(&change.subject) else { return false };
        let mut before = change.old.iter().flat_map(|origin| old.at(origin)).peekable();
        let now: BTreeSet<&str> = new.at(origin).collect();
        before.peek().is_some() && !before.any(|item| now.contains(owner(item)))
    }
}

/// The type of a field or variant, and anything else itself: types are in modules, methods are not.
pub(super) fn owner(item: &str) -> &str {
    match item.match_indices("::").nth(1) {
        Some((at, _)) => item.get(..at).unwrap_or(item),
        None => item,
    }
}

/// The worst group first, and in each the worst change; what is as bad as another keeps its place.
fn sort(entries: &mut [Entry]) {
    let mut order: BTreeMap<Subject, (Reverse<_>, usize)> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let weight = Reverse(entry.weight());
        let slot = order.entry(entry.group.clone()).or_insert((weight, index));
        slot.0 = slot.0.min(weight);
    }
    entries.sort_by_cached_key(|entry| (order.get(&entry.group).copied(), Reverse(entry.weight())));
}
