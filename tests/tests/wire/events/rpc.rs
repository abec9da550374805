//! Initial messages of an RPC protocol, and signatures of events.

use aws_smithy_eventstream::frame::{read_message_from, write_headers_to};
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use drawplate_runtime::auth::Credentials;
use drawplate_runtime::retry::NoRetries;
use fixture_event_streams_rpc::operation::{AddInput, CountInput};
use fixture_event_streams_rpc::types::{Number, Numbers};
use fixture_event_streams_rpc::{Client, Config};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::server::{Call, Server, Version, event, exception, header, text};

const SECRET: &str = "canary-9c2f-secret-access-key";

fn client(server: &Server) -> Client {
    let config = Config::builder().endpoint_url(server.url()).region("eu-central-1");
    let config = config.credentials(Credentials::new("AKIDEXAMPLE", SECRET));
    Client::new(config.transport(server.transport()).retries(NoRetries).build()).unwrap()
}

fn number(value: i32) -> Numbers {
    Numbers::Number(Number::builder().value(value).build())
}

const ONE: &[u8] = br#"{"value":1}"#;

/// What a client reads of these frames: the members beside the stream, and the events.
async fn count(frames: &[Vec<u8>]) -> Result<(String, Option<String>, Vec<Numbers>), String> {
    let mut server = Server::start(Version::One).await;
    let client = client(&server);
    let counting = tokio::spawn(async move { client.count(CountInput::builder().from(1).build()).await });
    let mut call = server.call().await;
    assert_eq!(call.header("content-type"), "application/x-amz-json-1.1");
    assert_eq!(call.header("x-amz-target"), "Fixture.Count");
    call.begin(&[]);
    call.say(frames.concat()).await;
    call.end();
    let mut output = counting.await.unwrap().map_err(|error| error.to_string())?;
    let mut numbers = Vec::new();
    while let Some(number) = output.numbers.next().await {
        numbers.push(number.map_err(|error| error.to_string())?);
    }
    Ok((output.session, output.hint, numbers))
}

#[tokio::test]
async fn the_first_message_has_the_members_beside_the_stream() {
    let first = event("initial-response", &[], br#"{"session":"s","hint":"h"}"#);
    let found = count(&[first, event("number", &[], ONE), event("number", &[], ONE)]).await;
    assert_eq!(found, Ok(("s".to_owned(), Some("h".to_owned()), vec![number(1), number(1)])));
}

#[tokio::test]
async fn a_stream_without_its_required_members_is_refused() {
    for frames in [vec![], vec![event("number", &[], ONE)], vec![event("initial-response", &[], b"{}")]] {
        let error = count(&frames).await.unwrap_err();
        assert!(error.contains("session"), "{error}");
    }
}

#[tokio::test]
async fn an_exception_after_the_first_message_is_read_with_the_events() {
    let first = event("initial-response", &[], br#"{"session":"s"}"#);
    let error = count(&[first, exception("tooMany", br#"{"limit":1}"#)]).await.unwrap_err();
    assert_eq!(error, "the service ended the stream: tooMany");
}

/// All messages of a request, taken out of those that sign them.
async fn signed(call: &mut Call) -> Vec<(Message, Option<Message>)> {
    let mut all = Vec::new();
    while let Some(outer) = call.message().await {
        let inner = (!outer.payload().is_empty())
            .then(|| read_message_from(&mut outer.payload().as_ref()).expect("a message in a message"));
        all.push((outer, inner));
    }
    all
}

#[tokio::test]
async fn events_are_sent_after_the_first_message_and_signed_one_after_the_other() {
    let mut server = Server::start(Version::One).await;
    let client = client(&server);
    let input = AddInput::builder().name("n").numbers(vec![number(1), number(2)]).build();
    let adding = tokio::spawn(async move { client.add(input).await });
    let mut call = server.call().await;
    assert_eq!(call.header("content-type"), "application/vnd.amazon.eventstream");
    assert_eq!(call.header("x-amz-content-sha256"), "STREAMING-AWS4-HMAC-SHA256-EVENTS");
    let authorization = call.header("authorization").to_owned();
    let found = signed(&mut call).await;
    call.begin(&[]);
    call.say(&br#"{"sum":3}"#[..]).await;
    call.end();
    assert_eq!(adding.await.unwrap().unwrap().sum, Some(3));

    let names: Vec<_> =
        found.iter().map(|(_, inner)| inner.as_ref().and_then(|it| header(it, ":event-type"))).collect();
    let expected = [Some("initial-request"), Some("number"), Some("number"), None];
    assert_eq!(names, expected.map(|name| name.map(text)).each_ref().map(Option::as_ref));
    let first = found[0].1.as_ref().unwrap();
    assert_eq!(first.payload().as_ref(), br#"{"name":"n"}"#);
    assert_eq!(header(first, ":content-type"), Some(&text("application/json")));

    let (_, seed) = authorization.rsplit_once("Signature=").unwrap();
    let mut before = seed.to_owned();
    for (outer, _) in &found {
        let signature = signature(outer, &before);
        assert_eq!(
            header(outer, ":chunk-signature"),
            Some(&HeaderValue::ByteArray(signature.clone().into()))
        );
        before = hex::encode(signature);
    }
}

fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

/// The signature that a message has after another one, as AWS describes it for event streams
/// (Amazon Transcribe, "Signing event stream messages").
fn signature(message: &Message, before: &str) -> Vec<u8> {
    let Some(HeaderValue::Timestamp(time)) = header(message, ":date") else { panic!("no date") };
    let mut headers = Vec::new();
    write_headers_to(&[Header::new(":date", HeaderValue::Timestamp(*time))], &mut headers).unwrap();
    let text = time.fmt(aws_smithy_types::date_time::Format::DateTime).unwrap();
    let text = text.replace(['-', ':'], "");
    let (date, _) = text.split_once('T').unwrap();
    let scope = format!("{date}/eu-central-1/counting/aws4_request");
    let digests = [&headers[..], message.payload()].map(|bytes| hex::encode(Sha256::digest(bytes)));
    let signed = format!("AWS4-HMAC-SHA256-PAYLOAD\n{text}\n{scope}\n{before}\n{}", digests.join("\n"));
    let key = format!("AWS4{SECRET}").into_bytes();
    let parts = [date, "eu-central-1", "counting", "aws4_request", &signed];
    parts.iter().fold(key, |key, part| hmac(&key, part.as_bytes()))
}
