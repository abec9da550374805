//! [`aws.protocols#restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html):
//! HTTP bindings, with JSON for what is not bound.

use super::{ErrorCode, RequestLine, Rules, Timestamps, WireCodec, own_line, raw};
use crate::model::{Operation, Response, Service, Shape, TimestampFormat};

/// The rules.
pub(super) const RULES: Rules = Rules {
    http_bindings: true,
    request_line,
    document: (WireCodec::Json, JSON),
    payload,
    response,
    timestamps: Timestamps {
        document: TimestampFormat::EpochSeconds,
        header: TimestampFormat::HttpDate,
        uri: TimestampFormat::DateTime,
    },
    error_code: ErrorCode::AmazonJson,
    transparent_outputs: false,
};

const JSON: &str = "application/json";

fn request_line(_: &Service, operation: &Operation) -> Option<RequestLine> {
    own_line(operation)
}

/// Text and bytes are the body as they are, whatever their media type; the rest is JSON.
fn payload(shape: &Shape, media: Option<&str>) -> (WireCodec, String) {
    match raw(shape) {
        Some(WireCodec::Text) => (WireCodec::Text, media.unwrap_or("text/plain").into()),
        Some(codec) => (codec, media.unwrap_or("application/octet-stream").into()),
        None => (WireCodec::Json, media.unwrap_or(JSON).into()),
    }
}

fn response(_: &Response, whole_body: Option<&Shape>) -> WireCodec {
    whole_body.and_then(raw).unwrap_or(WireCodec::Json)
}
