//! Members that no specification names, where `spec.toml` asks for them: read, printed without their
//! values, and written back, by crates that were compiled and against a real server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at once")]

use drawplate_runtime::codec::Codec;
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::Value as _;
use drawplate_tests::server::{Reply, Server};
use fixture_kept::operation::{PutThingError, PutThingInput};
use fixture_kept::types::{Declared, Filter, Part, Thing};
use serde_json::{Value, json};

fn client(server: &Server) -> fixture_kept::Client {
    let config = fixture_kept::Config::builder().endpoint_url(server.url());
    fixture_kept::Client::new(config.build()).unwrap()
}

fn newer() -> Value {
    json!({
        "name": "n",
        "additional_properties": "a member of its own",
        "declared": {"name": "d", "more": 1},
        "parts": [{"kind": "bolt", "length": 3, "thread": {"pitch": 0.50}}, {"kind": "nut", "": null}],
        "colour": ["red", null, {"deep": [true]}],
    })
}

#[tokio::test]
async fn what_was_read_is_written_back_with_what_nobody_knows() {
    let server = Server::with([Reply::json(200, &newer()), Reply::json(200, &newer())]).await;
    let put = |thing: Thing| {
        let input = PutThingInput::builder().body(thing).filter(Filter::builder().name("n").build());
        client(&server).put_thing(input.build())
    };
    let thing = put(Thing::builder().name("n").build()).await.unwrap();
    assert_eq!(thing.additional_properties.as_deref(), Some("a member of its own"));
    let Some([Part::Bolt(bolt), Part::Nut(_)]) = thing.parts.as_deref() else { panic!("{thing:?}") };
    assert_eq!(thing.additional_properties_2.keys().collect::<Vec<_>>(), ["colour"]);
    assert_eq!(bolt.additional_properties.keys().collect::<Vec<_>>(), ["thread"]);
    put(thing).await.unwrap();
    let [first, second] = server.take_requests().try_into().unwrap();
    assert_eq!(first.json(), json!({"name": "n"}));
    assert_eq!(second.json(), newer());
}

#[tokio::test]
async fn errors_keep_what_they_do_not_name() {
    let reply = Reply::json(409, &json!({"message": "m", "winner": "CANARY"}));
    let server = Server::with([reply]).await;
    let input = PutThingInput::builder().body(Thing::builder().name("n").build()).build();
    let error = client(&server).put_thing(input).await.unwrap_err();
    let printed = format!("{error} {error:?} {error:#?}");
    assert!(!printed.contains("CANARY"), "{printed}");
    let PutThingError::Conflict(conflict) = error else { panic!("{error}") };
    assert_eq!(conflict.additional_properties["winner"], "CANARY".into());
}

/// Smithy RPC v2 CBOR: unknown members are to be ignored, and are kept only where that is asked for.
#[tokio::test]
async fn maps_of_cbor_keep_what_nobody_knows() {
    use ciborium::cbor;
    use fixture_kept_cbor::operation::PutThingInput;

    let answer = cbor!({"thing" => {"name" => "n", "x" => [1, true, null]}, "etag" => -5}).unwrap();
    let mut bytes = Vec::new();
    ciborium::into_writer(&answer, &mut bytes).unwrap();
    let reply = || Reply::new(200).header("smithy-protocol", "rpc-v2-cbor").body(bytes.clone());
    let server = Server::with([reply(), reply()]).await;
    let config = fixture_kept_cbor::Config::builder().endpoint_url(server.url()).build();
    let client = fixture_kept_cbor::Client::new(config).unwrap();
    let output = client.put_thing(PutThingInput::builder().build()).await.unwrap();
    assert_eq!(output.additional_properties["etag"], (-5).into());
    client.put_thing(PutThingInput::builder().thing(output.thing.unwrap()).build()).await.unwrap();
    let [_, second] = server.take_requests().try_into().unwrap();
    let sent: ciborium::Value = ciborium::from_reader(second.body.as_slice()).unwrap();
    assert_eq!(sent, cbor!({"thing" => {"name" => "n", "x" => [1, true, null]}}).unwrap());
}

/// What is not described may be a secret, and nobody can have said so.
#[test]
fn only_the_names_are_printed() {
    let mut thing = Thing::empty();
    let text = r#"{"name": "shown", "token": {"a": "CANARY"}, "declared": {"shown-too": 17}}"#;
    JSON.decode(text.as_bytes(), thing.slot(), &ValueSchema::PLAIN).unwrap();
    let printed = format!("{thing:?}");
    assert!(printed.contains("token") && printed.contains("17"), "{printed}");
    assert!(!printed.contains("CANARY"), "{printed}");
}

#[test]
fn nothing_that_is_not_described_makes_a_response_wrong() {
    let deep = format!("{}{}", "[".repeat(150), "]".repeat(150));
    for (text, names) in [
        (r#"{"name": "n", "x": 1, "x": {}}"#.to_owned(), vec!["x"]),
        (format!(r#"{{"name": "n", "deep": {deep}, "x": 1}}"#), vec!["x"]),
        (r#"{"name": "n", "x": {"y": 1, "y": 2}}"#.to_owned(), vec![]),
    ] {
        let mut thing = Thing::empty();
        JSON.decode(text.as_bytes(), thing.slot(), &ValueSchema::PLAIN).unwrap();
        assert_eq!(thing.additional_properties_2.keys().collect::<Vec<_>>(), names, "{text}");
    }
    // What the specification does describe is held to it.
    let mut declared = Declared::empty();
    let twice = JSON.decode(br#"{"x": 1, "x": 2}"#, declared.slot(), &ValueSchema::PLAIN);
    assert!(twice.is_err());
}
