//! What an OpenAPI document describes: every operation says itself how it travels.

use super::{ErrorCode, PayloadRule, RequestLine, Rules, Timestamps, WireCodec, media_type, own_line, raw};
use crate::model::{Operation, Response, Service, Shape, TimestampFormat};

/// The rules.
pub(super) const RULES: Rules = Rules {
    http_bindings: true,
    request_line,
    document: (WireCodec::Json, JSON),
    payload,
    response,
    // JSON Schema's `format: date-time` is RFC 3339 wherever it stands.
    timestamps: Timestamps {
        document: TimestampFormat::DateTime,
        header: TimestampFormat::DateTime,
        uri: TimestampFormat::DateTime,
    },
    error_code: ErrorCode::Status,
    transparent_outputs: true,
};

const JSON: &str = "application/json";

fn request_line(_: &Service, operation: &Operation) -> Option<RequestLine> {
    let mut line = own_line(operation)?;
    if let Some(accepted) = accept(operation) {
        line.headers.push(("accept".into(), accepted));
    }
    Some(line)
}

/// The media types of all responses, each once, so that the service need not guess.
fn accept(operation: &Operation) -> Option<String> {
    let mut types: Vec<&str> = Vec::new();
    for response in operation.success.iter().chain(&operation.errors) {
        for media in &response.media_types {
            if !types.contains(&media.as_str()) {
                types.push(media);
            }
        }
    }
    (!types.is_empty()).then(|| types.join(", "))
}

/// A body that is not set is not there: OpenAPI knows no other way to leave it out.
fn payload(shape: &Shape, media: Option<&str>) -> PayloadRule {
    match (media, raw(shape)) {
        (Some(media), _) => PayloadRule::new(media_type::codec(media), media, ""),
        (None, Some(WireCodec::Text)) => PayloadRule::new(WireCodec::Text, "text/plain", ""),
        (None, Some(codec)) => PayloadRule::new(codec, "application/octet-stream", ""),
        (None, None) => PayloadRule::new(WireCodec::Json, JSON, ""),
    }
}

/// JSON if it is offered, else the first media type; JSON too if there is none.
fn response(response: &Response, _: Option<&Shape>) -> WireCodec {
    let mut codecs = response.media_types.iter().map(|media| media_type::codec(media));
    let first = codecs.next().unwrap_or(WireCodec::Json);
    codecs.find(|codec| *codec == WireCodec::Json).unwrap_or(first)
}
