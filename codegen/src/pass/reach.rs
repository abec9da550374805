//! Which shapes does the client need, and in what order are they first used?

use crate::model::walk::closure;
use crate::model::{Model, Operation, ShapeId};

/// All shapes of the model: those that operations and notifications reach, in the order of first use,
/// then those that stand on their own account.
pub(super) fn reached(model: &Model) -> Vec<ShapeId> {
    let of_operations = model.operations.iter().flat_map(|operation| {
        std::iter::once(operation.input).chain(of_responses(operation)).collect::<Vec<_>>()
    });
    closure(&model.shapes, of_operations.chain(model.notifications.shapes()).chain(model.shapes.ids()))
}

/// The shapes of an operation's responses, successes first.
pub(super) fn of_responses(operation: &Operation) -> impl Iterator<Item = ShapeId> {
    let responses = operation.success.iter().chain(&operation.errors);
    responses.flat_map(|response| response.shape.into_iter().chain(response.headers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toy::{Toy, text};

    #[test]
    fn shapes_come_in_the_order_of_first_use_and_none_is_lost() {
        let mut toy = Toy::new();
        let alone = toy.add("Alone", text());
        let name = toy.add("Name", text());
        let inner = toy.structure("Inner", &[("name", name)]);
        let input = toy.structure("Input", &[("inner", inner), ("name", name)]);
        let output = toy.structure("Output", &[]);
        toy.operation("Go", input, Some(output));
        assert_eq!(reached(&toy.model), [input, inner, name, output, alone]);
    }
}
