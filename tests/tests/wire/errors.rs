//! Error responses: every documented status in every form that services use, and the rest.

use drawplate_tests::server::{Reply, Server};
use serde_json::{Value, json};

use crate::operations::{ApiName, Failure, OPERATIONS, Operation};

/// What an operation makes of a reply.
async fn failure(operation: &Operation, reply: Reply) -> Failure {
    let server = Server::with([reply]).await;
    let result = operation.call_simply(&server).await;
    assert_eq!(
        server.take_requests().len(),
        1,
        "{}: an error is not a reason to try again unasked",
        operation.name
    );
    result.expect_err("the reply is an error")
}

fn of(api: ApiName) -> impl Iterator<Item = &'static Operation> {
    OPERATIONS.iter().filter(move |operation| operation.api == api)
}

/// The ways in which a service of the protocol restJson1 names an error
/// (<https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization>).
fn aws_forms(status: u16, code: &str) -> Vec<Reply> {
    let message = "no \"é\"";
    let named =
        |name: &str| Reply::json(status, &json!({ "message": message })).header("X-Amzn-ErrorType", name);
    let url = "http://internal.example.com/coral/com.example.coral.validate/";
    let in_body =
        |member: &str, name: &str| Reply::json(status, &json!({ member: name, "message": message }));
    let namespaced = format!("com.amazonaws.devopsagent#{code}");
    vec![
        named(code),
        named(&format!("{code}:{url}")),
        named(&namespaced),
        named(&format!("{namespaced}:{url}")),
        in_body("__type", code),
        in_body("__type", &namespaced),
        in_body("__type", &format!("{namespaced}:{url}")),
        in_body("code", code),
        in_body("code", &namespaced),
    ]
}

#[tokio::test]
async fn every_error_of_the_devops_agent_is_told_by_its_code_in_every_form() {
    for operation in of(ApiName::DevOpsAgent) {
        for (status, code) in operation.errors {
            for reply in aws_forms(*status, code) {
                let reply = reply.header("x-amzn-requestid", "r-17");
                let failure = failure(operation, reply.clone()).await;
                let told = (failure.variant.as_str(), failure.status, failure.code.as_deref());
                assert_eq!(told, (*code, Some(*status), Some(*code)), "{reply:?}");
                assert_eq!(failure.message.as_deref(), Some("no \"é\""), "{reply:?}");
                assert_eq!(failure.request_id.as_deref(), Some("r-17"), "{reply:?}");
                for part in [operation.name, code, "r-17", &status.to_string()] {
                    assert!(failure.display.contains(part), "{part} is not in: {}", failure.display);
                }
            }
        }
    }
}

#[tokio::test]
async fn only_what_the_spec_calls_retryable_is_worth_another_try() {
    for operation in of(ApiName::DevOpsAgent) {
        for (status, code) in operation.errors {
            let failure = failure(operation, aws_forms(*status, code).swap_remove(0)).await;
            let again = matches!(*code, "InternalServerException" | "ThrottlingException");
            assert_eq!(failure.retryable, again, "{code}");
            assert_eq!(failure.throttling, *code == "ThrottlingException", "{code}");
        }
    }
}

#[tokio::test]
async fn the_code_tells_an_error_when_the_status_is_another() {
    for operation in of(ApiName::DevOpsAgent) {
        let reply =
            Reply::json(418, &json!({ "message": "m" })).header("x-amzn-errortype", "ConflictException");
        let failure = failure(operation, reply).await;
        assert_eq!((failure.variant.as_str(), failure.status), ("ConflictException", Some(418)));
    }
}

#[tokio::test]
async fn the_header_wins_over_the_body() {
    for operation in of(ApiName::DevOpsAgent) {
        let body = json!({ "__type": "ValidationException", "code": "ConflictException", "message": "m" });
        let reply = Reply::json(403, &body).header("x-amzn-errortype", "AccessDeniedException");
        assert_eq!(failure(operation, reply).await.variant, "AccessDeniedException");
    }
}

#[tokio::test]
async fn a_validation_error_carries_its_fields() {
    let body = json!({ "message": "m", "fieldList": [{ "path": "/configuration", "message": "too long" }] });
    let reply = Reply::json(400, &body).header("x-amzn-errortype", "ValidationException");
    for operation in of(ApiName::DevOpsAgent) {
        let failure = failure(operation, reply.clone()).await;
        assert!(failure.debug.contains("/configuration"), "{}", failure.debug);
        assert!(failure.debug.contains("too long"), "{}", failure.debug);
    }
}

#[tokio::test]
async fn an_unknown_code_is_kept_with_its_body() {
    for operation in of(ApiName::DevOpsAgent) {
        for reply in aws_forms(418, "TeapotException") {
            let body = reply.sent_body().to_vec();
            let failure = failure(operation, reply).await;
            let told = (failure.variant.as_str(), failure.status, failure.code.as_deref());
            assert_eq!(told, ("Unknown", Some(418), Some("TeapotException")));
            assert_eq!(failure.body, Some(body));
            assert_eq!(failure.message.as_deref(), Some("no \"é\""));
        }
    }
}

#[tokio::test]
async fn every_error_status_of_datadog_is_read_in_its_form() {
    for operation in of(ApiName::Datadog) {
        for (status, variant) in operation.errors {
            let (body, text) = datadog_error(operation);
            let failure =
                failure(operation, Reply::json(*status, &body).header("x-request-id", "r-17")).await;
            assert_eq!(
                (failure.variant.as_str(), failure.status),
                (*variant, Some(*status)),
                "{}",
                operation.name
            );
            assert!(failure.debug.contains(text), "{}", failure.debug);
            assert_eq!(failure.request_id.as_deref(), Some("r-17"));
            assert_eq!(failure.throttling, *status == 429);
            for part in [operation.name, &status.to_string()] {
                assert!(failure.display.contains(part), "{part} is not in: {}", failure.display);
            }
        }
    }
}

/// An error body as the operation's API spells it, and a text in it.
fn datadog_error(operation: &Operation) -> (Value, &'static str) {
    let item = json!({
        "detail": "the name is taken",
        "meta": { "limit": 3 },
        "source": { "header": "h", "parameter": "p", "pointer": "/data/attributes/name" },
        "status": "400",
        "title": "Bad Request"
    });
    match operation.name {
        "CreateActionConnection" => (json!({ "errors": [item, {}] }), "the name is taken"),
        _ => (json!({ "errors": ["the name is taken", "é"] }), "the name is taken"),
    }
}

#[tokio::test]
async fn a_status_that_no_spec_describes_is_unknown_with_its_body() {
    let bodies = ["", "{}", "{\"errors\":[\"no\"]}", "<html>no</html>", "{\"errors\":", "null", "[]"];
    for operation in OPERATIONS {
        for status in [304, 418, 502, 503] {
            for body in bodies {
                let failure = failure(operation, Reply::new(status).body(body)).await;
                let told = (failure.variant.as_str(), failure.status);
                assert_eq!(told, ("Unknown", Some(status)), "{}: {body}", operation.name);
                assert_eq!(
                    failure.body.as_deref(),
                    Some(body.as_bytes()).filter(|_| status != 304).or(Some(b""))
                );
                assert_eq!(failure.retryable, status >= 500, "{}: {status}", operation.name);
            }
        }
    }
}

#[tokio::test]
async fn an_error_in_another_form_than_the_documented_one_still_tells_its_status() {
    for operation in of(ApiName::Datadog) {
        for (status, _) in operation.errors {
            for body in ["", "{}", "<html>no</html>", "{\"errors\":\"no\"}", "{\"errors\":[1", "[]"] {
                let failure = failure(operation, Reply::new(*status).body(body)).await;
                assert_eq!(failure.status, Some(*status), "{}: {body}", operation.name);
                assert_eq!(failure.body.as_deref(), Some(body.as_bytes()), "{}: {body}", operation.name);
                let busy = *status == 429;
                assert_eq!(
                    (failure.retryable, failure.throttling),
                    (busy, busy),
                    "{}: {body}",
                    operation.name
                );
            }
        }
    }
}
