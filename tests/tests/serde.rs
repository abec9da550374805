//! Generated types through serde: what serde_json writes is what is sent, and other formats bring
//! back what they were given.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::fmt::Debug;

use drawplate_aws_devops_agent::operation::AssociateServiceInput;
use drawplate_aws_devops_agent::types::{MonitorAccountType, ServiceConfiguration, ServiceDetails};
use drawplate_datadog::types as datadog;
use drawplate_runtime::codec::Codec;
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::serde::{Deserialize, Serialize};
use drawplate_runtime::value::Value;
use drawplate_tests::seeds::{self, Part};
use serde_json::json;

/// Reads a body by serde and by the codec, and writes it by both and in other formats.
fn same<T>(body: &serde_json::Value) -> T
where
    T: Value + Serialize + for<'de> Deserialize<'de> + PartialEq + Debug,
{
    let mut value = T::empty();
    JSON.decode(body.to_string().as_bytes(), value.slot(), &ValueSchema::PLAIN).unwrap();
    let mut wire = Vec::new();
    JSON.encode(value.view(), &ValueSchema::PLAIN, &mut wire).unwrap();
    let wire = String::from_utf8(wire).unwrap();

    assert_eq!(serde_json::to_string(&value).unwrap(), wire);
    assert_eq!(serde_json::from_str::<T>(&wire).unwrap(), value, "{wire}");
    assert_eq!(serde_json::from_value::<T>(body.clone()).unwrap(), value, "{wire}");
    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor).unwrap();
    assert_eq!(ciborium::from_reader::<T, _>(cbor.as_slice()).unwrap(), value, "{wire}");
    match toml::to_string(&value) {
        Ok(toml) => assert_eq!(toml::from_str::<T>(&toml).unwrap(), value, "{toml}"),
        // TOML has no null, no integers beyond 64 bits, and nothing but tables for a document.
        Err(error) => {
            assert!(wire.contains("null") || wire.contains(&u64::MAX.to_string()), "{error}: {wire}")
        }
    }
    value
}

/// Checks a body of an operation, which is known by its method and the length of its path.
fn check(method: &str, segments: usize, part: Part, body: &serde_json::Value) -> bool {
    match (method, segments, part) {
        ("POST", 5, Part::Request) => drop(same::<datadog::CreateActionConnectionRequest>(body)),
        ("POST", 5, Part::Success) => drop(same::<datadog::CreateActionConnectionResponse>(body)),
        ("POST", 4, Part::Request) => drop(same::<datadog::ServiceAccountCreateRequest>(body)),
        ("POST", 4, Part::Success) => drop(same::<datadog::UserResponse>(body)),
        ("POST", 6, Part::Request) => drop(same::<datadog::ApplicationKeyCreateRequest>(body)),
        ("PATCH", 7, Part::Request) => drop(same::<datadog::ApplicationKeyUpdateRequest>(body)),
        ("POST", 6, Part::Success) | ("PATCH", 7, Part::Success) => {
            drop(same::<datadog::ApplicationKeyResponse>(body));
        }
        ("GET", 7, Part::Success) => drop(same::<datadog::PartialApplicationKeyResponse>(body)),
        (_, _, Part::Error(_)) => drop(same::<datadog::ApiErrorResponse>(body)),
        _ => return false,
    }
    true
}

#[test]
fn the_bodies_of_the_documentation_are_written_by_serde_as_they_are_sent() {
    let mut checked = 0;
    for phrase in ["api/v2/actions/connections", "api/v2/service_accounts"] {
        let Some(page) = seeds::page_with(phrase) else { return };
        for example in seeds::examples(&page) {
            let segments = example.path.split('/').count();
            // JSON:API's errors are objects where those of most operations are texts.
            let errors_are_objects = example.json.pointer("/errors/0").is_some_and(|it| it.is_object());
            if errors_are_objects {
                drop(same::<datadog::JsonApiErrorResponse>(&example.json));
            } else {
                checked += usize::from(check(&example.method, segments, example.part, &example.json));
            }
        }
    }
    assert!(checked > 10, "only {checked} examples were checked");
}

#[test]
fn every_kind_of_schema_is_written_by_serde_as_it_is_sent() {
    for body in [
        json!({"absence": {"neither": "a", "nullOnly": null, "preset": 1, "presetOrNull": 2.5,
            "absentOnly": "c", "both": null, "data": {"k": [1, null]}, "anything": [1.5, {}]}}),
        json!({"additional": {"typed": {"name": "n", "x": 1, "y": -2}, "any": {"z": {"deep": [true, 7]}},
            "map": {"a": {"value": "v"}, "": {}}, "patterns": {"x-a": true}, "closed": {}}}),
        json!({"animal": {"kind": "cat", "hunts": true}}),
        json!({"animal": {"kind": "fish", "scales": [1, 2]}}),
        json!({"enums": {"text": "A", "number": 99, "nullable": "on", "constant": "never", "mixed": "auto"}}),
        json!({"formats": {"at": "2026-01-02T03:04:05.678Z", "day": "2026-01-02", "duration": "P1D",
            "id": "not even a uuid", "bytes": "AAEC", "small": -2147483648, "big": u64::MAX, "single": 0.5}}),
        json!({"lists": {"plain": [], "sparse": ["a", null], "nested": [[], [1, 2]]}}),
        json!({"oneWay": {"id": "1", "secret": "s"}}),
        json!({"types": {"textOrNumber": "1", "textOrList": "a", "numberOrObject": 1.5, "known": "a"}}),
        json!({"types": {"textOrNumber": 1, "textOrList": ["a"], "numberOrObject": {"value": "v"},
            "known": "c"}}),
    ] {
        same::<fixture_schemas::types::Everything>(&body);
    }
}

/// serde_json is built with `arbitrary_precision` here, as it is for whoever asks for such numbers.
#[test]
fn numbers_of_any_size_keep_their_digits() {
    let text = r#"{"formats":{"huge":9999999999999999999999999999999999999999998,"exact":0.1000000000000000000001}}"#;
    let value: fixture_schemas::types::Everything = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor).unwrap();
    let read: fixture_schemas::types::Everything = ciborium::from_reader(cbor.as_slice()).unwrap();
    assert_eq!(read, value);
}

#[test]
fn unions_keep_what_the_crate_does_not_know() {
    let known = same::<ServiceConfiguration>(&json!({"aws": {
        "assumableRoleArn": "arn:aws:iam::1:role/r", "accountId": "1", "accountType": "monitor"}}));
    assert!(known.as_aws().is_some());
    let unknown = same::<ServiceConfiguration>(&json!({"quantum": {"qubits": [1, {"deep": null}]}}));
    assert!(unknown.is_unknown());
    let tagged = same::<datadog::ActionConnectionIntegration>(&json!({"type": "New", "more": 1}));
    assert!(tagged.is_unknown());
    let value = serde_json::to_string(&MonitorAccountType::from("new")).unwrap();
    assert_eq!(value, r#""new""#);
}

#[test]
fn an_input_is_data_with_all_its_members_wherever_they_travel() {
    let configuration: ServiceConfiguration = serde_json::from_value(json!({"new": {}})).unwrap();
    let input = AssociateServiceInput::builder()
        .agent_space_id("space")
        .service_id("service")
        .configuration(configuration)
        .build();
    let expected = r#"{"agentSpaceId":"space","serviceId":"service","configuration":{"new":{}}}"#;
    assert_eq!(serde_json::to_string(&input).unwrap(), expected);
}

/// serde is for data: a value that is stored without its secrets could not be sent when it is read.
#[test]
fn secrets_are_data() {
    let body = json!({"dynatrace": {"accountUrn": "urn", "authorizationConfig": {"oAuthClientCredentials": {
        "clientId": "id", "clientSecret": "hunter2"}}}});
    let details = same::<ServiceDetails>(&body);
    assert!(serde_json::to_string(&details).unwrap().contains("hunter2"));
    assert!(!format!("{details:?}").contains("hunter2"));
}

#[test]
fn what_does_not_fit_is_an_error_that_names_the_place() {
    for (body, said) in [
        (json!({"data": {"attributes": {"name": 1}}}), "a string"),
        (json!({"data": {"attributes": {}}}), "$.data.attributes.integration"),
        (json!([]), "an object"),
    ] {
        let error = serde_json::from_value::<datadog::CreateActionConnectionRequest>(body).unwrap_err();
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[test]
fn nesting_is_limited_whatever_the_format_allows() {
    const LIST_OF_ONE: u8 = 0x81;
    for (levels, is_read) in [(128, true), (129, false), (200, false)] {
        let mut cbor = vec![LIST_OF_ONE; levels];
        cbor.push(1);
        let read = ciborium::from_reader::<drawplate_runtime::Document, _>(cbor.as_slice());
        assert_eq!(read.is_ok(), is_read, "{levels} levels: {:?}", read.err());
    }
}
