//! Whole responses, of any status, with any headers and body: an output or a typed error.

use drawplate_runtime::http::Response;
use drawplate_runtime::http::header::{HeaderName, HeaderValue};
use drawplate_runtime::retry::NoRetries;
use drawplate_runtime::transport::Body;
use fixture_parameters as parameters;

use crate::support::{Nowhere, Standing, finish};

pub(crate) const SEEDS: &[&str] = &[
    "\u{0}content-type: application/json\nx-request-id: 1\n\n{\"id\":\"1\",\"name\":\"n\"}",
    "\u{2}content-type: text/plain\n\n[]",
    "Xcontent-type: application/json\nretry-after: 5\n\n{\"message\":\"m\",\"code\":\"c\"}",
    "d\n\n<html>",
];

/// The first byte leads to the status; then lines of headers, an empty line, and the body.
pub(crate) fn responses(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let split = rest.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = rest.split_at(split.unwrap_or(rest.len()));
    let mut response = Response::new(Body::from(body.get(2..).unwrap_or_default().to_vec()));
    // Every other byte is a success, so that outputs are read, too.
    let status = if first % 2 == 0 { 200 + u16::from(first / 2) % 8 } else { 200 + u16::from(*first) * 2 };
    *response.status_mut() = status.try_into().unwrap_or_default();
    for line in head.split(|byte| *byte == b'\n') {
        let at = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        let (name, value) = line.split_at(at);
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
            response.headers_mut().append(name, value);
        }
    }
    let config = parameters::Config::builder()
        .transport(Nowhere::answering(response))
        .clock(Standing)
        .retries(NoRetries)
        .header_key("CANARY-key")
        .build();
    let client = parameters::Client::new(config).unwrap();
    let input = parameters::operation::GetThingInput::builder().id("1").build();
    if let Err(error) = finish(client.get_thing(input)) {
        let shown = format!("{error} {error:?} {error:#?}");
        assert!(
            error.to_string().starts_with("GetThing") || error.to_string().starts_with("getThing"),
            "{error}"
        );
        assert!(!shown.contains("CANARY"), "{shown}");
        let _status = (error.status(), error.is_retryable());
    }
}
