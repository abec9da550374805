//! [`aws.protocols#restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html):
//! HTTP bindings, with JSON for what is not bound.

use super::{ErrorCode, PayloadRule, RequestLine, Rules, Timestamps, WireCodec, own_line, raw};
use crate::model::{Operation, Response, Service, Shape, ShapeKind, TimestampFormat};

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

/// Text and bytes are the body as they are, whatever their media type; the rest is JSON, and a
/// structure that is not set is an empty one.
fn payload(shape: &Shape, media: Option<&str>) -> PayloadRule {
    match raw(shape) {
        Some(WireCodec::Text) => PayloadRule::new(WireCodec::Text, media.unwrap_or("text/plain"), ""),
        Some(codec) => PayloadRule::new(codec, media.unwrap_or("application/octet-stream"), ""),
        None => {
            let absent = if matches!(shape.kind, ShapeKind::Structure(_)) { "{}" } else { "" };
            PayloadRule::new(WireCodec::Json, media.unwrap_or(JSON), absent)
        }
    }
}

fn response(_: &Response, whole_body: Option<&Shape>) -> WireCodec {
    whole_body.and_then(raw).unwrap_or(WireCodec::Json)
}
