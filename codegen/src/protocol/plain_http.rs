//! What an OpenAPI document describes: every operation says itself how it travels.

use super::{ErrorCode, RequestLine, Rules, Timestamps, WireCodec, media_type, own_line, raw};
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

fn payload(shape: &Shape, media: Option<&str>) -> (WireCodec, String) {
    match media {
        Some(media) => (media_type::codec(media), media.into()),
        None => match raw(shape) {
            Some(WireCodec::Text) => (WireCodec::Text, "text/plain".into()),
            Some(codec) => (codec, "application/octet-stream".into()),
            None => (WireCodec::Json, JSON.into()),
        },
    }
}

/// JSON if it is offered, else the first media type; JSON too if there is none.
fn response(response: &Response, _: Option<&Shape>) -> WireCodec {
    let mut codecs = response.media_types.iter().map(|media| media_type::codec(media));
    let first = codecs.next().unwrap_or(WireCodec::Json);
    codecs.find(|codec| *codec == WireCodec::Json).unwrap_or(first)
}
