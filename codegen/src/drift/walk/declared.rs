//! What is declared, whether anything comes of it or not.

use std::sync::Arc;

use super::Changes;
use crate::drift::pair::DeclarationPair;
use crate::drift::place::{Place, Reach};
use crate::drift::rule::Check;
use crate::drift::{Direction, Version, alone};

/// All declarations of both versions, those of the new one in their order and then those that are gone.
pub(super) fn declarations((old, new): (&Version, &Version), changes: &mut Changes) {
    let outlines = (&old.outline, &new.outline);
    let types = (alone::type_places(old), alone::type_places(new));
    let is_library = old.model.is_none() && new.model.is_none();
    let (before, after) = (&outlines.0.declarations, &outlines.1.declarations);
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    for name in after.keys().chain(gone) {
        let (old, new) = (before.get(name), after.get(name));
        let is_type = old.is_some_and(|it| types.0.contains(&it.origin.pointer))
            || new.is_some_and(|it| types.1.contains(&it.origin.pointer));
        let pair = DeclarationPair { outlines, is_library, is_type, old, new };
        let place = || Place {
            subject: name.clone(),
            old: old.map(|it| &it.origin),
            new: new.map(|it| &it.origin),
            direction: Direction::Both,
            operations: Arc::default(),
            reach: Reach::Messages,
        };
        changes.check(place, |check, findings| {
            if let Check::Declaration(run) = check {
                run(&pair, findings);
            }
        });
    }
}
