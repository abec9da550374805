//! Which shapes hold a secret somewhere below them?

use std::collections::BTreeSet;

use crate::model::walk::{members, targets};
use crate::model::{Model, ShapeId};

/// The shapes that are secret, have a secret member, or refer to such a shape.
pub(super) fn secretive(model: &Model) -> BTreeSet<ShapeId> {
    let users = users(model);
    let mut found = BTreeSet::new();
    let mut todo: Vec<ShapeId> = own(model).collect();
    while let Some(id) = todo.pop() {
        if found.insert(id) {
            todo.extend(users.get(id.index()).into_iter().flatten());
        }
    }
    found
}

fn own(model: &Model) -> impl Iterator<Item = ShapeId> {
    model
        .shapes
        .iter()
        .filter(|(_, shape)| shape.sensitive || members(shape).iter().any(|member| member.sensitive))
        .map(|(id, _)| id)
}

/// For each shape, those that refer to it.
fn users(model: &Model) -> Vec<Vec<ShapeId>> {
    let mut users = vec![Vec::new(); model.shapes.len()];
    for (id, shape) in model.shapes.iter() {
        for target in targets(shape) {
            if let Some(slot) = users.get_mut(target.index()) {
                slot.push(id);
            }
        }
    }
    users
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toy::{Toy, text};

    #[test]
    fn a_secret_reaches_everything_that_holds_it() {
        let mut toy = Toy::new();
        let plain = toy.add("Plain", text());
        let key = toy.add("Key", text());
        toy.model.shapes[key].sensitive = true;
        let keys = toy.list("Keys", key);
        let holder = toy.structure("Holder", &[("keys", keys)]);
        let cycle = toy.structure("Cycle", &[("holder", holder)]);
        toy.point(cycle, "again", cycle);
        let other = toy.structure("Other", &[("plain", plain)]);
        let found = secretive(&toy.model);
        assert_eq!(found, BTreeSet::from([key, keys, holder, cycle]));
        assert!(!found.contains(&other));
    }

    #[test]
    fn a_secret_member_makes_its_structure_secretive_but_not_its_target() {
        let mut toy = Toy::new();
        let plain = toy.add("Plain", text());
        let holder = toy.structure("Holder", &[("plain", plain)]);
        toy.member(holder, 0).sensitive = true;
        assert_eq!(secretive(&toy.model), BTreeSet::from([holder]));
    }
}
