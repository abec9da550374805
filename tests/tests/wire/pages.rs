//! The examples of the documentation pages, where these are at hand: requests are sent, successes
//! and errors are answered.

use drawplate_tests::seeds::{self, Example, Part};
use drawplate_tests::server::{Reply, Server};
use drawplate_tests::shapes::Kind;
use serde_json::Value;

use crate::operations::{ApiName, OPERATIONS, Operation};

/// The one example that is no instance of what it exemplifies: its numbers are the text `integer`.
const WRONG: (&str, &str) = ("ListServiceAccountApplicationKeys", "$.meta.max_allowed_per_user");

/// The operation that an example belongs to.
fn operation(example: &Example) -> &'static Operation {
    let segments = example.path.split('/').count();
    let is_it = |it: &&Operation| {
        it.api == ApiName::Datadog
            && it.method == example.method
            && it.path.split('/').count() == segments
            && it.path.split('/').nth(3) == example.path.split('/').nth(3)
    };
    OPERATIONS
        .iter()
        .find(is_it)
        .unwrap_or_else(|| panic!("no operation has {} {}", example.method, example.path))
}

#[tokio::test]
async fn the_examples_of_the_datadog_pages_travel_as_they_are() {
    for phrase in ["api/v2/actions/connections", "api/v2/service_accounts"] {
        let Some(page) = seeds::page_with(phrase) else { return };
        for example in seeds::examples(&page) {
            travel(operation(&example), example).await;
        }
    }
}

async fn travel(operation: &Operation, example: Example) {
    let name = operation.name;
    match example.part {
        Part::Request => {
            let server = Server::with([Reply::json(operation.success, &operation.least_output())]).await;
            let result = operation.call(&server, operation.input(example.json.clone())).await;
            result.unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(server.take_request().json(), example.json, "{name}");
        }
        Part::Success => {
            let server = Server::with([Reply::json(operation.success, &example.json)]).await;
            match operation.call_simply(&server).await {
                Ok(output) => assert_eq!(output, as_written_back(operation, &example.json), "{name}"),
                Err(failure) => {
                    assert_eq!(name, WRONG.0, "{failure:?}");
                    assert!(failure.display.contains(WRONG.1), "{}", failure.display);
                }
            }
        }
        Part::Error(status) => {
            let server = Server::with([Reply::json(status, &example.json)]).await;
            let failure = operation.call_simply(&server).await.expect_err("the example is of an error");
            let variant = operation.errors.iter().find(|(documented, _)| *documented == status);
            let variant = variant.unwrap_or_else(|| panic!("{name} documents no {status}")).1;
            assert_eq!((failure.variant.as_str(), failure.status), (variant, Some(status)), "{name}");
        }
    }
}

/// The example with its timestamps in the shortest spelling of the same time.
fn as_written_back(operation: &Operation, example: &Value) -> Value {
    let spec = operation.spec();
    let mut expected = example.clone();
    for place in spec.places(operation.output.expect("the operation has an output"), example) {
        if let (Kind::Timestamp, Some(Value::String(text))) =
            (&spec.shape(&place.shape).kind, expected.pointer_mut(&place.pointer))
        {
            *text = text.replace(".000Z", "Z");
        }
    }
    expected
}
