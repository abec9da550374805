//! The generated crates over scripts: what is given as a typed value is what the caller gets, and
//! what a server on loopback would have got is what the script has captured.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use drawplate_aws_devops_agent as devops;
use drawplate_aws_devops_agent::operation::{AssociateService, AssociateServiceError, AssociateServiceInput};
use drawplate_datadog as datadog;
use drawplate_datadog::operation::{
    GetServiceAccountApplicationKey, GetServiceAccountApplicationKeyError,
    GetServiceAccountApplicationKeyInput, ListServiceAccountApplicationKeys,
    ListServiceAccountApplicationKeysInput,
};
use drawplate_datadog::testing::{Answer, Script};
use drawplate_datadog::types::{
    ApiErrorResponse, ListApplicationKeysResponse, PartialApplicationKey, PartialApplicationKeyResponse,
};
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

fn key(id: &str) -> PartialApplicationKey {
    PartialApplicationKey::builder().id(id).build()
}

fn input() -> GetServiceAccountApplicationKeyInput {
    GetServiceAccountApplicationKeyInput::builder().service_account_id("a/b").app_key_id("key").build()
}

fn association() -> AssociateServiceInput {
    serde_json::from_value(json!({
        "agentSpaceId": "space", "serviceId": "service", "configuration": { "new": { "x": 1 } },
    }))
    .unwrap()
}

#[tokio::test]
async fn outputs_and_errors_of_openapi_come_back_as_they_were_given() {
    let script = Script::in_order();
    let output = PartialApplicationKeyResponse::builder().data(key("key")).build();
    let error = ApiErrorResponse::builder().errors(["no such key"]).build();
    script
        .expect(GetServiceAccountApplicationKey)
        .with_input(input())
        .output(output.clone())
        .error(GetServiceAccountApplicationKeyError::NotFound, error.clone())
        .error(GetServiceAccountApplicationKeyError::Forbidden, error.clone());
    let client = datadog::Client::scripted(&script);
    let call = || client.get_service_account_application_key(input());
    assert_eq!(call().await.unwrap(), output);
    let Err(GetServiceAccountApplicationKeyError::NotFound(found)) = call().await else { panic!() };
    assert_eq!(*found, error);
    assert_eq!(found.info().status().as_u16(), 404);
    let found = call().await.unwrap_err();
    assert_eq!((found.status().map(|it| it.as_u16()), found.code()), (Some(403), Some("Forbidden")));
    script.verify();
}

#[tokio::test]
async fn errors_of_smithy_come_back_as_they_were_given() {
    let script = Script::new();
    let validation: devops::types::ValidationException = serde_json::from_value(json!({
        "message": "bad", "fieldList": [{ "path": "$.x", "message": "too short" }],
    }))
    .unwrap();
    let calls = script
        .expect(AssociateService)
        .error(AssociateServiceError::ValidationException, validation.clone())
        .any_number();
    let client = devops::Client::scripted(&script);
    let error = client.associate_service(association()).await.unwrap_err();
    let AssociateServiceError::ValidationException(found) = error else { panic!("{error:?}") };
    assert_eq!(*found, validation);
    let calls = calls.calls();
    assert_eq!(calls.first().map(|call| call.input()), Some(&association()));
    script.verify();
}

#[tokio::test]
async fn pages_are_answered_one_after_the_other() {
    let script = Script::new();
    let page =
        |ids: &[&str]| ListApplicationKeysResponse::builder().data(ids.iter().map(|id| key(id))).build();
    let pages = script
        .expect(ListServiceAccountApplicationKeys)
        .output(page(&["a", "b"]))
        .output(page(&["c"]))
        .output(page(&[]))
        .any_number();
    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("a").build();
    let client = datadog::Client::scripted(&script);
    let keys = client.list_service_account_application_keys(input).items().page_size(2).collect().await;
    assert_eq!(keys.unwrap().len(), 3);
    let numbers: Vec<_> = pages.calls().iter().map(|call| call.input().page_number).collect();
    assert!(matches!(numbers.as_slice(), [None | Some(0), Some(1), ..]), "{numbers:?}");
    script.verify();
}

/// The same call over a network and over a script sends the same request.
#[tokio::test]
async fn a_script_captures_what_a_server_would_have_got() {
    let server = Server::with([Reply::json(200, &json!({}))]).await;
    let script = Script::new();
    script.expect(GetServiceAccountApplicationKey).answer(Answer::json(200, "{}"));
    let config = || datadog::Config::builder().api_key("k").app_key("a").endpoint_url(server.url());
    let sent = datadog::Client::new(config().build()).unwrap();
    let captured = datadog::Client::new(config().transport(script.transport()).build()).unwrap();
    let get = |client: &datadog::Client| client.get_service_account_application_key(input());
    assert_eq!(get(&sent).await.unwrap(), get(&captured).await.unwrap());

    let (there, requests) = (server.take_request(), script.requests());
    let [here] = requests.as_slice() else { panic!("{requests:?}") };
    assert_eq!((here.method().as_str(), here.uri().path()), (there.method.as_str(), there.path.as_str()));
    for name in ["dd-api-key", "dd-application-key", "accept", "user-agent"] {
        assert!(here.header(name).is_some() && here.header(name) == there.header(name), "{name}");
    }
    script.verify();
}
