//! Events that are sent, and those that are read meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use aws_smithy_types::DateTime;
use aws_smithy_types::event_stream::HeaderValue;
use drawplate_runtime::stream::EventStream;
use drawplate_runtime::{Blob, Timestamp};
use fixture_event_streams::operation::TalkInput;
use fixture_event_streams::types::{Interrupted, Pause, Recorded, Song, Spoken, Sung, Words, Written};
use tokio::sync::mpsc;

use super::server::{Channel, Server, Version, event, header, text};

pub(super) fn talk(words: EventStream<Words>) -> TalkInput {
    TalkInput::builder().room("r").words(words).build()
}

fn say(line: &str) -> Words {
    Words::Written(Written::builder().text(line).build())
}

#[tokio::test]
async fn headers_and_payloads_of_every_kind_are_sent() {
    let spoken = Spoken::builder()
        .loud(false)
        .rank(127)
        .year(-1)
        .count(1)
        .total(2)
        .key(Blob::new([7]))
        .at(Timestamp::from_seconds(-1))
        .text("hi");
    let words = vec![
        Words::Spoken(spoken.build()),
        Words::Sung(Sung::builder().song(Song::builder().title("t").build()).build()),
        Words::Recorded(Recorded::builder().sound(Blob::new([0, 255])).build()),
        say("a"),
        Words::Pause(Pause::default()),
        Words::Interrupted(Interrupted::builder().message("stop").build()),
    ];
    let mut server = Server::start(Version::One).await;
    let client = server.client();
    let talking = tokio::spawn(async move { client.talk(talk(words.into())).await });
    let mut call = server.call().await;
    assert_eq!(call.head.uri.path(), "/talk/r");
    assert_eq!(call.header("content-type"), "application/vnd.amazon.eventstream");
    assert_eq!(call.header("content-length"), "", "how long it will be, nobody knows");
    let mut sent = Vec::new();
    while let Some(message) = call.message().await {
        sent.push(message);
    }
    let expected: [(&str, &str, &str, &[u8]); 6] = [
        ("event", "spoken", "text/plain", b"hi"),
        ("event", "sung", "application/json", br#"{"title":"t"}"#),
        ("event", "recorded", "application/octet-stream", &[0, 255]),
        ("event", "written", "application/json", br#"{"text":"a"}"#),
        ("event", "pause", "", b""),
        ("exception", "interrupted", "application/json", br#"{"message":"stop"}"#),
    ];
    assert_eq!(sent.len(), expected.len());
    for (message, (kind, name, media_type, payload)) in sent.iter().zip(expected) {
        let place = if kind == "event" { ":event-type" } else { ":exception-type" };
        assert_eq!(header(message, ":message-type"), Some(&text(kind)));
        assert_eq!(header(message, place), Some(&text(name)));
        let media_type = Some(media_type).filter(|it| !it.is_empty()).map(text);
        assert_eq!(header(message, ":content-type"), media_type.as_ref(), "{name}");
        assert_eq!(message.payload().as_ref(), payload, "{name}");
    }
    for (name, value) in [
        ("loud", HeaderValue::Bool(false)),
        ("rank", HeaderValue::Byte(127)),
        ("year", HeaderValue::Int16(-1)),
        ("count", HeaderValue::Int32(1)),
        ("total", HeaderValue::Int64(2)),
        ("key", HeaderValue::ByteArray(vec![7].into())),
        ("at", HeaderValue::Timestamp(DateTime::from_millis(-1000))),
    ] {
        assert_eq!(header(&sent[0], name), Some(&value));
    }
    assert_eq!(header(&sent[0], "by"), None, "what is not set is not sent");
    call.begin(&[("x-session", "s")]);
    call.end();
    assert_eq!(talking.await.unwrap().unwrap().session, "s");
}

/// The second word is made only when an answer to the first was read.
#[tokio::test]
async fn each_side_hears_the_other_before_it_goes_on() {
    for version in [Version::One, Version::Two] {
        let mut server = Server::start(version).await;
        let client = server.client();
        let (words, receiver) = mpsc::channel(1);
        let input = talk(EventStream::new(Channel(receiver)));
        let talking = tokio::spawn(async move { client.talk(input).await });
        let mut call = server.call().await;
        call.begin(&[("x-session", "s")]);
        let mut answers = talking.await.unwrap().unwrap().words;
        for line in ["one", "two", "three"] {
            words.send(say(line)).await.unwrap();
            let heard = call.message().await.unwrap();
            assert_eq!(heard.payload().as_ref(), format!(r#"{{"text":"{line}"}}"#).as_bytes());
            call.say(event("written", &[], heard.payload())).await;
            assert_eq!(answers.next().await.unwrap().unwrap(), say(line), "{version:?}");
        }
        drop(words);
        assert_eq!(call.message().await, None);
        call.end();
        assert!(answers.next().await.is_none());
    }
}

#[tokio::test]
async fn a_source_that_fails_breaks_the_request_off() {
    let mut server = Server::start(Version::One).await;
    let client = server.client();
    let (words, receiver) = mpsc::channel(2);
    words.send(Ok(say("one"))).await.unwrap();
    let input = talk(EventStream::try_new(Channel(receiver)));
    let talking = tokio::spawn(async move { client.talk(input).await });
    let mut call = server.call().await;
    assert!(call.message().await.is_some());
    words.send(Err("out of words")).await.unwrap();
    let error = talking.await.unwrap().unwrap_err();
    assert!(error.call_error().is_some(), "{error}");
}

#[tokio::test]
async fn events_at_hand_are_sent_again_and_others_are_not() {
    let made = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&made);
    let again = EventStream::replayable(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        let (words, receiver) = mpsc::channel(1);
        words.try_send(say("one")).unwrap();
        Channel(receiver)
    });
    let (_, once) = mpsc::channel(1);
    for (words, attempts) in
        [(EventStream::from_iter([say("one")]), 2), (again, 2), (EventStream::new(Channel(once)), 1)]
    {
        let mut server = Server::start(Version::One).await;
        let config = fixture_event_streams::Config::builder().endpoint_url(server.url());
        let client = fixture_event_streams::Client::new(config.transport(server.transport()).build());
        let talking = tokio::spawn(async move { client.unwrap().talk(talk(words)).await });
        for attempt in 1..=attempts {
            let mut call = server.call().await;
            while call.message().await.is_some() {}
            if attempt == 2 {
                call.begin(&[("x-session", "s")]);
            } else {
                call.answer(429);
            }
            call.end();
        }
        assert_eq!(talking.await.unwrap().is_ok(), attempts == 2);
    }
    assert_eq!(made.load(Ordering::Relaxed), 2);
}
