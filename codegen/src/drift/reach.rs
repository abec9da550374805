//! Which pairs of shapes have the same place in both versions, and which messages they travel in.
//!
//! The messages of operations come in as roots. Pairs that contain each other share what they are
//! used by, so uses are found per cycle, once, and not by a walk for each operation.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::{Direction, matching};
use crate::graph;
use crate::model::{Model, Shape, ShapeId, ShapeKind};

/// Two shapes that have the same place.
pub(super) type Pair = (ShapeId, ShapeId);

/// A message of an operation, in both versions.
pub(super) struct Root<'a> {
    pub(super) pair: Pair,
    pub(super) direction: Direction,
    pub(super) operation: &'a str,
}

/// Where a pair of shapes is used.
pub(super) struct Use<'a> {
    pub(super) direction: Direction,
    operations: Vec<&'a str>,
    names: OnceCell<Arc<[String]>>,
}

impl<'a> Use<'a> {
    /// The operations, as changes have them. They are spelled only where something has changed.
    pub(super) fn names(&self) -> Arc<[String]> {
        let spell = || self.operations.iter().map(|name| (*name).to_owned()).collect();
        self.names.get_or_init(spell).clone()
    }

    /// The operations; none where no operation leads to the pair.
    pub(super) fn operations(&self) -> &[&'a str] {
        &self.operations
    }
}

/// The messages of operations that are in both versions.
pub(super) fn roots<'a>(old: &'a Model, new: &'a Model) -> Vec<Root<'a>> {
    let mut roots = Vec::new();
    for pair in matching::operations(old, new) {
        let (Some(before), Some(after)) = pair else { continue };
        let operation = after.name.as_str();
        roots.push(Root { pair: (before.input, after.input), direction: Direction::Request, operation });
        for pair in matching::responses(before, after) {
            let (Some(before), Some(after)) = pair else { continue };
            for pair in [(before.shape, after.shape), (before.headers, after.headers)] {
                if let (Some(old), Some(new)) = pair {
                    roots.push(Root { pair: (old, new), direction: Direction::Response, operation });
                }
            }
        }
    }
    roots
}

/// Pairs that no operation leads to, and those below them.
pub(super) fn alone<'a>(old: &Model, new: &Model, pairs: Vec<Pair>) -> IndexMap<Pair, Use<'a>> {
    let roots: Vec<Root<'a>> =
        pairs.into_iter().map(|pair| Root { pair, direction: Direction::Both, operation: "" }).collect();
    let mut found = uses(old, new, &roots);
    for used in found.values_mut() {
        used.operations.clear();
    }
    found
}

/// All pairs below the roots, and where each is used.
pub(super) fn uses<'a>(old: &Model, new: &Model, roots: &[Root<'a>]) -> IndexMap<Pair, Use<'a>> {
    let mut pairs = IndexSet::new();
    let mut successors: Vec<Vec<usize>> = Vec::new();
    let starts: Vec<usize> =
        roots.iter().map(|root| discover((old, new), root.pair, &mut pairs, &mut successors)).collect();
    let operations: IndexSet<&str> = roots.iter().map(|root| root.operation).collect();
    let component_of = graph::component_of(&successors);
    let mut marks = vec![Marks::new(operations.len()); component_of.iter().max().map_or(0, |last| last + 1)];
    for (root, start) in roots.iter().zip(starts) {
        let operation = operations.get_index_of(root.operation).unwrap_or_default();
        if let Some(marks) = component_of.get(start).and_then(|number| marks.get_mut(*number)) {
            marks.set(operation, root.direction);
        }
    }
    spread(&component_of, &successors, &mut marks);
    let used = component_of.iter().filter_map(|number| marks.get(*number));
    pairs.into_iter().zip(used.map(|marks| marks.read(&operations))).collect()
}

/// Numbers a pair and all those below it; gives the pair's number.
fn discover(
    (old, new): (&Model, &Model),
    root: Pair,
    pairs: &mut IndexSet<Pair>,
    successors: &mut Vec<Vec<usize>>,
) -> usize {
    let (start, is_new) = pairs.insert_full(root);
    let mut waiting = if is_new { vec![start] } else { Vec::new() };
    while let Some(at) = waiting.pop() {
        let Some(&(before, after)) = pairs.get_index(at) else { continue };
        let (before, mut after) = (children(&old.shapes[before]), children(&new.shapes[after]));
        let below = before.into_iter().filter_map(|(name, shape)| Some((shape, after.remove(&name)?)));
        let mut numbers = Vec::new();
        for pair in below {
            let (number, is_new) = pairs.insert_full(pair);
            numbers.push(number);
            if is_new {
                waiting.push(number);
            }
        }
        if successors.len() < pairs.len() {
            successors.resize_with(pairs.len(), Vec::new);
        }
        if let Some(slot) = successors.get_mut(at) {
            *slot = numbers;
        }
    }
    start
}

/// Hands the marks of each component to those that it leads to. Components are numbered from the
/// bottom up.
fn spread(component_of: &[usize], successors: &[Vec<usize>], marks: &mut [Marks]) {
    let mut edges: Vec<Vec<usize>> = vec![Vec::new(); marks.len()];
    for (from, below) in component_of.iter().zip(successors) {
        if let Some(edges) = edges.get_mut(*from) {
            edges.extend(below.iter().filter_map(|pair| component_of.get(*pair)).filter(|to| *to != from));
        }
    }
    for (from, mut below) in edges.into_iter().enumerate().rev() {
        below.sort_unstable();
        below.dedup();
        let (lower, upper) = marks.split_at_mut(from);
        let Some(source) = upper.first() else { continue };
        for to in below {
            if let Some(target) = lower.get_mut(to) {
                target.add(source);
            }
        }
    }
}

/// The directions and operations of a component: a bit each.
#[derive(Clone)]
struct Marks {
    direction: Option<Direction>,
    operations: Vec<u64>,
}

impl Marks {
    fn new(operations: usize) -> Self {
        Self { direction: None, operations: vec![0; operations.div_ceil(64)] }
    }

    fn set(&mut self, operation: usize, direction: Direction) {
        self.meet(Some(direction));
        if let Some(word) = self.operations.get_mut(operation / 64) {
            *word |= 1 << (operation % 64);
        }
    }

    fn add(&mut self, other: &Self) {
        self.meet(other.direction);
        for (word, more) in self.operations.iter_mut().zip(&other.operations) {
            *word |= more;
        }
    }

    fn meet(&mut self, other: Option<Direction>) {
        self.direction = match (self.direction, other) {
            (Some(one), Some(other)) => Some(one.and(other)),
            (one, other) => one.or(other),
        };
    }

    fn read<'a>(&self, operations: &IndexSet<&'a str>) -> Use<'a> {
        let is_set = |index: &usize| {
            self.operations.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
        };
        let used = (0..operations.len()).filter(is_set);
        Use {
            direction: self.direction.unwrap_or(Direction::Both),
            operations: used.filter_map(|index| operations.get_index(index).copied()).collect(),
            names: OnceCell::new(),
        }
    }
}

/// The shapes that a shape is made of, by the names of their places.
fn children(shape: &Shape) -> BTreeMap<&str, ShapeId> {
    match &shape.kind {
        ShapeKind::Structure(structure) => {
            let members = structure.members.iter().map(|member| (member.name.as_str(), member.target));
            members.chain(structure.additional.map(|value| ("*", value))).collect()
        }
        ShapeKind::Union(union) => union
            .variants
            .iter()
            .map(|variant| (variant.member.name.as_str(), variant.member.target))
            .collect(),
        ShapeKind::List(list) => BTreeMap::from([("member", list.member.target)]),
        ShapeKind::Map(map) => BTreeMap::from([("key", map.key.target), ("value", map.value.target)]),
        _ => BTreeMap::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::toy::{Toy, text};

    /// What goes round is used by whoever uses any part of it.
    #[test]
    fn pairs_on_a_cycle_share_what_they_are_used_by() {
        let mut toy = Toy::new();
        let leaf = toy.add("Leaf", text());
        let inner = toy.structure("Inner", &[("leaf", leaf)]);
        let outer = toy.structure("Outer", &[("inner", inner)]);
        toy.point(inner, "outer", outer);
        let alone = toy.structure("Alone", &[("leaf", leaf)]);
        let model = &toy.model;
        let root = |shape, direction, operation| Root { pair: (shape, shape), direction, operation };
        let roots = [
            root(outer, Direction::Request, "Put"),
            root(inner, Direction::Response, "Get"),
            root(alone, Direction::Request, "Other"),
        ];
        let found = uses(model, model, &roots);
        let of = |shape| {
            let used = found.get(&(shape, shape)).unwrap();
            (used.direction, used.names().join(" "))
        };
        assert_eq!(of(outer), (Direction::Both, "Put Get".to_owned()));
        assert_eq!(of(inner), (Direction::Both, "Put Get".to_owned()));
        assert_eq!(of(alone), (Direction::Request, "Other".to_owned()));
        assert_eq!(of(leaf), (Direction::Both, "Put Get Other".to_owned()));
    }
}
