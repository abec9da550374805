//! What becomes of responses, against a real server: which of those that a document describes one
//! is, what is read from its headers, and what is asked for.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use drawplate_runtime::Timestamp;
use drawplate_runtime::response::{ReadError, ResponseHeaders};
use drawplate_tests::server::{Reply, Server};
use fixture_responses::operation::{
    AnyInput, ByStatusError, ByStatusInput, ByStatusOutput, BytesInput, FormAsTextInput, FormInput,
    FormOfAnythingInput, HeadersError, HeadersInput, JsonInput, NumberInput, OnlyHeadersInput, TextInput,
};
use fixture_responses::types::{RetryAfterHeaders, XRateLimitHeaders, XRateLimitKind};
use fixture_responses::{Client, Config};
use serde_json::json;

fn client(server: &Server) -> Client {
    Client::new(Config::builder().endpoint_url(server.url()).build()).unwrap()
}

async fn by_status(reply: Reply) -> Result<ByStatusOutput, ByStatusError> {
    let server = Server::with([reply]).await;
    client(&server).by_status(ByStatusInput::default()).await
}

/// OpenAPI 3.1.1, section 4.8.16: a status that is described wins over its range, a range over
/// `default`.
#[tokio::test]
async fn the_status_says_which_success_it_is() {
    let done = by_status(Reply::json(200, &json!({ "id": "a" }))).await.unwrap();
    assert!(matches!(done, ByStatusOutput::Ok(done) if done.id == "a"));
    let accepted = by_status(Reply::json(202, &json!({ "ticket": 7 }))).await.unwrap();
    assert!(matches!(accepted, ByStatusOutput::Accepted(ticket) if ticket.ticket == 7));
    assert_eq!(by_status(Reply::new(204)).await.unwrap(), ByStatusOutput::NoContent);
}

#[tokio::test]
async fn a_success_that_is_not_described_is_kept_as_it_came() {
    let reply = Reply::new(203).header("x-kind", "odd").body("anything");
    let ByStatusOutput::Unknown(response) = by_status(reply).await.unwrap() else { panic!("it is known") };
    assert_eq!(response.status().as_u16(), 203);
    assert_eq!(response.headers()["x-kind"], "odd");
    assert_eq!(response.body(), "anything");
    let printed = format!("{response:?}");
    assert!(
        printed.contains("x-kind") && !printed.contains("odd") && !printed.contains("anything"),
        "{printed}"
    );
}

#[tokio::test]
async fn the_status_says_which_error_it_is() {
    let text = |reply| async { by_status(reply).await.unwrap_err() };
    let missing = text(Reply::json(404, &json!({ "what": "w" }))).await;
    assert!(matches!(&missing, ByStatusError::NotFound(it) if it.what.as_deref() == Some("w")));
    let problem = text(Reply::json(418, &json!({ "title": "t" }))).await;
    assert!(matches!(&problem, ByStatusError::ClientError(it) if it.title.as_deref() == Some("t")));
    assert_eq!(problem.status().unwrap().as_u16(), 418);
    let other = text(Reply::new(501).body("not yet")).await;
    assert!(matches!(&other, ByStatusError::Default(it) if **it == "not yet"));
    assert!(matches!(text(Reply::new(304)).await, ByStatusError::NotModified(_)));
}

#[tokio::test]
async fn described_headers_have_types() {
    let reply = Reply::json(200, &json!({ "id": "a" }))
        .header("x-rate-limit-limit", "60")
        .header("X-Rate-Limit-Reset", "2026-01-02T03:04:05Z")
        .header("x-rate-limit-kind", "calls")
        .header("x-rate-limit-names", "a, b");
    let server = Server::with([reply]).await;
    let reply = client(&server).headers(HeadersInput::default()).send_with_metadata().await.unwrap();
    let headers: XRateLimitHeaders = reply.typed_headers().unwrap();
    assert_eq!(headers.x_rate_limit_limit, Some(60));
    assert_eq!(headers.x_rate_limit_reset, Some(Timestamp::from_seconds(1_767_323_045)));
    assert_eq!(headers.x_rate_limit_kind, Some(XRateLimitKind::Calls));
    assert_eq!(headers.x_rate_limit_names, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(reply.output().id, "a");
}

#[tokio::test]
async fn a_header_that_is_missing_or_wrong_does_not_fail_the_call() {
    let wrong = || Reply::json(200, &json!({ "id": "a" })).header("x-rate-limit-limit", "CANARY");
    let server = Server::with([Reply::json(200, &json!({ "id": "a" })), wrong()]).await;
    let client = client(&server);
    let reply = client.headers(HeadersInput::default()).send_with_metadata().await.unwrap();
    assert_eq!(reply.typed_headers::<XRateLimitHeaders>().unwrap(), XRateLimitHeaders::default());
    let reply = client.headers(HeadersInput::default()).send_with_metadata().await.unwrap();
    let error = reply.typed_headers::<XRateLimitHeaders>().unwrap_err();
    assert!(matches!(&error, ReadError::Header { name, .. } if name == "x-rate-limit-limit"), "{error}");
    assert!(!format!("{error} {error:?} {error:#?}").contains("CANARY"));
}

#[tokio::test]
async fn errors_have_headers_too_and_responses_with_the_same_headers_share_a_type() {
    let server = Server::with([
        Reply::json(429, &json!({ "title": "slower" })).header("retry-after", "0"),
        Reply::json(429, &json!({ "title": "slower" })).header("retry-after", "0"),
        Reply::json(429, &json!({ "title": "slower" })).header("retry-after", "3"),
        Reply::new(200).header("retry-after", "4"),
    ])
    .await;
    let client = client(&server);
    let HeadersError::TooManyRequests(error) = client.headers(HeadersInput::default()).await.unwrap_err()
    else {
        panic!("another error")
    };
    let headers: RetryAfterHeaders = error.info().typed_headers().unwrap();
    assert_eq!(headers.retry_after, Some(3));
    let reply = client.only_headers(OnlyHeadersInput::default()).send_with_metadata().await.unwrap();
    assert_eq!(RetryAfterHeaders::read(reply.headers()).unwrap().retry_after, Some(4));
}

/// What is accepted (RFC 9110, section 12.5.1) is what can be read, and nothing that the document
/// offers beside it.
#[tokio::test]
async fn the_best_media_type_is_asked_for_and_read() {
    let json =
        |content_type: &str| Reply::new(200).header("content-type", content_type).body(r#"{"id":"a"}"#);
    let text = |text: &str| Reply::new(200).header("content-type", "text/plain").body(text);
    let server = Server::with([
        json("application/vnd.example.v2+json"),
        json("application/json"),
        text("a,b\n"),
        text("42"),
        Reply::new(200).header("content-type", "image/png").body([0_u8, 255]),
    ])
    .await;
    let client = client(&server);
    assert_eq!(client.json(JsonInput::default()).await.unwrap().id, "a");
    assert_eq!(client.any(AnyInput::default()).await.unwrap().id, "a");
    assert_eq!(client.text(TextInput::default()).await.unwrap(), "a,b\n");
    assert_eq!(client.number(NumberInput::default()).await.unwrap(), 42);
    let bytes = client.bytes(BytesInput::default()).await.unwrap().collect(10).await.unwrap();
    assert_eq!(bytes.as_ref(), [0, 255]);
    let accepted: Vec<_> =
        server.take_requests().iter().map(|request| request.header("accept").map(str::to_owned)).collect();
    let expected = [
        "application/vnd.example.v2+json, application/problem+json",
        "*/*",
        "text/csv",
        "text/plain",
        "image/*",
    ];
    assert_eq!(accepted, expected.map(|it| Some(it.to_owned())));
}

/// URL standard, section 5.1: `+` is a space; and OpenAPI 3.0.4, section 4.7.15: an object in a form is JSON.
#[tokio::test]
async fn a_form_is_read_by_the_names_that_are_described_and_is_a_text_without_any() {
    let reply = || {
        let body = "a=x+y%26z&n=7&b=&done=%7B%22id%22%3A%22i%22%7D";
        Reply::new(200).header("content-type", "application/x-www-form-urlencoded").body(body)
    };
    let server = Server::with([reply(), reply(), reply()]).await;
    let client = client(&server);
    let form = client.form(FormInput::default()).await.unwrap();
    assert_eq!((form.a.as_str(), form.n), ("x y&z", Some(7)));
    assert_eq!(form.done.map(|done| done.id).as_deref(), Some("i"));
    let pairs = client.form_of_anything(FormOfAnythingInput::default()).await.unwrap();
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        pairs,
        [("a", Some("x y&z")), ("b", Some("")), ("done", Some("{\"id\":\"i\"}")), ("n", Some("7"))]
    );
    let text = client.form_as_text(FormAsTextInput::default()).await.unwrap();
    assert_eq!(text, "a=x+y%26z&n=7&b=&done=%7B%22id%22%3A%22i%22%7D");
}
