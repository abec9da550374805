//! Which members must be behind a pointer, because their type would contain itself?
//!
//! Lists and maps (and the map of additional properties) are pointers already. What is left are
//! cycles of structures and unions. The choice is part of a client's public interface, so it must
//! not depend on where a walk begins: *every* member of a structure that lies on a cycle is boxed,
//! and a variant only where a cycle runs through unions alone.

use std::collections::BTreeSet;

use crate::graph::component_of;
use crate::model::{MemberId, Model, ShapeId, ShapeKind};

/// The members that must be behind a pointer.
pub(super) fn indirect(model: &Model) -> BTreeSet<MemberId> {
    let mut edges = direct(model);
    let in_structures: BTreeSet<_> =
        on_cycles(model, &edges).filter(|edge| is_structure(model, edge.member.shape)).collect();
    edges.retain(|edge| !in_structures.contains(edge));
    let in_unions: Vec<_> = on_cycles(model, &edges).collect();
    in_structures.into_iter().chain(in_unions).map(|edge| edge.member).collect()
}

/// A member that holds its target in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    member: MemberId,
    target: ShapeId,
}

fn direct(model: &Model) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (shape, of) in model.shapes.iter() {
        if !matches!(of.kind, ShapeKind::Structure(_) | ShapeKind::Union(_)) {
            continue;
        }
        for (index, member) in crate::model::walk::members(of).into_iter().enumerate() {
            edges.push(Edge { member: MemberId { shape, index }, target: member.target });
        }
    }
    edges
}

fn on_cycles<'a>(model: &Model, edges: &'a [Edge]) -> impl Iterator<Item = Edge> + use<'a> {
    let mut successors = vec![Vec::new(); model.shapes.len()];
    for edge in edges {
        if let Some(slot) = successors.get_mut(edge.member.shape.index()) {
            slot.push(edge.target.index());
        }
    }
    let numbers = component_of(&successors);
    edges
        .iter()
        .copied()
        .filter(move |edge| numbers.get(edge.member.shape.index()) == numbers.get(edge.target.index()))
}

fn is_structure(model: &Model, id: ShapeId) -> bool {
    matches!(model.shapes[id].kind, ShapeKind::Structure(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toy::{Toy, text};

    fn at(shape: ShapeId, index: usize) -> MemberId {
        MemberId { shape, index }
    }

    #[test]
    fn a_structure_in_itself_is_boxed_and_its_other_members_are_not() {
        let mut toy = Toy::new();
        let name = toy.add("Name", text());
        let node = toy.structure("Node", &[("name", name)]);
        toy.point(node, "next", node);
        assert_eq!(indirect(&toy.model), BTreeSet::from([at(node, 1)]));
    }

    #[test]
    fn a_list_of_itself_needs_no_box() {
        let mut toy = Toy::new();
        let node = toy.structure("Node", &[]);
        let nodes = toy.list("Nodes", node);
        toy.point(node, "children", nodes);
        assert_eq!(indirect(&toy.model), BTreeSet::new());
    }

    #[test]
    fn both_structures_of_a_pair_are_boxed_whichever_comes_first() {
        let mut toy = Toy::new();
        let left = toy.structure("Left", &[]);
        let right = toy.structure("Right", &[("left", left)]);
        toy.point(left, "right", right);
        assert_eq!(indirect(&toy.model), BTreeSet::from([at(left, 0), at(right, 0)]));
    }

    #[test]
    fn between_a_structure_and_a_union_the_structure_is_boxed() {
        let mut toy = Toy::new();
        let node = toy.structure("Node", &[]);
        let any = toy.union("Any", &[("node", node)]);
        toy.point(node, "any", any);
        assert_eq!(indirect(&toy.model), BTreeSet::from([at(node, 0)]));
    }

    #[test]
    fn a_union_in_itself_is_boxed_in_the_variant() {
        let mut toy = Toy::new();
        let name = toy.add("Name", text());
        let any = toy.union("Any", &[("name", name)]);
        toy.point(any, "again", any);
        assert_eq!(indirect(&toy.model), BTreeSet::from([at(any, 1)]));
    }

    #[test]
    fn a_member_that_leads_to_a_cycle_but_is_not_on_it_stays_in_place() {
        let mut toy = Toy::new();
        let node = toy.structure("Node", &[]);
        toy.point(node, "next", node);
        let holder = toy.structure("Holder", &[("node", node)]);
        assert!(!indirect(&toy.model).contains(&at(holder, 0)));
    }
}
