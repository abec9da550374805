//! What an OpenAPI document describes: every operation says itself how it travels.

use super::{
    ErrorCode, HttpRules, MemberNames, PayloadMember, PayloadRule, RequestLine, ResponseBody, Rules,
    Timestamps, WireCodec, media_type, own_error_name, own_line, raw_payload,
};
use crate::model::{Binding, Operation, QueryStyle, Service, Shape, ShapeKind, TimestampFormat};

/// The rules.
pub(super) const RULES: Rules = Rules {
    // JSON Schema's `format: date-time` is RFC 3339 wherever it stands.
    http: Some(HttpRules {
        payload,
        header_timestamp: TimestampFormat::DateTime,
        uri_timestamp: TimestampFormat::DateTime,
    }),
    request_line,
    document: |input| input.has_members.then(|| (WireCodec::Json, JSON.to_owned())),
    response,
    events: None,
    member_names: MemberNames::JsonOrXml,
    timestamps: Timestamps::Default(TimestampFormat::DateTime),
    error_code: |_| ErrorCode::Status,
    error_name: own_error_name,
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

/// The media types that are read, each once, so that the service need not guess.
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
fn payload(payload: &PayloadMember<'_>) -> PayloadRule {
    match payload.media_type {
        Some(media) if is_markup(media, Some(payload.shape)) => {
            let root = payload.shape.xml_name.clone().unwrap_or_else(|| payload.shape.name.clone());
            let namespace = payload.shape.xml_namespace.clone();
            PayloadRule::new(WireCodec::Xml { root, namespace }, media, "")
        }
        Some(media) => PayloadRule::new(codec(media, payload), media, ""),
        None => raw_payload(payload).unwrap_or_else(|| PayloadRule::new(WireCodec::Json, JSON, "")),
    }
}

/// What the media type says; parts only for what has members, since bytes may be parts already.
fn codec(media: &str, payload: &PayloadMember<'_>) -> WireCodec {
    let encodings = match &payload.member.binding {
        Some(Binding::Payload(payload)) => payload.encodings.as_slice(),
        _ => &[],
    };
    let has_members = matches!(payload.shape.kind, ShapeKind::Structure(_) | ShapeKind::Map(_));
    if has_members && media.to_ascii_lowercase().starts_with("multipart/") {
        let said = encodings.iter().filter(|encoding| encoding.media_type.is_some());
        return WireCodec::Multipart(said.cloned().collect());
    }
    match media_type::codec(media) {
        WireCodec::Form(_) if matches!(payload.shape.kind, ShapeKind::Scalar(_)) => WireCodec::Text,
        WireCodec::Form(_) => {
            let said = encodings.iter().filter(|field| field.style != QueryStyle::Text || field.reserved);
            WireCodec::Form(said.cloned().collect())
        }
        codec => codec,
    }
}

/// What the media type says, and bytes and texts as they are where it says nothing of them.
fn response(body: &ResponseBody<'_>) -> WireCodec {
    match body.media_type {
        Some(media) if is_markup(media, body.whole) => WireCodec::XmlWithin(Vec::new()),
        Some(media) => match (media_type::codec(media), body.whole.map(|shape| &shape.kind)) {
            (WireCodec::Form(_), Some(ShapeKind::Scalar(_))) => WireCodec::Text,
            (codec, _) => codec,
        },
        None => WireCodec::Json,
    }
}

/// Whether a body is XML that is more than text or bytes to the client.
fn is_markup(media_type: &str, shape: Option<&Shape>) -> bool {
    let has_elements =
        shape.is_some_and(|shape| matches!(shape.kind, ShapeKind::Structure(_) | ShapeKind::List(_)));
    media_type::is_xml(media_type) && has_elements
}
