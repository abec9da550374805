//! Which groups of operations need a shape?
//!
//! A group is what the specification calls a tag. What operations without a tag reach, everyone
//! needs; what notifications reach is a group of its own, and so is what nothing reaches.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;

use super::reach::of_responses;
use crate::model::walk::closure;
use crate::model::{Model, Operation, ShapeId};

/// The groups of a model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tagged {
    /// The tags that operations have, in the order of first use.
    pub tags: Vec<String>,
    /// For each shape, the groups that need it.
    pub users: BTreeMap<ShapeId, Users>,
}

/// The groups that need a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Users {
    /// An operation without a tag reaches it.
    Everyone,
    /// Operations with these tags reach it, by index; the number of tags stands for the shapes that
    /// nothing reaches, and the next number for what notifications reach.
    Tags(BTreeSet<usize>),
}

impl Tagged {
    /// The groups that need an operation.
    pub fn of(&self, operation: &Operation) -> Users {
        let index = |tag: &String| self.tags.iter().position(|known| known == tag);
        match operation.tags.as_slice() {
            [] => Users::Everyone,
            tags => Users::Tags(tags.iter().filter_map(index).collect()),
        }
    }
}

/// The groups of a model.
pub(super) fn tagged(model: &Model) -> Tagged {
    let tags: IndexSet<&String> = model.operations.iter().flat_map(|operation| &operation.tags).collect();
    let mut users: BTreeMap<ShapeId, Users> = BTreeMap::new();
    for (index, tag) in tags.iter().enumerate() {
        let operations = model.operations.iter().filter(|operation| operation.tags.contains(tag));
        add(&mut users, &reached(model, operations), index);
    }
    let untagged = model.operations.iter().filter(|operation| operation.tags.is_empty());
    users.extend(reached(model, untagged).into_iter().map(|shape| (shape, Users::Everyone)));
    let notified = closure(&model.shapes, model.notifications.shapes());
    add(&mut users, &notified, tags.len() + 1);
    let alone: Vec<_> = model.shapes.ids().filter(|shape| !users.contains_key(shape)).collect();
    add(&mut users, &closure(&model.shapes, alone), tags.len());
    Tagged { tags: tags.into_iter().cloned().collect(), users }
}

fn reached<'m>(model: &Model, operations: impl Iterator<Item = &'m Operation>) -> Vec<ShapeId> {
    let roots = operations.flat_map(|operation| {
        std::iter::once(operation.input).chain(of_responses(operation)).collect::<Vec<_>>()
    });
    closure(&model.shapes, roots)
}

fn add(users: &mut BTreeMap<ShapeId, Users>, shapes: &[ShapeId], group: usize) {
    for shape in shapes {
        if let Users::Tags(groups) = users.entry(*shape).or_insert_with(|| Users::Tags(BTreeSet::new())) {
            groups.insert(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toy::{Toy, text};

    #[test]
    fn a_shape_is_needed_by_the_tags_of_all_operations_that_reach_it() {
        let mut toy = Toy::new();
        let name = toy.add("Name", text());
        let shared = toy.structure("Shared", &[("name", name)]);
        let alone = toy.structure("Alone", &[("shared", shared)]);
        let [one, two, three] =
            ["One", "Two", "Three"].map(|input| toy.structure(input, &[("name", name), ("shared", shared)]));
        let plain = toy.structure("Plain", &[("name", name)]);
        for (operation, input, tags) in
            [("A", one, &["x"][..]), ("B", two, &["y", "x"]), ("C", three, &["y"]), ("D", plain, &[])]
        {
            toy.operation(operation, input, None);
            let last = toy.model.operations.last_mut();
            last.into_iter().for_each(|last| last.tags = tags.iter().map(|tag| (*tag).to_owned()).collect());
        }
        let sent = toy.structure("Sent", &[("name", name)]);
        toy.notification("hook", sent);
        let found = tagged(&toy.model);
        let tags = |indices: &[usize]| Some(Users::Tags(indices.iter().copied().collect()));
        assert_eq!(found.tags, ["x", "y"]);
        for (shape, users) in [
            (one, tags(&[0])),
            (two, tags(&[0, 1])),
            (three, tags(&[1])),
            (shared, tags(&[0, 1, 2])),
            (alone, tags(&[2])),
            (sent, tags(&[3])),
            (name, Some(Users::Everyone)),
        ] {
            assert_eq!(found.users.get(&shape).cloned(), users, "{shape:?}");
        }
    }
}
