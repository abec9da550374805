//! What changed between the public items of two crates, and what that asks of the version number by
//! Cargo's SemVer guidelines (The Cargo Book, "SemVer Compatibility").

use std::collections::BTreeSet;

use drawplate_codegen::drift::Bump;

use super::item::{Item, Kind};
use super::listing::Listing;

/// One item that is new, gone or not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ApiChange {
    /// Its path.
    pub(super) path: String,
    /// The type or function that it is a part of.
    pub(super) owner: String,
    /// The field or variant that it is there for.
    pub(super) about: String,
    /// What happened to it.
    pub(super) what: What,
    /// By how much the version has to rise.
    pub(super) bump: Bump,
    /// Whether it is a whole type that is new or gone: it comes and goes with what refers to it.
    pub(super) whole: bool,
}

/// What happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Added,
    Removed,
    Changed,
}

impl What {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Added => "is new",
            Self::Removed => "is gone",
            Self::Changed => "is not what it was",
        }
    }
}

/// All changes. What is in a type that is new or gone as a whole is not told again.
pub(super) fn diff(old: &Listing, new: &Listing) -> Vec<ApiChange> {
    let owners = |listing: &Listing| -> BTreeSet<String> {
        listing.items().values().map(|item| item.owner.clone()).collect()
    };
    let (before, after) = (owners(old), owners(new));
    let mut changes = Vec::new();
    for (path, item) in new.items() {
        let is_whole = !before.contains(&item.owner);
        match old.items().get(path) {
            None if is_whole && *path != item.owner => {}
            None => changes.push(change(path, item, What::Added, added(item, old), is_whole)),
            Some(was) if was == item => {}
            Some(was) => changes.push(change(path, item, What::Changed, changed(was, item), false)),
        }
    }
    for (path, item) in old.items() {
        let is_whole = !after.contains(&item.owner);
        if !new.items().contains_key(path) && (!is_whole || *path == item.owner) {
            changes.push(change(path, item, What::Removed, removed(item.kind), is_whole));
        }
    }
    changes.retain(|change| change.bump > Bump::None);
    changes
}

fn change(path: &str, item: &Item, what: What, bump: Bump, is_whole: bool) -> ApiChange {
    let is_type = matches!(item.kind, Kind::Type { .. });
    ApiChange {
        path: path.to_owned(),
        owner: item.owner.clone(),
        about: item.about.clone(),
        what,
        bump,
        whole: is_whole && is_type,
    }
}

/// More is compatible, but for what programs write out in full, a literal or a match of a type that is
/// not open, and for what they do not write yet: a field that has to be set.
fn added(item: &Item, old: &Listing) -> Bump {
    let owner = old.items().get(&item.owner).map(|owner| owner.kind);
    match (item.kind, owner) {
        (Kind::Field | Kind::Variant, Some(Kind::Type { open: false })) => Bump::Major,
        (Kind::Requirement, _) => Bump::Major,
        _ => Bump::Minor,
    }
}

/// Programs lose what they use. One that sets a field goes on to do so if it need not.
const fn removed(kind: Kind) -> Bump {
    if matches!(kind, Kind::Requirement) { Bump::Minor } else { Bump::Major }
}

fn changed(was: &Item, is: &Item) -> Bump {
    match (was.kind, is.kind) {
        (Kind::Type { open: true }, Kind::Type { open: false }) if was.signature == is.signature => {
            Bump::Minor
        }
        _ if was.kind != is.kind || was.signature != is.signature => Bump::Major,
        // Semantic Versioning 2.0.0, clause 7.
        _ if is.deprecated && !was.deprecated => Bump::Minor,
        // It belongs elsewhere, and is the same to who uses it.
        _ => Bump::None,
    }
}
