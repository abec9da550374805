//! Shapes that have the same place, with what they are made of.

use indexmap::IndexMap;

use super::written::Written;
use super::{Walk, run_some};
use crate::drift::limits;
use crate::drift::matching::{Matched, matched};
use crate::drift::pair::{MemberPair, NotesPair, ShapePair, VariantPair};
use crate::drift::place::{Place, Reach};
use crate::drift::reach::{Pair, Use};
use crate::drift::rule::Check;
use crate::model::{Member, Shape, ShapeKind, Variant};

/// How a pair of shapes is used, and how far that gets.
#[derive(Clone, Copy)]
struct At<'u, 'a> {
    of: &'u Shape,
    used: &'u Use<'a>,
    reach: Reach,
}

impl<'a> Walk<'a, '_> {
    /// All pairs of shapes with what they are made of, and what is written about them.
    pub(super) fn shapes(&mut self, uses: &IndexMap<Pair, Use<'a>>, reach: Reach) {
        let mut written = Written::default();
        for (pair, used) in uses {
            let (old, new) = (&self.models.0.shapes[pair.0], &self.models.1.shapes[pair.1]);
            let at = At { of: new, used, reach };
            self.shape(old, new, at);
            self.additional(old, new, at);
            written.note(self.outlines, (&old.origin, &new.origin), new.name.as_str(), used);
            for (old, new) in self.parts(old, new, at) {
                self.member((Some(old), Some(new)), at);
                let subject = format!("{}.{}", at.of.name, new.name);
                written.note(self.outlines, (&old.origin, &new.origin), subject, used);
            }
        }
        written.check(self.outlines, reach, self.changes);
    }

    /// What holds the properties that are not named, in both shapes. Whether there are any is for a rule
    /// of its own.
    fn additional(&mut self, old: &Shape, new: &Shape, at: At<'_, 'a>) {
        let member = |shape: &Shape| match &shape.kind {
            ShapeKind::Structure(structure) => {
                structure.additional.map(|value| Member::new("*", value, shape.origin.clone()))
            }
            _ => None,
        };
        if let (Some(old), Some(new)) = (member(old), member(new)) {
            self.member((Some(&old), Some(&new)), at);
        }
    }

    /// The members that are in both shapes; those that are in one are looked at on the way.
    fn parts(&mut self, old: &'a Shape, new: &'a Shape, at: At<'_, 'a>) -> Vec<(&'a Member, &'a Member)> {
        match (&old.kind, &new.kind) {
            (ShapeKind::Structure(before), ShapeKind::Structure(after)) => {
                let pairs = matched(&before.members, &after.members, |member| &member.name);
                for half in pairs.iter().filter(|(old, new)| old.is_none() || new.is_none()) {
                    self.member(*half, at);
                }
                pairs.into_iter().filter_map(|(old, new)| old.zip(new)).collect()
            }
            (ShapeKind::Union(before), ShapeKind::Union(after)) => {
                let pairs = matched(&before.variants, &after.variants, |variant| &variant.member.name);
                for pair in &pairs {
                    self.variant(*pair, at);
                }
                let both = pairs.into_iter().filter_map(|(old, new)| old.zip(new));
                both.map(|(old, new)| (&old.member, &new.member)).collect()
            }
            (ShapeKind::List(before), ShapeKind::List(after)) => vec![(&*before.member, &*after.member)],
            (ShapeKind::Map(before), ShapeKind::Map(after)) => {
                vec![(&*before.key, &*after.key), (&*before.value, &*after.value)]
            }
            _ => Vec::new(),
        }
    }

    fn shape(&mut self, old: &'a Shape, new: &'a Shape, at: At<'_, 'a>) {
        let is_alone = at.used.operations().is_empty();
        let pair = ShapePair { models: self.models, old, new, direction: at.used.direction, is_alone };
        let limits = limits::of_shapes(&pair);
        let notes = limits::is_same(old, new).then_some(NotesPair {
            docs: (&old.docs, &new.docs),
            deprecated: (old.deprecated.as_ref(), new.deprecated.as_ref()),
            is_secret: (old.sensitive, new.sensitive),
        });
        let place = || Place::used(new.name.clone(), Some(&old.origin), Some(&new.origin), at.used, at.reach);
        self.changes.check(place, |check, findings| match check {
            Check::Shape(run) => run(&pair, findings),
            Check::Limits(run) => run_some(run, limits.as_ref(), findings),
            Check::Notes(run) => run_some(run, notes.as_ref(), findings),
            _ => {}
        });
    }

    fn member(&mut self, (old, new): Matched<'_, Member>, at: At<'_, 'a>) {
        let Some(member) = new.or(old) else { return };
        let pair = MemberPair { models: self.models, old, new, direction: at.used.direction };
        let limits = limits::of_members(&pair);
        let limits = limits.as_ref().map(|limits| limits.pair(at.used.direction));
        let notes = old.zip(new).map(|(old, new)| NotesPair {
            docs: (&old.docs, &new.docs),
            deprecated: (old.deprecated.as_ref(), new.deprecated.as_ref()),
            is_secret: (old.sensitive, new.sensitive),
        });
        let place = || {
            let subject = format!("{}.{}", at.of.name, member.name);
            Place::used(subject, old.map(|it| &it.origin), new.map(|it| &it.origin), at.used, at.reach)
        };
        self.changes.check(place, |check, findings| match check {
            Check::Member(run) => run(&pair, findings),
            Check::Limits(run) => run_some(run, limits.as_ref(), findings),
            Check::Notes(run) => run_some(run, notes.as_ref(), findings),
            _ => {}
        });
    }

    fn variant(&mut self, (old, new): Matched<'a, Variant>, at: At<'_, 'a>) {
        let Some(variant) = new.or(old) else { return };
        let pair = VariantPair { old, new, direction: at.used.direction };
        let place = || {
            let subject = format!("{}.{}", at.of.name, variant.member.name);
            let origin = |variant: &'a Variant| &variant.member.origin;
            Place::used(subject, old.map(origin), new.map(origin), at.used, at.reach)
        };
        self.changes.check(place, |check, findings| {
            if let Check::Variant(run) = check {
                run(&pair, findings);
            }
        });
    }
}
