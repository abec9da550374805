//! Signatures, checked by the tests' own reading of Signature Version 4: what was signed is what
//! was sent.

use drawplate_tests::server::{Reply, Server};
use serde_json::json;

use crate::clients::SIGNER;
use crate::operations::{ApiName, OPERATIONS, Operation};

fn signed() -> impl Iterator<Item = &'static Operation> {
    OPERATIONS.iter().filter(|operation| operation.api == ApiName::DevOpsAgent)
}

#[tokio::test]
async fn every_request_is_signed_as_it_is_sent_whatever_its_label() {
    for operation in signed() {
        for label in
            ["plain", "a b", "a+b", "a/b", "%41", "é\u{1f600}", "~*'()!", "a=b&c;d:e@f,g$", "\\\"<>|^`{}"]
        {
            let server = Server::with([Reply::json(operation.success, &operation.least_output())]).await;
            let mut input = operation.least_input();
            for name in operation.labels() {
                input[name] = json!(label);
            }
            operation.call(&server, input).await.unwrap_or_else(|error| panic!("{label}: {error:?}"));
            assert_eq!(SIGNER.verify(&server.take_request()), Ok(()), "{} {label}", operation.name);
        }
    }
}

#[tokio::test]
async fn every_form_of_a_body_is_signed() {
    for operation in signed() {
        let server = Server::start().await;
        for form in operation.spec().forms(operation.input.expect("both have a body")) {
            server.push(Reply::json(operation.success, &operation.least_output()));
            operation
                .call(&server, operation.input(form.json))
                .await
                .unwrap_or_else(|error| panic!("{error:?}"));
            assert_eq!(SIGNER.verify(&server.take_request()), Ok(()), "{}", form.label);
        }
    }
}
