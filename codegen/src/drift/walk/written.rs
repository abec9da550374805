//! What is written about values, looked at once however often a value is used.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Changes;
use crate::drift::Direction;
use crate::drift::pair::WordsPair;
use crate::drift::place::{Place, Reach};
use crate::drift::reach::Use;
use crate::drift::rule::Check;
use crate::drift::words::{self, Places};
use crate::model::Outline;
use crate::source::Origin;

/// Places in both documents that are about the same values, with their uses.
#[derive(Default)]
pub(super) struct Written<'u, 'a>(IndexMap<Places, Noted<'u, 'a>>);

struct Noted<'u, 'a> {
    subject: String,
    direction: Direction,
    uses: Vec<&'u Use<'a>>,
}

impl<'u, 'a> Written<'u, 'a> {
    /// Notes what is written about a value, at its place and where that leads, if it changed.
    pub(super) fn note(
        &mut self,
        outlines: (&Outline, &Outline),
        at: (&Origin, &Origin),
        subject: impl Into<String>,
        used: &'u Use<'a>,
    ) {
        let subject = subject.into();
        for places in words::pairs(outlines, (at.0.clone(), at.1.clone())) {
            let (old, new) = (words::object(outlines.0, &places.0), words::object(outlines.1, &places.1));
            // The input of an operation is where the operation is.
            if old == new || new.is_some_and(words::is_operation) {
                continue;
            }
            let noted = self.0.entry(places).or_insert_with(|| Noted {
                subject: subject.clone(),
                direction: used.direction,
                uses: Vec::new(),
            });
            noted.direction = noted.direction.and(used.direction);
            noted.uses.push(used);
        }
    }

    /// Lets every rule look at all that was noted.
    pub(super) fn check(self, outlines: (&Outline, &Outline), reach: Reach, changes: &mut Changes) {
        for ((old, new), noted) in &self.0 {
            let Some(pair) = words_of(outlines, (old, new), noted.direction) else { continue };
            let place = || Place {
                subject: noted.subject.clone(),
                old: Some(old),
                new: Some(new),
                direction: noted.direction,
                operations: noted.operations().into_iter().map(str::to_owned).collect(),
                reach,
            };
            changes.check(place, |check, findings| {
                if let Check::Words(run) = check {
                    run(&pair, findings);
                }
            });
        }
    }
}

impl<'a> Noted<'_, 'a> {
    fn operations(&self) -> BTreeSet<&'a str> {
        self.uses.iter().flat_map(|used| used.operations().iter().copied()).collect()
    }
}

/// The objects at two places, for rules.
pub(super) fn words_of<'o>(
    outlines: (&'o Outline, &'o Outline),
    places: (&'o Origin, &'o Origin),
    direction: Direction,
) -> Option<WordsPair<'o>> {
    let old = words::object(outlines.0, places.0)?;
    let new = words::object(outlines.1, places.1)?;
    Some(WordsPair { old, new, outlines, places, direction })
}
