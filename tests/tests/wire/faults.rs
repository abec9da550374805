//! Servers that misbehave: each way ends in a typed error that names the operation, in bounded
//! time, and no credentials go where they were not meant to go.

use std::time::{Duration, Instant};

use drawplate_datadog::operation::ListServiceAccountApplicationKeysInput;
use drawplate_datadog::{Client, Config};
use drawplate_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::operations::{ApiName, Failure, OPERATIONS, Operation};

/// The operations that read a body when they succeed.
fn with_output() -> impl Iterator<Item = &'static Operation> {
    OPERATIONS.iter().filter(|operation| operation.output.is_some())
}

async fn failure(operation: &Operation, reply: Reply) -> Failure {
    let server = Server::with([reply]).await;
    let result = operation.call_simply(&server).await;
    let failure = result.expect_err("the reply is not a success");
    assert_eq!(failure.variant, "Call", "{failure:?}");
    assert!(failure.display.starts_with(operation.name), "{}", failure.display);
    failure
}

#[tokio::test]
async fn a_connection_that_is_closed_without_an_answer_is_a_transport_error() {
    for operation in OPERATIONS {
        let failure = failure(operation, Reply::closed()).await;
        assert!(failure.debug.contains("Transport"), "{}", failure.debug);
        assert_eq!(failure.status, None);
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_a_transport_error() {
    for operation in with_output() {
        let body = operation.least_output().to_string();
        for bytes in [0, body.len() / 2, body.len() - 1] {
            let reply = Reply::new(operation.success).body(body.clone()).truncated_after(bytes);
            let failure = failure(operation, reply).await;
            assert!(failure.debug.contains("Transport"), "{}", failure.debug);
        }
    }
}

#[tokio::test]
async fn a_server_that_does_not_listen_is_a_transport_error() {
    for operation in OPERATIONS {
        let server = Server::start().await;
        let gone = server.url();
        server.stop().await;
        let failure = operation.call_at(gone, operation.least_input()).await.expect_err("nobody answers");
        assert!(failure.display.starts_with(operation.name), "{}", failure.display);
        assert!(failure.debug.contains("Transport"), "{}", failure.debug);
    }
}

#[tokio::test]
async fn a_server_that_takes_too_long_is_a_timeout() {
    let limit = Duration::from_millis(200);
    for operation in OPERATIONS {
        let body = operation.least_output().to_string();
        let late = Reply::new(operation.success).after(Duration::from_secs(30));
        let stalled = Reply::new(operation.success).body(body.clone() + " ").stalled_after(body.len() / 2);
        // A reply that has no body cannot stall in it.
        let stalled = Some(stalled).filter(|_| operation.output.is_some());
        for reply in [Some(late), stalled].into_iter().flatten() {
            let server = Server::with([reply]).await;
            let started = Instant::now();
            let result = operation.call_within(&server, limit).await;
            let failure = result.expect_err("the server takes too long");
            assert!(failure.timeout, "{failure:?}");
            assert!(failure.display.starts_with(operation.name), "{}", failure.display);
            assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
        }
    }
}

#[tokio::test]
async fn a_redirect_is_an_error_and_is_not_followed() {
    let elsewhere = Server::start().await;
    for operation in OPERATIONS {
        for status in [301, 302, 303, 307, 308] {
            let location = format!("{}{}", elsewhere.url(), operation.path);
            let server = Server::with([Reply::new(status).header("location", location)]).await;
            let failure = operation.call_simply(&server).await.expect_err("a redirect is no success");
            assert_eq!((failure.variant.as_str(), failure.status), ("Unknown", Some(status)));
            assert_eq!(server.take_requests().len(), 1);
            assert_eq!(elsewhere.take_requests(), [], "{}: credentials went elsewhere", operation.name);
        }
    }
}

#[tokio::test]
async fn a_success_that_cannot_be_read_names_the_operation_the_status_and_the_place() {
    for operation in with_output() {
        for (body, place) in unreadable(operation) {
            let reply = Reply::new(operation.success).body(body.clone()).header("x-request-id", "r-17");
            let failure = failure(operation, reply).await;
            assert!(failure.debug.contains("Decode"), "{body}: {}", failure.debug);
            assert_eq!(failure.status, Some(operation.success), "{body}");
            assert_eq!(failure.request_id.as_deref(), Some("r-17"), "{body}");
            assert_eq!(failure.body.as_deref(), Some(body.as_bytes()));
            for part in [place, "r-17", &operation.success.to_string()] {
                assert!(failure.display.contains(part), "{part} is not in: {}", failure.display);
            }
        }
    }
}

/// Bodies that are no success of the operation, and the place that an error must name.
fn unreadable(operation: &Operation) -> Vec<(String, &'static str)> {
    let (deep, place) = match operation.name {
        "AssociateService" => (json!({ "association": { "agentSpaceId": 1 } }), "$.association.agentSpaceId"),
        "RegisterService" => (json!({ "additionalStep": { "oauth": [] } }), "$.additionalStep.oauth"),
        "CreateActionConnection" => {
            (json!({ "data": { "attributes": { "name": 1 } } }), "$.data.attributes.name")
        }
        "ListServiceAccountApplicationKeys" => (
            json!({ "data": [{}, { "attributes": { "scopes": ["a", 1] } }] }),
            "$.data[1].attributes.scopes[1]",
        ),
        _ => (json!({ "data": { "attributes": { "name": {} } } }), "$.data.attributes.name"),
    };
    let whole = operation.least_output().to_string();
    vec![
        (deep.to_string(), place),
        ("<html></html>".to_owned(), "$"),
        ("[]".to_owned(), "$"),
        ("{\"x\":".to_owned(), "$"),
        (format!("{whole} x"), "$"),
    ]
}

#[tokio::test]
async fn an_empty_success_of_a_smithy_service_is_an_object_without_members() {
    let operation = Operation::named("RegisterService");
    let server = Server::with([Reply::new(operation.success)]).await;
    assert_eq!(operation.call_simply(&server).await.expect("all members are optional"), json!({}));
}

#[tokio::test]
async fn an_empty_success_where_a_document_is_described_is_an_error() {
    for operation in with_output().filter(|operation| operation.api == ApiName::Datadog) {
        let failure = failure(operation, Reply::new(operation.success)).await;
        assert!(failure.debug.contains("Decode"), "{}", failure.debug);
        assert_eq!(failure.status, Some(operation.success));
    }
}

#[tokio::test]
async fn null_where_a_list_is_declared_is_an_empty_or_absent_list() {
    let cases = [
        ("ListServiceAccountApplicationKeys", json!({ "data": null, "included": null }), json!({})),
        (
            "GetServiceAccountApplicationKey",
            json!({ "data": { "attributes": { "scopes": null } }, "included": null }),
            json!({ "data": { "attributes": {} } }),
        ),
        (
            "CreateServiceAccount",
            json!({ "data": { "relationships": { "other_orgs": { "data": null }, "roles": { "data": null } } } }),
            json!({ "data": { "relationships": { "other_orgs": { "data": [] }, "roles": {} } } }),
        ),
        ("RegisterService", json!({ "tags": null, "serviceId": "s" }), json!({ "serviceId": "s" })),
    ];
    for (name, body, expected) in cases {
        let operation = Operation::named(name);
        let server = Server::with([Reply::json(operation.success, &body)]).await;
        let output: Value =
            operation.call_simply(&server).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(output, expected, "{name}");
    }
}

#[tokio::test]
async fn a_response_that_is_larger_than_the_limit_is_an_error_and_not_read_to_its_end() {
    let body = format!("{{\"data\":[],\"pad\":\"{}\"}}", "x".repeat(1_000_000));
    let server = Server::with([Reply::new(200).body(body).stalled_after(500_000)]).await;
    let config =
        Config::builder().api_key("a").app_key("b").endpoint_url(server.url()).response_limit(1000).build();
    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("a").build();
    let client = Client::new(config).expect("the configuration is complete");
    let error =
        client.list_service_account_application_keys(input).await.expect_err("the response is too large");
    assert!(error.to_string().contains("larger than 1000 bytes"), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}
