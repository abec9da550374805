//! Inputs of the generated crates against the limits of their specifications.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use drawplate_aws_devops_agent as devops;
use drawplate_aws_devops_agent::operation::{AssociateService, AssociateServiceInput, RegisterServiceInput};
use drawplate_datadog as datadog;
use drawplate_datadog::operation::{
    ListServiceAccountApplicationKeys, ListServiceAccountApplicationKeysInput,
};
use drawplate_datadog::testing::{Answer, Script};
use drawplate_datadog::validation;
use drawplate_runtime::error::{CallError, CallErrorKind};
use drawplate_runtime::request::RequestError;
use serde_json::json;

fn association(service: &str) -> AssociateServiceInput {
    serde_json::from_value(json!({
        "agentSpaceId": "no spaces", "serviceId": service, "configuration": { "new": {} },
    }))
    .unwrap()
}

#[tokio::test]
async fn a_call_that_breaks_limits_is_not_sent_and_lists_all_of_them() {
    let script = Script::new();
    let client = devops::Client::scripted(&script);
    let error = client.associate_service(association("")).validate(true).await.unwrap_err();
    let call = error.call_error().unwrap();
    assert_eq!(call.kind(), CallErrorKind::Build);
    let CallError::Build(failure) = call else { panic!("{call:?}") };
    let RequestError::Limits(violations) = failure.reason() else { panic!("{failure:?}") };
    let all: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        all,
        [
            // `no spaces` has a part that matches: patterns are not anchored unless they say so.
            "input.serviceId: length 0, allowed 1..=255",
            "input.serviceId: does not match the pattern `[a-zA-Z0-9_-]+`",
        ]
    );
    assert!(
        error.to_string().contains("AssociateService") && error.to_string().contains("; input.serviceId")
    );
    assert!(script.requests().is_empty());
    script.verify();
}

#[tokio::test]
async fn limits_are_nobodys_business_unless_that_is_asked_for() {
    let script = Script::new();
    script.expect(AssociateService).answer(Answer::status(500)).any_number();
    script.expect(ListServiceAccountApplicationKeys).answer(Answer::json(200, "{}")).any_number();
    let client = devops::Client::scripted(&script);
    let error = client.associate_service(association("")).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));

    let config = || {
        let config = datadog::Config::builder().api_key("key").app_key("key");
        config.endpoint_url("http://localhost").transport(script.transport())
    };
    let input = || {
        let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("a");
        input.page_size(101).build()
    };
    let careless = datadog::Client::new(config().build()).unwrap();
    assert!(careless.list_service_account_application_keys(input()).await.is_ok());
    let careful = datadog::Client::new(config().validate(true).build()).unwrap();
    let error = careful.list_service_account_application_keys(input()).await.unwrap_err();
    assert!(error.to_string().contains("input.page[size]: not a number of at most 100"), "{error}");
    assert!(careful.list_service_account_application_keys(input()).validate(false).await.is_ok());
    script.verify();
}

/// Secrets have limits too, and breaking them must not show them.
#[test]
fn secrets_are_no_part_of_a_violation() {
    let input: RegisterServiceInput = serde_json::from_value(json!({
        "service": "dynatrace",
        "serviceDetails": { "mcpserver": {
            "name": "hunter2 hunter2 hunter2", "endpoint": "hunter2", "description": "",
            "authorizationConfig": { "apiKey": {
                "apiKeyName": "hunter2 hunter2", "apiKeyValue": "hunter2 hunter2", "apiKeyHeader": "hunter2 \n",
            } },
        } },
    }))
    .unwrap();
    let violations = validation::check(&input).unwrap_err();
    let said = format!("{violations} {violations:?}");
    assert!(said.contains("input.serviceDetails.mcpserver."), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}
