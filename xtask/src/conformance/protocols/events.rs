//! A test of a stream of events as one that a program can run.

use drawplate_codegen::model::{Model, Operation, ShapeId, ShapeKind, UnionShape};
use drawplate_conformance::suite::{Case, Direction, EventsTest, Failure, Test};
use serde_json::Value;

use super::case::read;
use super::params;

pub(super) fn events(model: &Model, operation: &Operation, test: &Value) -> Result<Case, String> {
    let mut read: EventsTest = read(test)?;
    let output = operation.success.first().and_then(|response| response.shape);
    if let Some(given) = &mut read.initial_request_params {
        *given = params::by_index(model, operation.input, given)?;
    }
    if let (Some(given), Some(output)) = (&mut read.initial_response_params, output) {
        *given = params::by_index(model, output, given)?;
    }
    for event in &mut read.events {
        let holder = if event.r#type == Direction::Request { Some(operation.input) } else { output };
        if let Some(given) = &mut event.params {
            let union = holder.and_then(|shape| stream(model, shape)).map(|(id, _)| id);
            let union = union.ok_or_else(|| format!("`{}` has no such stream", operation.name))?;
            *given = params::by_index(model, union, given)?;
        }
    }
    let failure = test.get("expectation").and_then(|expectation| expectation.get("failure"));
    read.failure = failure.map(|failure| failing(model, operation, output, failure)).transpose()?;
    Ok(Case { operation: operation.name.clone(), test: Test::Events(Box::new(read)) })
}

/// The union of the stream that an input or output holds.
fn stream(model: &Model, shape: ShapeId) -> Option<(ShapeId, &UnionShape)> {
    let ShapeKind::Structure(structure) = &model.shapes[shape].kind else { return None };
    structure.members.iter().find_map(|member| match &model.shapes[member.target].kind {
        ShapeKind::Union(union) if union.event_stream => Some((member.target, union)),
        _ => None,
    })
}

/// Which error is meant: one of the operation's, or one of the stream's.
fn failing(
    model: &Model,
    operation: &Operation,
    output: Option<ShapeId>,
    failure: &Value,
) -> Result<Failure, String> {
    let Some(id) = failure.get("errorId").and_then(Value::as_str) else { return Ok(Failure::default()) };
    let name = id.rsplit('#').next().unwrap_or(id);
    let is_it = |shape: ShapeId| model.shapes[shape].name == name;
    let union = output.and_then(|output| stream(model, output)).map(|(_, union)| union);
    let failure = Failure {
        error: operation.errors.iter().position(|error| error.shape.is_some_and(is_it)),
        exception: union
            .and_then(|union| union.variants.iter().position(|variant| is_it(variant.member.target))),
    };
    if failure.is_named() { Ok(failure) } else { Err(format!("there is no error `{name}`")) }
}
