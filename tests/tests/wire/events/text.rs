//! Events that are text: server-sent events, lines and sequences of JSON.

use drawplate_runtime::stream::{EventStream, EventStreamError, StreamError};
use drawplate_runtime::value::Value;
use fixture_streams::operation::{
    CompleteStreamInput, ItemsInput, LinesInput, NoticesInput, SendRecordsInput, SequenceInput, WatchInput,
    WholeInput,
};
use fixture_streams::types::{Prompt, Word};
use fixture_streams::{Client, Config};

use super::server::{Server, Version};

fn client(server: &Server) -> Client {
    let config = Config::builder().endpoint_url(server.url()).transport(server.transport());
    Client::new(config.retries(drawplate_runtime::retry::NoRetries).build()).unwrap()
}

fn word(word: &str) -> Word {
    Word::builder().word(word).build()
}

/// Answers a call by these pieces, and reads what the call's stream gives.
macro_rules! read {
    ($client:ident => $call:expr, $media_type:expr, $pieces:expr) => {{
        let mut server = Server::start(Version::One).await;
        let $client = client(&server);
        let calling = tokio::spawn(async move { $call.await });
        let mut call = server.call().await;
        call.begin(&[("content-type", $media_type)]);
        let pieces: Vec<Vec<u8>> = $pieces;
        let saying = tokio::spawn(async move {
            for piece in pieces {
                call.say(piece).await;
            }
            call.end();
        });
        let found = all(calling.await.unwrap().unwrap()).await;
        saying.await.unwrap();
        found
    }};
}

async fn all<T: Value + 'static>(mut stream: EventStream<T>) -> Vec<Result<T, EventStreamError<T>>> {
    let mut all = Vec::new();
    while let Some(event) = stream.next().await {
        all.push(event);
    }
    all
}

fn unwrap<T: std::fmt::Debug, E: std::fmt::Debug>(all: Vec<Result<T, E>>) -> Vec<T> {
    all.into_iter().map(Result::unwrap).collect()
}

/// What the server said last: everything up to here is read.
async fn said<T: Value + 'static + std::fmt::Debug>(stream: &mut EventStream<T>, count: usize) {
    for _ in 0..count {
        stream.next().await.unwrap().unwrap();
    }
}

const SSE: &str = "text/event-stream; charset=utf-8";

#[tokio::test]
async fn the_data_of_server_sent_events_are_values() {
    let body = ": hello\n\ndata: {\"word\":\"a\"}\n\nevent: x\rdata: {\"word\":\rdata: \"b\"}\r\rdata: [DONE]\n\ndata: {\"word\":\"c\"}\n\n";
    for size in [1, 7, body.len()] {
        let pieces = body.as_bytes().chunks(size).map(<[u8]>::to_vec).collect();
        let found = unwrap(read!(client => client.watch(WatchInput::default()), SSE, pieces));
        assert_eq!(found, [word("a"), word("b")]);
    }
}

#[tokio::test]
async fn data_that_are_text_are_taken_as_they_are() {
    let body = b"data: one\ndata: two\n\ndata: \"three\"\n\n".to_vec();
    let found = unwrap(read!(client => client.notices(NoticesInput::default()), SSE, vec![body]));
    assert_eq!(found, ["one\ntwo", "\"three\""]);
}

#[tokio::test]
async fn a_type_may_describe_an_event_with_all_its_fields() {
    let body =
        b"event: add\nid: 7\nretry: 100\ndata: {\"word\":\"a\"}\n\ndata: {\"word\":\"b\"}\n\n".to_vec();
    let found = unwrap(read!(client => client.whole(WholeInput::default()), SSE, vec![body]));
    let [first, second] = &found[..] else { panic!("{found:?}") };
    assert_eq!(
        (first.event.as_deref(), first.id.as_deref(), first.retry),
        (Some("add"), Some("7"), Some(100))
    );
    assert_eq!((&first.data, &second.data), (&word("a"), &word("b")));
    assert_eq!(second.event, None);
    let body = b"event: \"q\"\ndata: a\"b\ndata: c\n\n".to_vec();
    let found = unwrap(read!(client => client.items(ItemsInput::default()), SSE, vec![body]));
    assert_eq!((found[0].event.as_deref(), found[0].data.as_str()), (Some("\"q\""), "a\"b\nc"));
}

#[tokio::test]
async fn lines_and_sequences_of_json_are_values() {
    let body = b"{\"word\":\"a\"}\r\n\n{\"word\":\"b\"}".to_vec();
    let found =
        unwrap(read!(client => client.lines(LinesInput::default()), "application/x-ndjson", vec![body]));
    assert_eq!(found, [word("a"), word("b")]);
    let body = b"\x1e{\"word\":\n\"a\"}\n\x1e{\"word\":\"b\"}\n".to_vec();
    let found = unwrap(
        read!(client => client.sequence(SequenceInput::default()), "application/json-seq", vec![body]),
    );
    assert_eq!(found, [word("a"), word("b")]);
}

#[tokio::test]
async fn one_value_that_cannot_be_read_leaves_the_others() {
    let body = b"data: {\"word\":\"canary\"\n\ndata: {\"last\":true}\n\ndata: {\"word\":\"a\"}\n\n".to_vec();
    let found = read!(client => client.watch(WatchInput::default()), SSE, vec![body]);
    let [Err(first), Err(second), Ok(third)] = &found[..] else { panic!("{found:?}") };
    for error in [first, second] {
        assert!(matches!(error, EventStreamError::Stream(StreamError::Event(_))), "{error:?}");
        assert!(!format!("{error} {error:?} {error:#?}").contains("canary"), "{error:?}");
    }
    assert_eq!(third, &word("a"));
}

fn prompt() -> CompleteStreamInput {
    Prompt::builder().text("hi").build().into()
}

#[tokio::test]
async fn an_operation_that_can_do_both_is_asked_for_a_stream_by_a_method_of_its_own() {
    let mut server = Server::start(Version::One).await;
    let client = client(&server);
    let calling = tokio::spawn(async move { client.complete_stream(prompt()).await });
    let mut call = server.call().await;
    assert_eq!(call.header("accept"), "text/event-stream, application/json");
    assert_eq!(call.whole().await, br#"{"text":"hi","stream":true}"#);
    call.begin(&[("content-type", SSE)]);
    let mut words = calling.await.unwrap().unwrap();
    for text in ["one", "two"] {
        call.say(format!("data: {{\"word\":\"{text}\"}}\n\n").into_bytes()).await;
        assert_eq!(words.next().await.unwrap().unwrap(), word(text));
    }
    call.end();
    assert!(words.next().await.is_none());
}

#[tokio::test]
async fn an_answer_that_is_no_stream_is_an_error_with_its_body() {
    let mut server = Server::start(Version::One).await;
    let client = client(&server);
    let calling = tokio::spawn(async move { client.complete_stream(prompt()).await });
    let mut call = server.call().await;
    call.begin(&[("content-type", "application/json")]);
    call.say(&br#"{"text":"all at once"}"#[..]).await;
    call.end();
    let error = calling.await.unwrap().unwrap_err();
    assert!(error.to_string().contains("`application/json`"), "{error}");
    assert_eq!(error.body(), Some(&br#"{"text":"all at once"}"#[..]));
}

#[tokio::test]
async fn a_stream_that_breaks_off_says_where_to_go_on_and_when() {
    let mut server = Server::start(Version::One).await;
    let client = client(&server);
    let calling = tokio::spawn(async move { client.watch(WatchInput::default()).await });
    let mut call = server.call().await;
    call.begin(&[("content-type", SSE)]);
    let mut words = calling.await.unwrap().unwrap();
    assert_eq!((words.last_event_id(), words.retry_after()), (None, None));
    call.say(&b"retry: 1500\nid: 41\ndata: {\"word\":\"a\"}\n\nid: 42\ndata: {\"word\":\"b\"}\n\nid: 43\ndata: "[..]).await;
    said(&mut words, 2).await;
    call.end();
    assert!(words.next().await.is_none_or(|event| event.is_err()));
    // The event that broke off was never there.
    assert_eq!(words.last_event_id().as_deref(), Some("42"));
    assert_eq!(words.retry_after(), Some(std::time::Duration::from_millis(1500)));
}

#[tokio::test]
async fn a_wait_that_is_given_up_loses_nothing_and_a_stream_that_is_dropped_closes_the_connection() {
    let mut server = Server::start(Version::One).await;
    let client = client(&server);
    let calling = tokio::spawn(async move { client.watch(WatchInput::default()).await });
    let mut call = server.call().await;
    call.begin(&[("content-type", SSE)]);
    let mut words = calling.await.unwrap().unwrap();
    call.say(&b"data: {\"word\":\"a\"}\n\n"[..]).await;
    said(&mut words, 1).await;
    // A wait that is given up loses nothing.
    let waiting = tokio::time::timeout(std::time::Duration::from_millis(20), words.next()).await;
    assert!(waiting.is_err(), "nothing more was said");
    call.say(&b"data: {\"word\":\"b\"}\n\n"[..]).await;
    assert_eq!(words.next().await.unwrap().unwrap(), word("b"));
    drop(words);
    call.gone().await;
}

#[tokio::test]
async fn lines_and_sequences_of_json_are_sent_one_by_one() {
    let mut server = Server::start(Version::One).await;
    let sender = client(&server);
    let words = EventStream::from(vec![word("a"), word("b")]);
    let calling = tokio::spawn(async move { sender.send_words(words).await });
    let mut call = server.call().await;
    assert_eq!(call.header("content-type"), "application/x-ndjson");
    assert_eq!(call.whole().await, b"{\"word\":\"a\"}\n{\"word\":\"b\"}\n");
    call.answer(204);
    call.end();
    calling.await.unwrap().unwrap();
    for (input, body) in [
        (
            SendRecordsInput::builder().body(EventStream::from(vec![word("a")])).build(),
            &b"\x1e{\"word\":\"a\"}\n"[..],
        ),
        (SendRecordsInput::default(), b""),
    ] {
        let sender = client(&server);
        let calling = tokio::spawn(async move { sender.send_records(input).await });
        let mut call = server.call().await;
        assert_eq!(call.whole().await, body);
        call.answer(204);
        call.end();
        calling.await.unwrap().unwrap();
    }
}

/// What is read of three events, of which the second is long, within a limit.
async fn within(limit: usize) -> Vec<Result<Word, String>> {
    let event = |text: &str| format!("data: {{\"word\":\"{text}\"}}\n\n");
    let body = [event("a"), event(&"b".repeat(100)), event("c")].concat();
    let pieces = body.as_bytes().chunks(10).map(<[u8]>::to_vec).collect();
    let found = read!(client => async move {
        client.watch(WatchInput::default()).await.map(|stream| stream.with_event_limit(limit))
    }, SSE, pieces);
    found.into_iter().map(|event| event.map_err(|error| error.to_string())).collect()
}

#[tokio::test]
async fn a_caller_says_how_long_an_event_may_be() {
    assert_eq!(within(1000).await.len(), 3);
    let found = within(64).await;
    assert_eq!(found.first(), Some(&Ok(word("a"))));
    assert!(matches!(&found[1..], [Err(error)] if error.contains("64")), "{found:?}");
}
