//! One value for each kind of schema, read and written by a crate that was compiled.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use drawplate_runtime::codec::Codec;
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::{Nullable, Value as _};
use fixture_schemas::types::{Absence, Animal, Everything, TypesTextOrNumber};
use serde_json::{Value, json};

fn read(json: &Value) -> Result<Everything, String> {
    let mut value = Everything::empty();
    let read = JSON.decode(json.to_string().as_bytes(), value.slot(), &ValueSchema::PLAIN);
    read.map(|()| value).map_err(|error| error.to_string())
}

fn written(value: &Everything) -> Value {
    let mut bytes = Vec::new();
    JSON.encode(value.view(), &ValueSchema::PLAIN, &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn what_the_schemas_describe_is_written_as_it_was_read() {
    let absence = json!({"neither": "", "nullOnly": null, "preset": 1, "presetOrNull": null});
    for json in [
        json!({"absence": absence}),
        json!({"absence": {"neither": "a", "nullOnly": "b", "preset": 1, "presetOrNull": 2.5,
            "absentOnly": "c", "both": null, "data": {"k": [1, null]}, "anything": [1.50, {}]}}),
        json!({"additional": {"typed": {"name": "n", "x": 1, "y": -2}, "any": {"z": {"deep": [true, null]}},
            "map": {"a": {"value": "v"}, "": {}}, "sparse": {"a": null, "b": "c"}, "patterns": {"x-a": true},
            "closed": {}}}),
        json!({"animal": {"kind": "cat", "hunts": true}}),
        json!({"animal": {"kind": "Dog", "packSize": 3}}),
        json!({"animal": {"kind": "fish", "scales": [1, 2]}}),
        json!({"enums": {"text": "", "number": -1, "nullable": null, "constant": "always", "flag": true,
            "mixed": 1}}),
        json!({"enums": {"text": "A", "number": 99, "nullable": "on", "constant": "never", "mixed": "auto"}}),
        json!({"formats": {"at": "2026-01-02T03:04:05.678Z", "day": "2026-01-02", "duration": "P1D",
            "id": "not even a uuid", "bytes": "AAEC", "small": -2147483648, "big": u64::MAX, "single": 0.5}}),
        json!({"heir": {"own": "o", "note": "n", "value": "v", "left": {"others": [{}]}}}),
        json!({"lists": {"plain": [], "sparse": ["a", null], "nested": [[], [1, 2]],
            "positions": ["a", 1, {"more": true}], "inline": [{"x": 1.5}, {}]}}),
        json!({"oneWay": {"id": "1", "secret": "s"}}),
        json!({"types": {"textOrNumber": 1, "textOrList": ["a"], "numberOrObject": {"value": "v"},
            "known": "c"}}),
        json!({"types": {"textOrNumber": "1", "textOrList": "a", "numberOrObject": 1.5, "known": "a"}}),
        json!({"wrapped": {"value": "v"}}),
    ] {
        let value = read(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
        assert_eq!(written(&value), json);
    }
}

#[test]
fn numbers_of_any_size_keep_their_digits() {
    let json: Value = serde_json::from_str(
        r#"{"formats": {"huge": 99999999999999999998, "exact": 0.1000000000000000000001}}"#,
    )
    .unwrap();
    assert_eq!(written(&read(&json).unwrap()).to_string(), json.to_string());
}

#[test]
fn what_the_schemas_forbid_is_refused_with_its_place() {
    for (json, said) in [
        (json!({"absence": {"nullOnly": null, "preset": 1, "presetOrNull": 1}}), "neither"),
        (json!({"absence": {"neither": null, "nullOnly": null, "preset": 1, "presetOrNull": 1}}), "neither"),
        (json!({"formats": {"small": 2147483648_i64}}), "small"),
        (json!({"lists": {"nested": [[1, "2"]]}}), "nested[0][1]"),
        (json!({"oneWay": {"id": "1", "secret": {}}}), "secret"),
    ] {
        let error = read(&json).map(drop).unwrap_err();
        assert!(error.contains(said), "{error}: {json}");
    }
}

#[test]
fn members_start_with_their_defaults_and_null_is_set_by_name() {
    let absence = Absence::builder().neither("a").null_only_null().build();
    assert_eq!((absence.null_only, absence.preset), (Nullable::Null, 7));
    assert_eq!(absence.preset_or_null, Nullable::Value(1.0));
    assert_eq!(absence.anything, None);
}

#[test]
fn choices_are_typed() {
    let value =
        read(&json!({"animal": {"kind": "cat", "hunts": true}, "types": {"textOrNumber": 3}})).unwrap();
    assert!(matches!(value.animal, Some(Animal::Cat(cat)) if cat.hunts == Some(true)));
    assert_eq!(value.types.unwrap().text_or_number, Some(TypesTextOrNumber::Integer(3)));
}

#[test]
fn what_travels_one_way_is_optional_where_its_structure_travels_both_and_secrets_are_not_shown() {
    let value = read(&json!({"oneWay": {"secret": "CANARY"}})).unwrap();
    assert_eq!(value.one_way.as_ref().unwrap().id, None);
    assert!(!format!("{value:?}").contains("CANARY"));
}
