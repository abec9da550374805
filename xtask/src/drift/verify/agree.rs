//! Whether what the rules predict is what is measured, item by item.
//!
//! Each measured change has to be predicted, by a change of the specification that names the item or
//! what it is a part of, with no lower verdict. Each prediction has to be seen at one of the items
//! that it names. A type that is new or gone as a whole follows from what refers to it.

use std::collections::{BTreeMap, BTreeSet};

use drawplate_codegen::drift::Bump;

use super::diff::ApiChange;
use crate::drift::assemble::owner;
use crate::drift::report::Entry;

/// The highest verdict of the rules that shows in public items. A patch does not.
pub(super) fn predicted(changes: &[Entry]) -> Bump {
    let visible = changes.iter().map(|entry| entry.rust.bump).filter(|bump| *bump >= Bump::Minor);
    visible.max().unwrap_or(Bump::None)
}

/// What does not agree, in sentences.
pub(super) fn disagreements(changes: &[Entry], measured: &[ApiChange]) -> Vec<String> {
    let prediction = Prediction::of(changes);
    let unforeseen = measured.iter().filter_map(|change| prediction.misses(change));
    let seen = Seen::of(measured);
    let unseen = changes.iter().filter_map(|entry| seen.misses(entry));
    unforeseen.chain(unseen).collect()
}

/// What is predicted for each item.
struct Prediction<'a> {
    highest: Bump,
    service: Bump,
    items: BTreeMap<&'a str, Bump>,
    owners: BTreeMap<&'a str, Bump>,
}

impl<'a> Prediction<'a> {
    fn of(changes: &'a [Entry]) -> Self {
        let mut prediction = Self {
            highest: Bump::None,
            service: Bump::None,
            items: BTreeMap::new(),
            owners: BTreeMap::new(),
        };
        for entry in changes {
            let bump = entry.rust.bump;
            prediction.highest = prediction.highest.max(bump);
            if is_about_service(entry) {
                prediction.service = prediction.service.max(bump);
            }
            for item in &entry.rust.items {
                raise(&mut prediction.items, item, bump);
                raise(&mut prediction.owners, owner(item), bump);
            }
        }
        prediction
    }

    fn misses(&self, change: &ApiChange) -> Option<String> {
        let of = |map: &BTreeMap<&str, Bump>, key: &str| map.get(key).copied().unwrap_or(Bump::None);
        let predicted = if change.whole {
            self.highest
        } else if is_settings(&change.owner) || change.about == "Client::from_env" {
            self.service
        } else if change.about == change.owner {
            of(&self.owners, &change.owner)
        } else {
            of(&self.items, &change.about).max(of(&self.items, &change.owner))
        };
        (predicted < change.bump).then(|| {
            let (bump, word) = (change.bump.word(), change.what.word());
            format!("`{}` {word}, which is {bump}; the rules predict {}", change.path, predicted.word())
        })
    }
}

/// What is measured at each item.
struct Seen<'a> {
    items: BTreeMap<&'a str, Bump>,
    settings: Bump,
    whole: BTreeSet<&'a str>,
}

impl<'a> Seen<'a> {
    fn of(measured: &'a [ApiChange]) -> Self {
        let mut seen = Self { items: BTreeMap::new(), settings: Bump::None, whole: BTreeSet::new() };
        for change in measured {
            raise(&mut seen.items, &change.about, change.bump);
            raise(&mut seen.items, &change.owner, change.bump);
            if is_settings(&change.owner) {
                seen.settings = seen.settings.max(change.bump);
            }
            if change.whole {
                seen.whole.insert(&change.owner);
            }
        }
        seen
    }

    fn misses(&self, entry: &Entry) -> Option<String> {
        let bump = entry.rust.bump;
        if bump < Bump::Minor || entry.is_elsewhere {
            return None;
        }
        let at = |item: &String| {
            let own = self.items.get(item.as_str()).copied().unwrap_or(Bump::None);
            // What is in a type that is new or gone as a whole is not told again.
            if self.whole.contains(owner(item)) { bump } else { own }
        };
        let seen = entry.rust.items.iter().map(at).max().unwrap_or(Bump::None);
        let seen = if is_about_service(entry) { seen.max(self.settings) } else { seen };
        (seen < bump).then(|| {
            let (rule, subject) = (entry.rule, &entry.subject);
            format!("{rule} at `{subject}` predicts {}; {} was measured", bump.word(), seen.word())
        })
    }
}

fn raise<'a>(map: &mut BTreeMap<&'a str, Bump>, key: &'a str, bump: Bump) {
    let slot = map.entry(key).or_insert(Bump::None);
    *slot = (*slot).max(bump);
}

fn is_about_service(entry: &Entry) -> bool {
    entry.group.kind == "service"
}

/// What is made of the service as a whole.
fn is_settings(owner: &str) -> bool {
    let names = ["Config", "ConfigBuilder", "endpoint::", "use ", "mod ", "feature "];
    names.iter().any(|name| owner.starts_with(name))
}
