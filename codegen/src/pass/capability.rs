//! Which shapes travel in requests, and which in responses and notifications?

use std::collections::BTreeSet;

use super::reach::of_responses;
use crate::model::walk::closure;
use crate::model::{Model, ShapeId};

/// The shapes that travel in requests.
pub(super) fn written(model: &Model) -> BTreeSet<ShapeId> {
    closure(&model.shapes, model.operations.iter().map(|operation| operation.input)).into_iter().collect()
}

/// The shapes that travel to the client.
pub(super) fn read(model: &Model) -> BTreeSet<ShapeId> {
    closure(&model.shapes, model.operations.iter().flat_map(of_responses).chain(model.notifications.shapes()))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toy::{Toy, text};

    #[test]
    fn a_shape_of_both_directions_is_in_both_sets() {
        let mut toy = Toy::new();
        let shared = toy.add("Shared", text());
        let input = toy.structure("Input", &[("shared", shared)]);
        let output = toy.structure("Output", &[("shared", shared)]);
        toy.operation("Go", input, Some(output));
        assert_eq!(written(&toy.model), BTreeSet::from([shared, input]));
        assert_eq!(read(&toy.model), BTreeSet::from([shared, output]));
    }
}
