//! What is sent is what was given, and what is given back is what arrived: for every form of every
//! request and response.

use drawplate_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::operations::{ApiName, OPERATIONS, Operation};

/// The body that the operation should send for this input.
fn expected_body(operation: &Operation, mut input: Value) -> Value {
    match operation.api {
        ApiName::Datadog => input["body"].take(),
        ApiName::DevOpsAgent => {
            for label in operation.labels() {
                input.as_object_mut().expect("an input is an object").remove(label);
            }
            input
        }
    }
}

#[tokio::test]
async fn every_form_of_a_request_arrives_as_it_was_given() {
    for operation in OPERATIONS {
        let Some(shape) = operation.input else { continue };
        let server = Server::start().await;
        for form in operation.spec().forms(shape) {
            let input = operation.input(form.json);
            server.push(Reply::json(operation.success, &operation.least_output()));
            let result = operation.call(&server, input.clone()).await;
            result.unwrap_or_else(|error| panic!("{}: {error:?}", form.label));
            let request = server.take_request();
            assert_eq!(request.json(), expected_body(operation, input), "{}", form.label);
            let head = (request.method.as_str(), request.target(), request.header("content-type"));
            assert_eq!(head, (operation.method, operation.path.to_owned(), Some("application/json")));
        }
    }
}

#[tokio::test]
async fn every_form_of_a_success_is_given_back_as_it_arrived() {
    for operation in OPERATIONS {
        let Some(shape) = operation.output else { continue };
        let server = Server::start().await;
        for form in operation.spec().forms(shape) {
            let extended = operation.spec().with_extra_members(shape, &form.json);
            for body in [&form.json, &extended] {
                server.push(Reply::json(operation.success, body));
                let result = operation.call_simply(&server).await;
                let output = result.unwrap_or_else(|error| panic!("{}: {error:?}", form.label));
                assert_eq!(output, form.json, "{}", form.label);
            }
        }
    }
}

#[tokio::test]
async fn a_success_without_a_body_is_a_success() {
    for operation in OPERATIONS.iter().filter(|operation| operation.output.is_none()) {
        let server = Server::with([Reply::new(operation.success)]).await;
        assert_eq!(operation.call_simply(&server).await.expect("a success"), Value::Null);
        let request = server.take_request();
        assert_eq!((request.method.as_str(), request.target().as_str()), (operation.method, operation.path));
        assert!(request.body.is_empty() && request.header("content-type").is_none(), "{request:?}");
    }
}

#[tokio::test]
async fn what_a_newer_service_answers_reaches_the_caller_and_goes_back_unchanged() {
    let unknown = json!({ "remoteagent": { "endpoint": "e", "deep": [{ "x": 1.50 }] } });
    let association = json!({
        "agentSpaceId": "a", "createdAt": "2025-03-14T09:26:53Z", "updatedAt": "2025-03-14T09:26:53Z",
        "status": "being-looked-at", "associationId": "i", "serviceId": "s", "configuration": unknown,
    });
    let operation = Operation::named("AssociateService");
    let server = Server::with([Reply::json(201, &json!({ "association": association }))]).await;
    let output = operation.call_simply(&server).await.expect("the association is a success");
    assert_eq!(output, json!({ "association": association }));

    let mut input = operation.least_input();
    input["configuration"] = output["association"]["configuration"].clone();
    server.take_requests();
    server.push(Reply::json(201, &output));
    operation.call(&server, input).await.expect("the association is a success");
    assert_eq!(server.take_request().json()["configuration"], unknown);
}
