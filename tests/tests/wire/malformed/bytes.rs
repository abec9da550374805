//! Bytes that are not one whole JSON document.

use super::fullest;
use crate::types::apis;

#[test]
fn a_body_that_breaks_off_anywhere_is_an_error() {
    for api in apis() {
        for it in api.types {
            let body = fullest(&api, it.name).to_string();
            for end in 0..body.len() {
                assert!(it.read_bytes(&body.as_bytes()[..end]).is_err(), "{}: {}", it.name, &body[..end]);
            }
        }
    }
}

#[test]
fn bytes_that_are_not_one_json_document_are_an_error() {
    let deep = "[".repeat(100_000);
    for api in apis() {
        for it in api.types {
            let body = fullest(&api, it.name).to_string();
            let twice = if body == "{}" { "{,}".to_owned() } else { with_keys_twice(&body) };
            let texts =
                [format!("{body}{{}}"), format!("x{body}"), format!("{{\"x\":{deep}"), twice, deep.clone()];
            let wrong =
                texts.iter().map(String::as_bytes).chain([b"{\"\xff\":1}".as_slice(), b"<html></html>"]);
            for bytes in wrong {
                let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
                assert!(it.read_bytes(bytes).is_err(), "{}: {shown}", it.name);
            }
        }
    }
}

/// An object with all its members written twice.
fn with_keys_twice(body: &str) -> String {
    format!("{},{}", &body[..body.len() - 1], &body[1..])
}
