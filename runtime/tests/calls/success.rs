//! What a success gives, and what was sent for it.

use drawplate_runtime::error::CallError;

use crate::service::{PutThingError, Thing, handle, list, put};
use crate::transport::{Scripted, block_on};

#[test]
fn the_request_is_what_the_schema_says() {
    let transport = Scripted::answering(201, &[], r#"{"name": "n"}"#);
    block_on(put(&handle(transport.clone()))).unwrap();
    let request = transport.only_request();
    assert_eq!(request.method(), "PUT");
    assert_eq!(request.uri(), "https://cp.example.com/base/things/a%20b");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["authorization"], "Basic dXNlcjpwYXNz");
    assert_eq!(
        request.headers()["user-agent"],
        concat!("drawplate-things/1.2.3 drawplate/", env!("CARGO_PKG_VERSION"))
    );
    let body = request.body().as_bytes().unwrap();
    assert_eq!(body, r#"{"token":"token-1","secret":"CANARY-secret"}"#);
    assert_eq!(request.headers()["content-length"], body.len().to_string());
}

#[test]
fn members_come_from_the_body_the_headers_and_the_status() {
    let headers = [("x-tags", "a, \"b,c\""), ("x-tags", "d"), ("x-amzn-requestid", "r-1")];
    let transport = Scripted::answering(201, &headers, r#"{"name": "n", "more": [1]}"#);
    let reply = block_on(put(&handle(transport)).send_with_metadata()).unwrap();
    assert_eq!(reply.status(), 201);
    assert_eq!(reply.request_id(), Some("r-1"));
    assert_eq!(reply.headers()["x-tags"], "a, \"b,c\"");
    let expected = Thing {
        name: "n".to_owned(),
        key: None,
        tags: Some(["a", "b,c", "d"].map(str::to_owned).to_vec()),
        status: Some(201),
    };
    assert_eq!(reply.into_output(), expected);
}

#[test]
fn the_whole_body_can_be_the_output() {
    let transport = Scripted::answering(200, &[], r#"["a", "b"]"#);
    assert_eq!(block_on(list(&handle(transport.clone()))).unwrap(), ["a", "b"]);
    let request = transport.only_request();
    assert_eq!(request.uri(), "https://example.com/base/things");
    assert!(!request.headers().contains_key("authorization"), "the operation asks for no proof");
}

#[test]
fn a_header_of_the_caller_is_sent() {
    let transport = Scripted::answering(200, &[], r#"{"name": "n"}"#);
    let call = put(&handle(transport.clone()));
    block_on(call.header("x-trace", "1").header("X-Trace", "2").header("authorization", "mine")).unwrap();
    let request = transport.only_request();
    assert_eq!(request.headers().get_all("x-trace").iter().count(), 2);
    assert_eq!(request.headers()["authorization"], "Basic dXNlcjpwYXNz", "the proof is set last");
}

#[test]
fn an_input_that_cannot_be_sent_sends_nothing() {
    let transport = Scripted::answering(200, &[], r#"{"name": "n"}"#);
    let handle = handle(transport.clone());
    let bad_header = block_on(put(&handle).header("x-trace", "a\r\nb: c")).unwrap_err();
    assert!(matches!(bad_header, PutThingError::Call(CallError::Build(_))), "{bad_header:?}");
    let mut input = crate::service::PutThingInput { id: "..".to_owned(), token: None, secret: None };
    let call = drawplate_runtime::call::Call::<crate::service::PutThing>::new(&handle, input.clone());
    let bad_label = block_on(call).unwrap_err();
    assert!(bad_label.to_string().starts_with("PutThing: the request cannot be built: "), "{bad_label}");
    input.id.clear();
    let call = drawplate_runtime::call::Call::<crate::service::PutThing>::new(&handle, input);
    assert!(block_on(call).unwrap_err().to_string().contains("`id`"));
    transport.assert_nothing_was_sent();
}

#[test]
fn a_call_can_be_spawned() {
    fn sendable<T: Send + 'static>(value: T) -> T {
        value
    }
    let transport = Scripted::answering(200, &[], "[]");
    let handle = handle(transport);
    let future = sendable(std::future::IntoFuture::into_future(list(&handle)));
    assert!(block_on(future).unwrap().is_empty());
}
