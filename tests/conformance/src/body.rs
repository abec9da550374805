//! Bodies, compared by what they mean.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::{cbor, forms, xml};

/// The bytes of a body as a test writes it: base64 where the format is binary.
pub(crate) fn bytes(written: &str, media_type: Option<&str>) -> Result<Vec<u8>, String> {
    match essence(media_type) {
        "application/cbor" => {
            STANDARD.decode(written).map_err(|error| format!("in the test's body: {error}"))
        }
        _ => Ok(written.as_bytes().to_vec()),
    }
}

/// Compares a body with the one that a test expects.
pub(crate) fn check(
    found: &[u8],
    expected: &str,
    media_type: Option<&str>,
    has_maps: bool,
) -> Result<(), String> {
    let expected = bytes(expected, media_type)?;
    if expected.is_empty() || found.is_empty() {
        return same(expected == found, found, &expected);
    }
    match essence(media_type) {
        "application/json" => {
            let read = |bytes| {
                serde_json::from_slice(bytes).map_err(|error| format!("the body is no JSON: {error}"))
            };
            same(is_same_json(&read(found)?, &read(&expected)?), found, &expected)
        }
        "application/xml" => xml::check(found, &expected, has_maps),
        "application/x-www-form-urlencoded" => same(forms::is_same(found, &expected), found, &expected),
        "application/cbor" => cbor::check(found, &expected),
        _ => same(found == expected, found, &expected),
    }
}

fn essence(media_type: Option<&str>) -> &str {
    media_type.unwrap_or_default().split(';').next().unwrap_or_default().trim()
}

fn same(is_same: bool, found: &[u8], expected: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy;
    match is_same {
        true => Ok(()),
        false => Err(format!("the body is `{}`, not `{}`", text(found), text(expected))),
    }
}

/// Whether two values are equal, numbers by their value.
pub(crate) fn is_same_json(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || (one.as_f64().is_some() && one.as_f64() == other.as_f64())
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same_json(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let is_there = |(key, value): (&String, &Value)| {
                other.get(key).is_some_and(|other| is_same_json(value, other))
            };
            one.len() == other.len() && one.iter().all(is_there)
        }
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(found: &str, expected: &str, media_type: &str) -> bool {
        check(found.as_bytes(), expected, Some(media_type), false).is_ok()
    }

    #[test]
    fn json_is_compared_by_value() {
        let json = "application/json";
        assert!(is_same(r#"{"b":1.0,"a":[null]}"#, r#"{ "a": [null], "b": 1 }"#, json));
        assert!(!is_same(r#"{"a":1}"#, r#"{"a":"1"}"#, json));
        assert!(!is_same(r#"{"a":1,"b":null}"#, r#"{"a":1}"#, json));
        assert!(!is_same("[1,2]", "[2,1]", json));
        assert!(!is_same("", "{}", json));
        assert!(!is_same("{}", "", json));
    }

    #[test]
    fn what_has_no_known_format_is_compared_byte_by_byte() {
        assert!(is_same("a b", "a b", "text/plain; charset=utf-8"));
        assert!(!is_same("a b", "a  b", "text/plain"));
    }

    #[test]
    fn binary_bodies_are_written_in_base64() {
        assert_eq!(bytes("oWFhAQ==", Some("application/cbor")), Ok(vec![0xa1, 0x61, 0x61, 0x01]));
        assert_eq!(bytes("oWFhAQ==", Some("text/plain")), Ok(b"oWFhAQ==".to_vec()));
    }
}
