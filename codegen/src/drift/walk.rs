//! Two versions, walked in step.
//!
//! Operations are matched by name, and from them the shapes that have the same place in both
//! versions: the same member, variant or item. A shape that is used in several places is looked at
//! once for each other shape that it meets. Then come the shapes that no operation leads to, by
//! name, and what is declared besides.

mod declared;
mod notifications;
mod operations;
mod shapes;
mod written;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::pair::{NotesPair, ServicePair, TypePair};
use super::place::{Place, Reach};
use super::reach::{roots, uses};
use super::rule::{self, Check, Findings};
use super::{Change, Direction, Version, alone};
use crate::model::{Model, Outline};

/// The changes from one version to another, in the order of the new one.
pub fn compare(old: &Version, new: &Version) -> Vec<Change> {
    let outlines = (&old.outline, &new.outline);
    let mut changes = Changes::default();
    if let (Some(before), Some(after)) = (&old.model, &new.model) {
        let mut walk = Walk { models: (before, after), outlines, changes: &mut changes };
        walk.service();
        walk.operations();
        let used = uses(before, after, &roots(before, after));
        let others = alone::types(before, after, &used);
        walk.shapes(&used, Reach::Messages);
        walk.shapes(&others, Reach::Types);
        walk.types();
        walk.notifications();
    }
    if let (Some(before), Some(after)) = (&old.library, &new.library) {
        let is_library = old.model.is_none() && new.model.is_none();
        let reach = if is_library { Reach::Messages } else { Reach::Nowhere };
        let mut walk = Walk { models: (before, after), outlines, changes: &mut changes };
        walk.shapes(&alone::shapes((old, new), (before, after)), reach);
    }
    declared::declarations((old, new), &mut changes);
    changes.once()
}

/// What has been found so far.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    /// All of them, each once: what is written at one place may be read on several ways.
    fn once(self) -> Vec<Change> {
        let mut seen = BTreeSet::new();
        let mut changes = self.0;
        changes.retain(|change| {
            let Change { rule, message, old, new, .. } = change;
            seen.insert((rule.id, message.clone(), old.clone(), new.clone()))
        });
        changes
    }

    /// Lets every rule look, and notes what it has found.
    fn check<'p>(&mut self, place: impl Fn() -> Place<'p>, look: impl Fn(Check, &mut Findings)) {
        for rule in rule::all() {
            let mut findings = Findings::default();
            look(rule.check, &mut findings);
            self.0.extend(findings.into_iter().map(|finding| place().change(rule, finding)));
        }
    }
}

/// A walk over two models.
struct Walk<'a, 'c> {
    models: (&'a Model, &'a Model),
    outlines: (&'a Outline, &'a Outline),
    changes: &'c mut Changes,
}

impl Walk<'_, '_> {
    fn service(&mut self) {
        let pair =
            ServicePair { models: self.models, old: &self.models.0.service, new: &self.models.1.service };
        let notes = NotesPair {
            docs: (&pair.old.docs, &pair.new.docs),
            deprecated: (pair.old.deprecated.as_ref(), pair.new.deprecated.as_ref()),
            is_secret: (false, false),
        };
        let place = || Place {
            subject: pair.new.name.clone(),
            old: Some(&pair.old.origin),
            new: Some(&pair.new.origin),
            direction: Direction::Both,
            operations: Arc::default(),
            reach: Reach::Messages,
        };
        self.changes.check(place, |check, findings| match check {
            Check::Service(run) => run(&pair, findings),
            Check::Notes(run) => run(&notes, findings),
            _ => {}
        });
    }

    /// The types of the crate, by name.
    fn types(&mut self) {
        for (old, new) in alone::named_types(self.models.0, self.models.1) {
            let Some(shape) = new.or(old) else { continue };
            let place = || Place {
                subject: shape.shown_name().to_owned(),
                old: old.map(|shape| &shape.origin),
                new: new.map(|shape| &shape.origin),
                direction: Direction::Both,
                operations: Arc::default(),
                reach: Reach::Messages,
            };
            let pair = TypePair { old, new };
            self.changes.check(place, |check, findings| {
                if let Check::Type(run) = check {
                    run(&pair, findings);
                }
            });
        }
    }
}

/// Runs a rule, where there is something for it to look at.
fn run_some<T>(run: fn(&T, &mut Findings), pair: Option<&T>, findings: &mut Findings) {
    if let Some(pair) = pair {
        run(pair, findings);
    }
}
