//! Headers that a caller sets for one call.

use drawplate_datadog::operation::{
    DeleteServiceAccountApplicationKeyInput, ListServiceAccountApplicationKeysInput,
};
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

use super::target;
use crate::clients::{self, API_KEY};

#[tokio::test]
async fn a_header_of_a_single_call_is_sent_and_one_that_breaks_the_request_is_refused() {
    let server = Server::with([Reply::json(200, &json!({}))]).await;
    let client = clients::datadog(&target(&server));
    let call = || {
        let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("sa-1").build();
        client.list_service_account_application_keys(input)
    };
    call().header("X-Trace", "t-1").await.expect("a success");
    assert_eq!(server.take_request().header("x-trace"), Some("t-1"));
    let hostile = [
        ("x-trace", "a\r\nb: c"),
        ("x-trace", "a\nb"),
        ("x-trace", "a\0"),
        ("x-trace", "é"),
        ("x y", "a"),
        ("", "a"),
    ];
    for (name, value) in hostile {
        let error = call().header(name, value).await.expect_err("the header is hostile");
        assert!(error.to_string().starts_with("ListServiceAccountApplicationKeys: "), "{error}");
        assert!(!error.to_string().contains('\n'), "{error}");
        assert_eq!(server.take_requests(), [], "{name}: {value:?}");
    }
}

#[tokio::test]
async fn the_credentials_of_the_client_win_over_the_headers_of_a_call() {
    let server = Server::with([Reply::new(204)]).await;
    let input = DeleteServiceAccountApplicationKeyInput::builder()
        .service_account_id("sa-1")
        .app_key_id("k-1")
        .build();
    let call = clients::datadog(&target(&server)).delete_service_account_application_key(input);
    call.header("DD-API-KEY", "another").await.expect("a success");
    assert_eq!(server.take_request().header("dd-api-key"), Some(API_KEY));
}
