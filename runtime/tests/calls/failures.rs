//! What becomes of error responses, broken responses and calls without a response.

use std::error::Error;
use std::time::Duration;

use drawplate_runtime::client::HandleConfig;
use drawplate_runtime::endpoint::{Endpoint, EndpointError};
use drawplate_runtime::error::{CallError, ServiceError};
use drawplate_runtime::response::ReadError;
use drawplate_runtime::transport::TransportErrorKind;

use crate::service::{ListThingsError, PutThingError, config, handle, list, put};
use crate::transport::{Scripted, Silent, TestClock, block_on};

fn put_error(status: u16, headers: &[(&'static str, &'static str)], body: &'static str) -> PutThingError {
    block_on(put(&handle(Scripted::answering(status, headers, body)))).unwrap_err()
}

fn list_error(status: u16, body: &'static str) -> ListThingsError {
    block_on(list(&handle(Scripted::answering(status, &[], body)))).unwrap_err()
}

#[test]
fn the_code_of_an_aws_error_is_in_a_header_or_in_the_body() {
    let in_header = [("X-Amzn-ErrorType", "ns#Conflict:http://internal.example.com/")];
    for (headers, body) in [
        (&in_header[..], r#"{"message": "m", "hint": "h"}"#),
        (&[][..], r#"{"__type": "ns#Conflict", "message": "m", "hint": "h"}"#),
        (&[][..], r#"{"code": "Conflict", "message": "m", "hint": "h"}"#),
    ] {
        let error = put_error(409, headers, body);
        let PutThingError::Conflict(conflict) = &error else { panic!("{error:?}") };
        assert_eq!(conflict.hint.as_deref(), Some("h"));
        assert_eq!(conflict.info().status(), 409);
        assert_eq!((error.code(), error.message()), (Some("Conflict"), Some("m")));
    }
}

#[test]
fn an_error_is_printed_on_one_line_with_all_that_support_asks_for() {
    let headers = [("x-amzn-errortype", "Busy"), ("x-amzn-requestid", "r-1")];
    let error = put_error(429, &headers, "{\"message\": \"slow\\ndown\"}");
    assert_eq!(error.to_string(), r"PutThing: Busy (429, request id r-1): slow\ndown");
    assert!(error.source().is_none());
    assert!(error.is_retryable() && error.is_throttling() && !error.is_timeout());
    assert_eq!(error.status().unwrap(), 429);
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.headers().unwrap()["x-amzn-errortype"], "Busy");
}

/// A `main` that returns an error, `unwrap` and `expect` print `Debug`.
#[test]
fn what_a_main_shows_of_an_error_is_the_same_line() {
    let conflict = put_error(409, &[("x-amzn-errortype", "Conflict")], r#"{"message": "m"}"#);
    assert_eq!(format!("{conflict:?}"), conflict.to_string());
    assert!(format!("{conflict:#?}").starts_with("Conflict(\n"), "{conflict:#?}");
    let broken = list_error(200, "no document");
    assert_eq!(format!("{broken:?}"), broken.to_string());
    let Some(call) = broken.call_error() else { panic!("{broken:?}") };
    assert_eq!(format!("{call:?}"), broken.to_string());
    assert!(format!("{broken:#?}").contains("Decode("), "{broken:#?}");
    let misconfigured = config().transport(Silent).clock(TestClock).user_agent("a\nb").build().unwrap_err();
    assert_eq!(format!("{misconfigured:?}"), misconfigured.to_string());
}

#[test]
fn what_a_server_says_cannot_break_the_line() {
    let body = r#"{"__type": "a\nERROR\u001b[31m", "message": "it's \"b\"\r\nERROR\u202e"}"#;
    let error = put_error(400, &[], body);
    assert_eq!(error.to_string(), "PutThing: a\\nERROR\\u{1b}[31m (400): it's \"b\"\\r\\nERROR\\u{202e}");
    assert_eq!(error.code(), Some("a\nERROR\u{1b}[31m"), "the code itself is as it arrived");
}

#[test]
fn code_for_all_operations_asks_their_errors_by_a_trait() {
    fn summary(error: &dyn ServiceError) -> String {
        let status = error.status().map(|status| status.as_u16());
        format!("{} {status:?} {:?} {:?}", error.operation(), error.code(), error.message())
    }
    let headers = [("x-amzn-errortype", "Busy"), ("x-amzn-requestid", "r-1")];
    let error = put_error(429, &headers, r#"{"message": "m"}"#);
    assert_eq!(summary(&error), r#"PutThing Some(429) Some("Busy") Some("m")"#);
    let same: &dyn ServiceError = &error;
    assert!(same.is_throttling() && same.is_retryable() && !same.is_timeout());
    assert_eq!((same.request_id(), same.attempts()), (Some("r-1"), 1));
    assert_eq!(same.headers().unwrap()["x-amzn-errortype"], "Busy");
    assert_eq!(same.body(), Some(&br#"{"message": "m"}"#[..]));
    assert_eq!(same.body_excerpt().unwrap().to_string(), r#"body of 16 bytes: {"message":"..."}"#);
    assert!(same.info().is_some() && same.call_error().is_none());

    let broken = list_error(200, "[1]");
    assert_eq!(summary(&broken), "ListThings Some(200) None None");
    assert_eq!(broken.call_error().unwrap().kind().name(), "decode");
}

#[test]
fn an_unknown_code_keeps_code_message_and_body() {
    let body = r#"{"__type": "ns#Brandnew", "Message": "m", "extra": {"a": 1}}"#;
    let error = put_error(400, &[], body);
    let PutThingError::Unknown(unknown) = &error else { panic!("{error:?}") };
    assert_eq!((unknown.code(), unknown.message()), (Some("Brandnew"), Some("m")));
    assert_eq!(unknown.body(), body);
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert!(!error.is_retryable());
}

#[test]
fn what_a_proxy_says_is_an_unknown_error_worth_another_try() {
    let error = put_error(502, &[("content-type", "text/html")], "<html>bad gateway</html>");
    assert!(matches!(error, PutThingError::Unknown(_)), "{error:?}");
    assert_eq!((error.code(), error.message()), (None, None));
    assert_eq!(error.to_string(), "PutThing: error (502)");
    assert!(error.is_retryable());
}

#[test]
fn a_redirect_is_not_followed_but_reported() {
    let error = put_error(307, &[("location", "https://evil.example.com/")], "");
    assert!(matches!(error, PutThingError::Unknown(_)), "{error:?}");
    assert_eq!(error.status().unwrap(), 307);
}

#[test]
fn the_most_exact_description_of_a_status_wins() {
    let body = r#"{"message": "m"}"#;
    assert!(matches!(list_error(404, body), ListThingsError::NotFound(_)));
    for status in [400, 500, 302, 204] {
        assert!(matches!(list_error(status, body), ListThingsError::Default(_)), "{status}");
    }
}

#[test]
fn an_error_whose_body_is_broken_still_says_what_it_was() {
    let error = list_error(404, r#"{"message": 3}"#);
    let ListThingsError::Call(CallError::Decode(failure)) = &error else { panic!("{error:?}") };
    assert_eq!(failure.status(), 404);
    assert!(matches!(failure.reason(), ReadError::Body(error) if error.path() == "$.message"));
    assert_eq!(error.status().unwrap(), 404);
}

#[test]
fn a_broken_success_names_operation_path_status_and_request_id() {
    for (body, path) in [
        (r#"{"name": 3}"#, "$.name"),
        (r#"{"name": "n", "key": []}"#, "$.key"),
        (r"{}", "$.name"),
        (r#"{"name": "n""#, "$"),
        ("", "$.name"),
        ("\u{0}", "$"),
    ] {
        let error = put_error(200, &[("x-request-id", "r-1")], body);
        let text = error.to_string();
        let PutThingError::Call(CallError::Decode(failure)) = &error else { panic!("{error:?}") };
        let ReadError::Body(reason) = failure.reason() else { panic!("{error:?}") };
        assert_eq!(reason.path(), path, "{body}");
        assert_eq!(failure.body(), body);
        assert!(
            text.starts_with("PutThing: the response cannot be understood (200, request id r-1): "),
            "{text}"
        );
        assert!(error.source().is_some());
    }
}

#[test]
fn a_header_that_cannot_be_read_is_named() {
    let transport = Scripted::answering(200, &[("x-tags", "\u{e9}")], r#"{"name": "n"}"#);
    let error = block_on(put(&handle(transport))).unwrap_err();
    assert!(error.to_string().contains("the header `x-tags` for `tags`"), "{error}");
}

#[test]
fn a_body_above_the_limit_is_not_read() {
    let over = config().transport(Scripted::answering(200, &[], "[1, 2, 3]")).clock(TestClock);
    let error = block_on(list(&over.response_limit(8).build().unwrap())).unwrap_err();
    let ListThingsError::Call(CallError::Decode(failure)) = &error else { panic!("{error:?}") };
    assert!(matches!(failure.reason(), ReadError::TooLarge { limit: 8 }));
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.body().unwrap().is_empty());
}

#[test]
fn timeouts_of_the_attempt_the_client_and_the_call_are_errors_of_their_own() {
    let silent = || config().transport(Silent).clock(TestClock);
    let second = Duration::from_secs(1);
    let attempt = silent().attempt_timeout(second).operation_timeout(None).build().unwrap();
    let operation = silent().operation_timeout(second).build().unwrap();
    let neither = silent().operation_timeout(None).build().unwrap();
    for call in [list(&attempt), list(&operation), list(&neither).timeout(second)] {
        let error = block_on(call).unwrap_err();
        assert_eq!(error.to_string(), "ListThings: no response within 1s");
        assert!(error.is_timeout() && error.is_retryable());
        assert_eq!(error.status(), None);
    }
}

#[test]
fn an_answer_that_is_there_beats_a_timeout_of_nothing() {
    let handle = handle(Scripted::answering(200, &[], "[]"));
    assert!(block_on(list(&handle).timeout(Duration::ZERO)).is_ok());
}

#[test]
fn failures_of_the_transport_say_how_far_the_request_came() {
    for (kind, retryable, timeout) in [
        (TransportErrorKind::Connect, true, false),
        (TransportErrorKind::Interrupted, true, false),
        (TransportErrorKind::Timeout, true, true),
        (TransportErrorKind::Other, false, false),
    ] {
        let error = block_on(list(&handle(Scripted::failing(kind)))).unwrap_err();
        assert_eq!((error.is_retryable(), error.is_timeout()), (retryable, timeout), "{kind:?}");
        assert!(error.to_string().starts_with("ListThings: ") && error.to_string().ends_with(": CAUSE"));
    }
}

fn endpoint_error(configure: impl Fn(HandleConfig) -> HandleConfig, url: &str) -> Option<EndpointError> {
    let transport = Scripted::answering(200, &[], "[]");
    let config = config().transport(transport.clone()).clock(TestClock).endpoint(Endpoint::new(url));
    match block_on(list(&configure(config).build().unwrap())) {
        Ok(_) => None,
        Err(ListThingsError::Call(CallError::Endpoint(failure))) => {
            transport.assert_nothing_was_sent();
            Some(failure.reason().clone())
        }
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn requests_are_encrypted_unless_they_stay_here_or_it_is_allowed() {
    assert_eq!(endpoint_error(|config| config, "http://example.com"), Some(EndpointError::Unencrypted));
    assert_eq!(endpoint_error(|config| config.allow_http(true), "http://example.com"), None);
    for url in ["https://example.com", "http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"] {
        assert_eq!(endpoint_error(|config| config, url), None, "{url}");
    }
}

#[test]
fn an_endpoint_that_is_not_one_is_an_error_that_does_not_repeat_it() {
    for url in ["", "example.com", "https://user:CANARY@example.com", "https://example.com/../CANARY"] {
        let error = endpoint_error(|config| config, url).unwrap();
        assert!(matches!(error, EndpointError::Url(_)), "{url}: {error}");
        assert!(!error.to_string().contains("CANARY") && !format!("{error:?}").contains("CANARY"));
    }
}

#[test]
fn what_a_client_cannot_do_without_is_named_when_it_is_made() {
    let no_endpoint = HandleConfig::new("things", "c", "1").transport(Silent).clock(TestClock).build();
    assert_eq!(no_endpoint.unwrap_err().setting(), "endpoint");
    let bad_agent = config().transport(Silent).clock(TestClock).user_agent("a\nb").build();
    assert_eq!(bad_agent.unwrap_err().setting(), "user_agent");
}
