//! A model with one node damaged is refused or read, and never brings the front end down.

use serde_json::{Value, json};

use super::toy::{lower, read};
use crate::diagnostic::render;
use crate::options::Options;

/// A model that has most constructs once.
const MODEL: &str = r#"{"smithy": "2.0", "metadata": {"a": [1]}, "shapes": {
    "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Op"}],
        "resources": [{"target": "a#R"}], "errors": [{"target": "a#Bad"}], "rename": {"b#T": "Other"},
        "traits": {"aws.protocols#restJson1": {"http": ["h2"]}, "aws.auth#sigv4": {"name": "s"},
            "smithy.api#httpApiKeyAuth": {"in": "query", "name": "k"}, "smithy.api#auth": ["aws.auth#sigv4"],
            "aws.api#service": {"sdkId": "S"}, "smithy.api#paginated": {"inputToken": "k"},
            "smithy.api#xmlNamespace": {"uri": "u"}, "smithy.rules#endpointRuleSet": {"version": "1.0"}}},
    "a#R": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}},
        "read": {"target": "a#Read"}, "collectionOperations": [{"target": "a#List"}]},
    "a#Read": {"type": "operation", "input": {"target": "a#ReadIn"}, "mixins": [{"target": "a#OpMixin"}],
        "traits": {"smithy.api#optionalAuth": {}, "smithy.api#readonly": {}}},
    "a#ReadIn": {"type": "structure", "traits": {"smithy.api#input": {}, "a#note": {"text": "x", "tags": ["y"]}}, "members": {
        "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}},
    "a#note": {"type": "structure", "traits": {"smithy.api#trait": {}}, "members": {
        "text": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}, "tags": {"target": "a#L"}}},
    "a#List": {"type": "operation"},
    "a#OpMixin": {"type": "operation", "errors": [{"target": "a#Bad"}], "traits": {"smithy.api#mixin": {}}},
    "a#Op": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"}, "traits": {
        "smithy.api#http": {"method": "POST", "uri": "/{id}?x=1", "code": 201},
        "smithy.api#endpoint": {"hostPrefix": "{id}."}, "smithy.api#paginated": {"items": "l", "outputToken": "next"},
        "smithy.api#requestCompression": {"encodings": ["gzip"]}, "smithy.api#tags": ["t"],
        "smithy.api#externalDocumentation": {"a": "https://a"}, "smithy.api#deprecated": {"since": "1"}}},
    "a#In": {"type": "structure", "mixins": [{"target": "a#Mixin"}], "members": {
        "l": {"target": "a#L", "traits": {"smithy.api#httpQuery": "l", "smithy.api#default": []}},
        "t": {"target": "a#T"}, "o": {"target": "b#T"}, "k": {"target": "smithy.api#String"}, "n": {"target": "smithy.api#Integer",
            "traits": {"smithy.api#default": 1, "smithy.api#range": {"min": 0}, "smithy.api#jsonName": "N"}}}},
    "a#In$l": {"type": "apply", "traits": {"smithy.api#documentation": "d"}},
    "a#Mixin": {"type": "structure", "traits": {"smithy.api#mixin": {"localTraits": ["smithy.api#title"]}}, "members": {
        "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {},
            "smithy.api#hostLabel": {}}}}},
    "a#Out": {"type": "structure", "members": {"e": {"target": "a#E"}, "i": {"target": "a#I"},
        "b": {"target": "a#B", "traits": {"smithy.api#httpPayload": {}, "smithy.api#required": {}}},
        "next": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "next"}},
        "l": {"target": "a#L", "traits": {"smithy.api#httpHeader": "l"}},
        "c": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpResponseCode": {}}}}},
    "a#L": {"type": "list", "member": {"target": "a#Old"}, "traits": {"smithy.api#sparse": {}}},
    "a#T": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#U"}},
    "b#T": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "date-time"}},
    "a#U": {"type": "union", "members": {"u": {"target": "smithy.api#Unit"}, "t": {"target": "a#T"}}},
    "a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}}}},
    "a#I": {"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}},
    "a#Old": {"type": "string", "traits": {"smithy.api#enum": [{"value": "v", "name": "V"}],
        "smithy.api#length": {"min": 1}, "smithy.api#pattern": "v"}},
    "a#B": {"type": "blob", "traits": {"smithy.api#streaming": {}, "smithy.api#mediaType": "a/b"}},
    "a#Bad": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 400,
        "smithy.api#retryable": {"throttling": true}, "aws.protocols#awsQueryError": {"code": "B", "httpResponseCode": 400}}}
}}"#;

/// The pointers to all nodes of a value.
fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![(String::new(), value)];
    while let Some((pointer, value)) = waiting.pop() {
        let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
        match value {
            Value::Object(object) => {
                waiting
                    .extend(object.iter().map(|(key, value)| (format!("{pointer}/{}", escape(key)), value)));
            }
            Value::Array(items) => {
                waiting.extend(
                    items.iter().enumerate().map(|(index, value)| (format!("{pointer}/{index}"), value)),
                );
            }
            _ => {}
        }
        found.push(pointer);
    }
    found
}

/// Reads a damaged model, and says what it says.
fn survives(value: &Value) -> String {
    let (draft, diagnostics, sources) = read(&[&value.to_string()], &Options::default());
    assert_eq!(draft.is_some(), !diagnostics.has_errors());
    render(&diagnostics, &sources)
}

#[test]
fn the_whole_model_is_sound() {
    assert_eq!(lower(MODEL).operations.len(), 3);
}

#[test]
fn any_node_may_be_of_another_type() {
    let model: Value = serde_json::from_str(MODEL).unwrap();
    let others = [json!(null), json!(true), json!(1), json!("a#In"), json!([]), json!([{}]), json!({})];
    for pointer in pointers(&model) {
        for other in &others {
            let mut damaged = model.clone();
            *damaged.pointer_mut(&pointer).unwrap() = other.clone();
            survives(&damaged);
        }
    }
}

#[test]
fn any_node_may_be_missing() {
    let model: Value = serde_json::from_str(MODEL).unwrap();
    for pointer in pointers(&model).iter().filter(|pointer| !pointer.is_empty()) {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let mut damaged = model.clone();
        match damaged.pointer_mut(parent).unwrap() {
            Value::Object(object) => drop(object.shift_remove(&key.replace("~1", "/").replace("~0", "~"))),
            Value::Array(items) => drop(items.remove(key.parse().unwrap())),
            _ => {}
        }
        survives(&damaged);
    }
}

#[test]
fn any_reference_may_lead_to_any_shape() {
    let model: Value = serde_json::from_str(MODEL).unwrap();
    let shapes: Vec<String> = model["shapes"].as_object().unwrap().keys().cloned().collect();
    for pointer in pointers(&model).iter().filter(|pointer| pointer.ends_with("/target")) {
        for shape in &shapes {
            let mut damaged = model.clone();
            *damaged.pointer_mut(pointer).unwrap() = json!(shape);
            survives(&damaged);
        }
    }
}

#[test]
fn a_text_may_end_anywhere() {
    for end in (0..MODEL.len()).step_by(7) {
        let (draft, diagnostics, _) = read(&[&MODEL[..end]], &Options::default());
        assert!(draft.is_none() && diagnostics.has_errors());
    }
}
