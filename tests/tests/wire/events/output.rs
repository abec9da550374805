//! Events that are read.

use std::time::{Duration, SystemTime};

use aws_smithy_types::DateTime;
use aws_smithy_types::event_stream::HeaderValue;
use drawplate_runtime::clock::Clock;
use drawplate_runtime::retry::NoRetries;
use drawplate_runtime::stream::{EventStream, EventStreamError, StreamError};
use drawplate_runtime::transport::BoxFuture;
use drawplate_runtime::{Blob, Timestamp};
use fixture_event_streams::operation::ListenInput;
use fixture_event_streams::types::{Interrupted, Pause, Recorded, Song, Spoken, Sung, Words, Written};
use fixture_event_streams::{Client, Config};

use super::server::{Server, Version, event, exception, frame, header, text};

type Found = Result<Words, EventStreamError<Words>>;

/// What a client reads of these pieces.
async fn read(pieces: Vec<Vec<u8>>) -> Vec<Found> {
    let mut server = Server::start(Version::One).await;
    let client = server.client();
    let listening = tokio::spawn(async move { client.listen(ListenInput::default()).await });
    let mut call = server.call().await;
    call.begin(&[("content-type", "application/vnd.amazon.eventstream")]);
    let saying = tokio::spawn(async move {
        for piece in pieces {
            call.say(piece).await;
        }
        call.end();
    });
    let mut words = listening.await.unwrap().unwrap().words;
    let mut found = Vec::new();
    while let Some(word) = words.next().await {
        found.push(word);
    }
    saying.await.unwrap();
    found
}

async fn read_all(frames: &[Vec<u8>]) -> Vec<Found> {
    read(vec![frames.concat()]).await
}

fn spoken() -> (Vec<u8>, Words) {
    let headers = [
        ("loud", HeaderValue::Bool(true)),
        ("rank", HeaderValue::Byte(-3)),
        ("year", HeaderValue::Int16(2026)),
        ("count", HeaderValue::Int32(70_000)),
        ("total", HeaderValue::Int64(5_000_000_000)),
        ("key", HeaderValue::ByteArray(vec![0, 255].into())),
        ("at", HeaderValue::Timestamp(DateTime::from_millis(1_500))),
        ("by", text("me")),
        (":content-type", text("text/plain")),
    ];
    let words = Spoken::builder()
        .loud(true)
        .rank(-3)
        .year(2026)
        .count(70_000)
        .total(5_000_000_000)
        .key(Blob::new([0, 255]))
        .at(Timestamp::new(1, 500_000_000).unwrap())
        .by("me")
        .text("hello")
        .build();
    (event("spoken", &headers, b"hello"), Words::Spoken(words))
}

fn written() -> (Vec<u8>, Words) {
    let bytes = event("written", &[("by", text("me"))], br#"{"lines":2,"text":"a"}"#);
    (bytes, Words::Written(Written::builder().by("me").lines(2).text("a").build()))
}

#[tokio::test]
async fn headers_and_payloads_of_every_kind_are_read() {
    let sung = event("sung", &[], br#"{"title":"t","notes":[1,2]}"#);
    let song = Sung::builder().song(Song::builder().title("t").notes([1, 2]).build()).build();
    let recorded = event("recorded", &[], &[0, 159, 146, 150]);
    let expected = [
        spoken(),
        (sung, Words::Sung(song)),
        (recorded, Words::Recorded(Recorded::builder().sound(Blob::new([0, 159, 146, 150])).build())),
        written(),
        (event("pause", &[], b""), Words::Pause(Pause::default())),
    ];
    let frames: Vec<_> = expected.iter().map(|(frame, _)| frame.clone()).collect();
    let found: Vec<_> = read_all(&frames).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(found, expected.map(|(_, words)| words));
}

#[tokio::test]
async fn events_are_the_same_however_the_bytes_arrive() {
    let (one, other) = (spoken(), written());
    let bytes = [one.0, other.0].concat();
    let byte_by_byte = bytes.iter().map(|byte| vec![*byte]).collect();
    let found: Vec<_> = read(byte_by_byte).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(found, [one.1, other.1]);
}

#[tokio::test]
async fn an_event_that_is_not_known_is_kept_whole_and_sent_back_as_it_was() {
    let headers = [("n", HeaderValue::Int16(7)), ("id", HeaderValue::Uuid(42))];
    let later = event("whispered", &headers, b"\x00\xffps");
    let found = read_all(&[later.clone(), written().0]).await;
    let [Ok(unknown), Ok(known)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(known, &written().1);
    let Words::Unknown(member) = unknown else { panic!("{unknown:?}") };
    assert_eq!(member.name(), "whispered");
    assert!(!format!("{unknown:?}").contains("ps"), "what is not known may be a secret");

    let mut server = Server::start(Version::One).await;
    let client = server.client();
    let input = super::input::talk(EventStream::from(vec![unknown.clone()]));
    let talking = tokio::spawn(async move { client.talk(input).await });
    let mut call = server.call().await;
    let sent = call.message().await.unwrap();
    let mut bytes = Vec::new();
    aws_smithy_eventstream::frame::write_message_to(&sent, &mut bytes).unwrap();
    assert_eq!(bytes, later);
    call.begin(&[("x-session", "s")]);
    call.end();
    talking.await.unwrap().unwrap();
}

#[tokio::test]
async fn an_exception_is_typed_and_ends_the_stream() {
    let interrupted = exception("interrupted", br#"{"message":"enough","after":3}"#);
    let found = read_all(&[written().0, interrupted, written().0]).await;
    let [Ok(_), Err(error)] = &found[..] else { panic!("{found:?}") };
    let expected = Interrupted::builder().message("enough").after(3).build();
    assert_eq!(error.exception(), Some(&Words::Interrupted(expected)));
    assert_eq!((error.code(), error.message()), (Some("interrupted"), Some("enough")));
    assert_eq!(error.to_string(), "the service ended the stream: interrupted: enough");
}

#[tokio::test]
async fn errors_that_nobody_describes_have_a_code_and_a_message() {
    let error = [
        (":message-type", text("error")),
        (":error-code", text("InternalError")),
        (":error-message", text("no idea")),
    ];
    let unknown = exception("Overheated", br#"{"Message":"too warm"}"#);
    for (frame, code, message) in
        [(frame(&error, b""), "InternalError", "no idea"), (unknown, "Overheated", "too warm")]
    {
        let found = read_all(&[frame, written().0]).await;
        let [Err(EventStreamError::Unmodeled(error))] = &found[..] else { panic!("{found:?}") };
        assert_eq!((error.code(), error.message()), (Some(code), Some(message)));
    }
}

#[tokio::test]
async fn a_frame_that_is_damaged_or_cut_off_is_an_error_and_the_last_thing() {
    let whole = written().0;
    let damaged = |index: usize| {
        let mut bytes = whole.clone();
        bytes[index] ^= 1;
        bytes
    };
    let last = whole.len() - 1;
    // The length, the headers' length, their checksum, a header, the payload, the checksum of all.
    for bytes in [damaged(3), damaged(7), damaged(9), damaged(20), damaged(last - 6), damaged(last)] {
        let found = read_all(&[whole.clone(), bytes, whole.clone()]).await;
        let [Ok(_), Err(error)] = &found[..] else { panic!("{found:?}") };
        assert!(matches!(error, EventStreamError::Stream(StreamError::Frame(_))), "{error:?}");
    }
    for length in [1, 11, 12, 15, last] {
        let found = read_all(&[whole.clone(), whole[..length].to_vec()]).await;
        let [Ok(_), Err(error)] = &found[..] else { panic!("{found:?}") };
        assert!(error.to_string().contains("cut off"), "{length}: {error}");
    }
}

#[tokio::test]
async fn a_length_that_nobody_could_hold_is_not_waited_for() {
    let mut prelude = u32::MAX.to_be_bytes().to_vec();
    prelude.extend(0_u32.to_be_bytes());
    let checksum = crc32(&prelude);
    prelude.extend(checksum.to_be_bytes());
    let found = read_all(&[prelude]).await;
    let [Err(EventStreamError::Stream(error))] = &found[..] else { panic!("{found:?}") };
    assert!(matches!(error, StreamError::TooLarge { .. }), "{error}");
}

/// CRC-32 of ISO 3309, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}

#[tokio::test]
async fn one_event_that_cannot_be_read_leaves_the_others() {
    let broken = event("written", &[], b"{\"lines\":\"canary\"");
    let typed = event("spoken", &[("loud", text("canary"))], b"");
    let found = read_all(&[broken, typed, written().0]).await;
    let [Err(first), Err(second), Ok(_)] = &found[..] else { panic!("{found:?}") };
    for (error, place) in [(first, "$.written"), (second, "$.spoken.loud")] {
        assert!(error.to_string().contains(place), "{error}");
        assert!(!format!("{error} {error:?} {error:#?}").contains("canary"), "{error:?}");
    }
}

#[tokio::test]
async fn a_message_that_does_not_say_what_it_is_is_an_error() {
    let nothing = frame(&[(":event-type", text("written"))], b"{}");
    let nameless = frame(&[(":message-type", text("event"))], b"{}");
    let other = frame(&[(":message-type", text("rumour")), (":event-type", text("written"))], b"{}");
    for bytes in [nothing, nameless, other] {
        let found = read_all(&[bytes]).await;
        assert!(matches!(&found[..], [Err(EventStreamError::Stream(StreamError::Frame(_)))]), "{found:?}");
    }
}

#[tokio::test]
async fn a_response_without_its_required_header_is_refused() {
    let mut server = Server::start(Version::One).await;
    let client = server.client();
    let talking = tokio::spawn(async move { client.talk(super::input::talk(EventStream::default())).await });
    let mut call = server.call().await;
    assert_eq!(call.message().await, None);
    call.begin(&[]);
    let error = talking.await.unwrap().unwrap_err();
    assert!(error.to_string().contains("x-session"), "{error}");
}

/// A clock on which every wait is over at once.
#[derive(Debug)]
struct Impatient;

impl Clock for Impatient {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// One second is as long as any with this clock: what matters is whether there is a limit at all.
#[tokio::test]
async fn a_stream_may_be_idle_unless_a_limit_is_set() {
    for limit in [None, Some(Duration::from_secs(1))] {
        let mut server = Server::start(Version::One).await;
        let config = Config::builder().endpoint_url(server.url()).transport(server.transport());
        let mut config = config.retries(NoRetries).clock(Impatient).operation_timeout(None);
        if let Some(limit) = limit {
            config = config.stall_timeout(limit);
        }
        let client = Client::new(config.build()).unwrap();
        let listening = tokio::spawn(async move { client.listen(ListenInput::default()).await });
        let mut call = server.call().await;
        call.begin(&[]);
        let mut words = listening.await.unwrap().unwrap().words;
        let speaking = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            call.say(written().0).await;
        });
        let found = words.next().await.unwrap();
        assert_eq!(found.is_ok(), limit.is_none(), "{found:?}");
        speaking.await.unwrap();
    }
}

#[test]
fn the_headers_of_a_message_are_found_by_name() {
    let message = aws_smithy_eventstream::frame::read_message_from(&mut &spoken().0[..]).unwrap();
    assert_eq!(header(&message, "by"), Some(&text("me")));
    assert_eq!(header(&message, "to"), None);
}
