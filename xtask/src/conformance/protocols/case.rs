//! A test of a model as one that a program can run.

use drawplate_codegen::model::{Model, Operation, Response};
use drawplate_codegen::smithy::{ProtocolTests, TestKind};
use drawplate_conformance::suite::{Case, RequestTest, ResponseTest, Test};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Verdict, events, params};

/// The test, or why it is not run.
pub(super) fn case(model: &Model, tests: &ProtocolTests, test: &Value) -> Result<Case, Verdict> {
    if let Some(skipped) = model.skipped.iter().find(|skipped| skipped.origin == tests.shape) {
        return Err(Verdict::Skipped(skipped.reason.clone()));
    }
    let of_model = model.operations.iter().find(|operation| operation.origin == tests.shape);
    let case = match (of_model, tests.kind) {
        (Some(operation), TestKind::Request) => request(model, operation, test),
        (Some(operation), TestKind::EventStream) => events::events(model, operation, test),
        (Some(operation), _) => output(model, operation, test),
        (None, _) => error(model, tests, test),
    };
    case.map_err(Verdict::Failed)
}

fn request(model: &Model, operation: &Operation, test: &Value) -> Result<Case, String> {
    let mut read: RequestTest = read(test)?;
    read.params = params::by_index(model, operation.input, &given(test))?;
    read.has_maps = params::holds_map(model, operation.input);
    Ok(Case { operation: operation.name.clone(), test: Test::Request(Box::new(read)) })
}

fn output(model: &Model, operation: &Operation, test: &Value) -> Result<Case, String> {
    let mut read: ResponseTest = read(test)?;
    let shape = operation.success.first().and_then(|response| response.shape);
    let shape = shape.ok_or_else(|| format!("`{}` has no output", operation.name))?;
    read.params = params::by_index(model, shape, &given(test))?;
    Ok(Case { operation: operation.name.clone(), test: Test::Output(read) })
}

/// The first operation that can fail so stands for all of them.
fn error(model: &Model, tests: &ProtocolTests, test: &Value) -> Result<Case, String> {
    let is_it = |error: &Response| error.shape.is_some_and(|shape| model.shapes[shape].origin == tests.shape);
    let mut operations = model.operations.iter();
    let found = operations.find_map(|it| Some((it, it.errors.iter().position(is_it)?)));
    let (operation, index) = found.ok_or_else(|| format!("no operation fails with `{}`", tests.name))?;
    let shape = operation.errors.get(index).and_then(|error| error.shape);
    let mut read: ResponseTest = read(test)?;
    if let Some(shape) = shape {
        read.params = params::by_index(model, shape, &given(test))?;
    }
    Ok(Case { operation: operation.name.clone(), test: Test::Error(index, read) })
}

fn given(test: &Value) -> Value {
    test.get("params").cloned().unwrap_or_else(|| Value::Object(serde_json::Map::new()))
}

pub(super) fn read<T: DeserializeOwned>(test: &Value) -> Result<T, String> {
    serde_json::from_value(test.clone()).map_err(|error| format!("the test is not in order: {error}"))
}
