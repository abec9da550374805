//! What a spec or a configuration calls a secret is never printed.

use drawplate_datadog::operation::DeleteServiceAccountApplicationKeyInput;
use drawplate_tests::server::{Reply, Server};
use drawplate_tests::shapes::{CANARY, Kind};
use serde_json::{Value, json};

use crate::clients::{self, Target};
use crate::operations::{OPERATIONS, Operation};
use crate::types::{self, apis};

#[test]
fn debug_of_any_type_shows_no_secret_member() {
    for api in apis() {
        let mut canaries = 0;
        for it in api.types {
            for form in api.spec.forms(it.name) {
                let value = it.read(&form.json).unwrap_or_else(|error| panic!("{}: {error}", form.label));
                canaries += form.json.to_string().matches(CANARY).count();
                let shown = value.debug() + &value.debug_on_many_lines();
                assert!(!shown.contains(CANARY), "{}: {shown}", form.label);
            }
        }
        assert!(canaries > 100, "the forms have secrets: {canaries}");
    }
}

#[test]
fn debug_of_any_type_shows_the_members_that_are_no_secrets() {
    for api in apis() {
        for it in api.types {
            let form = api.spec.forms(it.name).swap_remove(1);
            let shown = it.read(&form.json).unwrap_or_else(|error| panic!("{}: {error}", it.name)).debug();
            for place in api.spec.places(it.name, &form.json) {
                let text = form.json.pointer(&place.pointer).and_then(Value::as_str);
                if let (Some(text), Kind::Text, false) =
                    (text, &api.spec.shape(&place.shape).kind, place.secret)
                {
                    assert!(shown.contains(&format!("{text:?}")), "{}{}: {shown}", it.name, place.pointer);
                }
            }
        }
    }
}

#[test]
fn an_error_about_a_body_shows_nothing_of_its_values() {
    for api in apis() {
        for it in api.types {
            let form = api.spec.forms(it.name).swap_remove(1);
            for place in api.spec.places(it.name, &form.json) {
                let mut json = form.json.clone();
                *json.pointer_mut(&place.pointer).expect("the place is in the form") = json!([CANARY]);
                if let Err(error) = it.read(&json) {
                    assert!(!format!("{error} {error:?} {error:#?}").contains(CANARY), "{error:?}");
                }
            }
        }
    }
}

/// All that an operation says when the service answers like this.
async fn said(operation: &Operation, reply: Reply) -> String {
    let server = Server::with([reply]).await;
    match operation.call_simply(&server).await {
        Ok(output) => panic!("{}: {output} is no error", operation.name),
        Err(failure) => format!("{}\n{}\n{:?}", failure.display, failure.debug, failure.sources),
    }
}

#[tokio::test]
async fn the_error_about_a_response_that_cannot_be_read_shows_no_value_of_it() {
    let bodies = [
        json!({ "data": CANARY, "association": CANARY, "serviceId": [CANARY] }).to_string(),
        format!("{{\"data\": {{\"attributes\": {{\"key\": \"{CANARY}\", \"name\": 1, \"x\": "),
        format!("{CANARY} is no JSON"),
        format!("[\"{CANARY}\"]"),
    ];
    for operation in OPERATIONS.iter().filter(|operation| operation.output.is_some()) {
        for body in &bodies {
            let said = said(operation, Reply::new(operation.success).body(body.clone())).await;
            assert!(!said.contains(CANARY), "{}: {said}", operation.name);
        }
    }
}

#[tokio::test]
async fn an_error_response_that_no_spec_describes_shows_no_value_but_its_code_and_message() {
    let body = json!({ "message": "the message", "echo": CANARY, "more": { "key": CANARY } });
    for operation in OPERATIONS {
        let reply = Reply::json(418, &body).header("set-cookie", CANARY).header("x-echo", CANARY);
        let said = said(operation, reply).await;
        assert!(!said.contains(CANARY), "{}: {said}", operation.name);
    }
}

#[tokio::test]
async fn no_error_shows_the_credentials_or_what_the_caller_gave() {
    for operation in OPERATIONS {
        let Some(shape) = operation.input else { continue };
        for form in operation.spec().forms(shape) {
            let server = Server::with([Reply::closed()]).await;
            let failure =
                operation.call(&server, operation.input(form.json)).await.expect_err("nobody answers");
            let said = format!("{}\n{}\n{:?}", failure.display, failure.debug, failure.sources);
            assert!(!said.contains(CANARY), "{}: {said}", form.label);
        }
    }
}

#[test]
fn debug_of_a_configuration_a_client_and_a_call_shows_no_credentials() {
    let target = Target { url: "http://localhost".to_owned(), timeout: None };
    let agent = clients::aws_devops_agent(&target);
    let datadog = clients::datadog(&target);
    let delete = types::read::<DeleteServiceAccountApplicationKeyInput>(
        b"{\"service_account_id\":\"a\",\"app_key_id\":\"k\"}",
    );
    let call = datadog.delete_service_account_application_key(delete.expect("the input is complete"));
    let call = call.header("x-trace", CANARY);
    let config = drawplate_datadog::Config::builder().api_key(CANARY).app_key(CANARY).auth_z(CANARY);
    let shown = [
        format!("{agent:?} {agent:#?}"),
        format!("{datadog:?} {datadog:#?}"),
        format!("{call:?} {call:#?}"),
        format!("{config:?} {:?}", config.clone().build()),
        format!("{:?}", drawplate_aws_devops_agent::auth::Credentials::new("AKIDEXAMPLE", CANARY)),
    ];
    for shown in shown {
        assert!(!shown.contains(CANARY), "{shown}");
    }
}
