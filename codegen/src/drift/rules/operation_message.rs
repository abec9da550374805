//! An operation takes or gives another structure.

use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::{Model, Operation, ShapeId};
use crate::source::Origin;

pub(super) const RULE: Rule = Rule {
    id: "operation-message",
    title: "An operation takes or gives another structure",
    why: "Inputs and outputs are types of their operation and named after it. What is in them is compared member by member.",
    example: [
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Put": {"type": "operation", "input": {"target": "example#A"}}, "example#A": {"type": "structure", "members": {}}, "example#B": {"type": "structure", "members": {}}}"#,
        r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "example#Put": {"type": "operation", "input": {"target": "example#B"}}, "example#A": {"type": "structure", "members": {}}, "example#B": {"type": "structure", "members": {}}}"#,
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    // The messages of an OpenAPI document are described where they are used, and have no name.
    if old.name != new.name {
        return;
    }
    let inputs = (Some(old.input), Some(new.input));
    let messages = [("input", inputs), ("output", (output(old), output(new)))];
    for (word, (before, after)) in messages {
        let (before, after) = (declared(pair.models.0, before), declared(pair.models.1, after));
        if before != after && (before.is_some() || after.is_some()) {
            found.add(format!("its {word} is another structure"), Wire::SAFE, Bump::None);
        }
    }
}

fn output(operation: &Operation) -> Option<ShapeId> {
    operation.success.first().and_then(|response| response.shape)
}

/// The structure's name, where it has a declaration of its own.
fn declared(model: &Model, shape: Option<ShapeId>) -> Option<&str> {
    let shape = &model.shapes[shape?];
    let is_declared = |origin: &Origin| matches!(origin.pointer.tokens().as_slice(), ["shapes", _]);
    let is_of_operation = model.operations.iter().any(|operation| operation.origin == shape.origin);
    (is_declared(&shape.origin) && !is_of_operation).then_some(shape.name.as_str())
}
