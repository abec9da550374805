//! Rules of Smithy's specification that only a whole client can keep, on the wire; and the table of
//! all rules, `docs/smithy-rules.md`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::time::Duration;

use drawplate_runtime::Timestamp;
use drawplate_runtime::retry::{NoRetries, StandardRetries};
use drawplate_tests::server::{Reply, Server};
use drawplate_tests::tables;
use fixture_rules::operation::{CreateInput, DescribeInput, DownloadInput, PutError, PutInput, RemoveInput};
use fixture_rules::types::Nested;
use fixture_rules::{Client, Config};
use serde_json::{Value, json};

fn client(server: &Server) -> Client {
    let config = Config::builder().endpoint_url(format!("{}/base", server.url()));
    Client::new(config.idempotency_tokens(|| "token".to_owned()).build()).unwrap()
}

async fn sent(input: PutInput) -> (String, Value) {
    let server = Server::with([Reply::json(200, &json!({ "name": "", "items": [], "when": 0 }))]).await;
    client(&server).put(input).await.unwrap();
    let request = server.take_request();
    (format!("{} {}", request.method, request.target()), serde_json::from_slice(&request.body).unwrap())
}

#[tokio::test]
async fn the_method_and_the_query_of_a_uri_are_sent_as_they_are_below_the_path_of_the_endpoint() {
    let (line, _) = sent(PutInput::builder().id("1").build()).await;
    let (path, query) = line.split_once('?').unwrap();
    assert_eq!(path, "REPORT /base/items/1");
    assert!(matches!(query, "kind=a&flag" | "kind=a&flag="), "{query}");
}

#[tokio::test]
async fn required_members_are_sent_with_their_default_and_others_only_if_they_are_set() {
    let (_, body) = sent(PutInput::builder().id("1").build()).await;
    assert_eq!(body, json!({ "count": 5, "token": "token" }));
    // `size` is the client's choice, with a default of 3 on the service's side.
    let (_, body) = sent(PutInput::builder().id("1").size(3).build()).await;
    assert_eq!(body, json!({ "count": 5, "size": 3, "token": "token" }));
}

#[tokio::test]
async fn http_traits_and_idempotency_tokens_mean_nothing_in_nested_structures() {
    let nested = Nested::builder().header("h").query("q").build();
    let (line, body) = sent(PutInput::builder().id("1").nested(nested).build()).await;
    assert!(!line.contains("nested"), "{line}");
    assert_eq!(body["nested"], json!({ "header": "h", "query": "q" }));
}

#[tokio::test]
async fn what_a_response_lacks_is_filled_in_and_the_status_is_that_of_the_response() {
    let server = Server::with([Reply::json(202, &json!({}))]).await;
    let output = client(&server).put(PutInput::builder().id("1").build()).await.unwrap();
    assert_eq!((output.name.as_str(), output.items.len(), output.status), ("", 0, Some(202)));
    assert_eq!(output.when, Timestamp::from_seconds(0));
    let server = Server::with([Reply::json(400, &json!({ "__type": "Refused" }))]).await;
    let error = client(&server).put(PutInput::builder().id("1").build()).await.unwrap_err();
    assert!(matches!(&error, PutError::Refused(refused) if refused.reason.is_empty()), "{error:?}");
}

#[tokio::test]
async fn a_streaming_payload_that_is_missing_is_empty() {
    let server = Server::with([Reply::new(200)]).await;
    let output = client(&server).download(DownloadInput::builder().build()).await.unwrap();
    assert_eq!(output.body.collect(10).await.unwrap().len(), 0);
}

#[tokio::test]
async fn waiters_see_names_of_the_model_timestamps_as_numbers_and_blobs_as_base64() {
    let limit = Duration::from_secs(1);
    let state = json!({ "lastChanged": "1970-01-01T00:00:11Z", "mark": "aGk=" });
    let server = Server::with([Reply::json(200, &state), Reply::json(200, &state)]).await;
    let input = || DescribeInput::builder().build();
    assert!(client(&server).wait_until_late(input()).max_wait(limit).await.is_ok());
    assert!(client(&server).wait_until_marked(input()).max_wait(limit).await.is_ok());
}

#[tokio::test]
async fn a_waiter_may_wait_for_an_error_that_the_model_does_not_have() {
    let server = Server::with([Reply::json(400, &json!({ "__type": "a.b#NotInTheModel" }))]).await;
    let input = DescribeInput::builder().build();
    let waited = client(&server).wait_until_foreign(input).max_wait(Duration::from_secs(1)).await;
    assert!(waited.is_ok(), "{waited:?}");
}

/// How often an operation is sent whose first answer is this one.
async fn attempts<F: IntoFuture>(answer: Reply, call: impl FnOnce(Client) -> F) -> usize {
    let success = Reply::json(200, &json!({ "name": "", "items": [], "when": 0 }));
    let server = Server::with([answer, success]).await;
    let retries = StandardRetries::new().base_delay(Duration::from_millis(1));
    let config = Config::builder().endpoint_url(server.url()).retries(retries).build();
    let _ = call(Client::new(config).unwrap()).await;
    server.take_requests().len()
}

/// Behavior traits: what reads, what may happen twice and what has a token is sent again after an
/// error of the server; anything else only after an error that says so.
#[tokio::test]
async fn what_a_model_says_about_repeating_reaches_the_decision() {
    let broken = || Reply::json(500, &json!({}));
    let error = |code: &str| Reply::json(400, &json!({ "__type": code }));
    let create = |client: Client| client.create(CreateInput::builder().build());
    assert_eq!(attempts(broken(), |it| it.describe(DescribeInput::builder().build())).await, 2, "readonly");
    assert_eq!(attempts(broken(), |it| it.remove(RemoveInput::builder().build())).await, 2, "idempotent");
    assert_eq!(attempts(broken(), |it| it.put(PutInput::builder().id("1").build())).await, 2, "token");
    assert_eq!(attempts(broken(), create).await, 1, "neither");
    assert_eq!(attempts(error("Throttled"), create).await, 2, "retryable with throttling");
    assert_eq!(attempts(error("Flaky"), create).await, 2, "retryable");
    assert_eq!(attempts(error("Refused"), create).await, 1, "an error of the caller");
    assert_eq!(attempts(Reply::new(503), create).await, 1, "it may have been carried out");
    assert_eq!(attempts(Reply::new(429), create).await, 2, "it was turned down");
}

#[tokio::test]
async fn an_error_that_the_model_calls_throttling_is_classed_so() {
    let server = Server::with([Reply::json(400, &json!({ "__type": "Throttled" }))]).await;
    let call = client(&server).create(CreateInput::builder().build()).retries(NoRetries);
    let error = call.await.unwrap_err();
    assert!(error.is_retryable() && error.is_throttling(), "{error:?}");
}

#[test]
fn every_rule_of_the_table_names_tests_that_there_are() {
    let rows = tables::rows("smithy-rules.md");
    let numbers: Vec<usize> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "a rule for each number");
    let sources = tables::sources();
    for row in rows {
        let [number, rule, tests] = row.as_slice() else { panic!("{row:?}") };
        assert!(!rule.is_empty() && tests.contains('`'), "{number}");
        for name in tests.split(", ").map(|name| name.trim_matches('`')) {
            let is_there = sources.iter().any(|text| text.contains(&format!("fn {name}()")));
            assert!(is_there, "rule {number}: there is no test `{name}`");
        }
    }
}
