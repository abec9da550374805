//! How deep do types lie inside each other, as the compiler sees them?
//!
//! To find out whether a type may be sent to another thread, rustc goes down through all that it
//! holds, one step of its own recursion for each. Of a cycle it goes round once, by a way that
//! depends on where it begins: at worst through all of its shapes. So a component counts with its
//! size, and what is found is an upper bound.

use crate::graph::components;
use crate::model::Arena;
use crate::model::walk;

/// The greatest number of shapes inside each other.
pub(super) fn deepest(shapes: &Arena) -> usize {
    let successors: Vec<Vec<usize>> =
        shapes.iter().map(|(_, shape)| walk::targets(shape).iter().map(|id| id.index()).collect()).collect();
    let mut depths = vec![0; successors.len()];
    // A component comes after all those that it leads to.
    for component in components(&successors) {
        let below = component.iter().filter_map(|node| successors.get(*node)).flatten();
        let deepest = below.filter_map(|next| depths.get(*next)).max().copied().unwrap_or(0);
        for node in &component {
            if let Some(depth) = depths.get_mut(*node) {
                *depth = deepest + component.len();
            }
        }
    }
    depths.into_iter().max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toy::{Toy, text};

    #[test]
    fn a_chain_is_as_deep_as_it_is_long() {
        let mut toy = Toy::new();
        let name = toy.add("Name", text());
        let inner = toy.structure("Inner", &[("name", name)]);
        let names = toy.list("Inners", inner);
        toy.structure("Outer", &[("inners", names), ("name", name)]);
        assert_eq!(deepest(&toy.model.shapes), 4);
    }

    #[test]
    fn a_cycle_counts_with_all_of_its_shapes_and_only_once() {
        let mut toy = Toy::new();
        let name = toy.add("Name", text());
        let left = toy.structure("Left", &[("name", name)]);
        let right = toy.structure("Right", &[("left", left)]);
        toy.point(left, "right", right);
        toy.structure("Holder", &[("right", right)]);
        assert_eq!(deepest(&toy.model.shapes), 4);
    }

    #[test]
    fn a_chain_of_ten_thousand_is_measured_without_recursion() {
        let mut toy = Toy::new();
        let mut last = toy.structure("S", &[]);
        for number in 1..10_000 {
            last = toy.structure(&format!("S{number}"), &[("next", last)]);
        }
        assert_eq!(deepest(&toy.model.shapes), 10_000);
    }
}
