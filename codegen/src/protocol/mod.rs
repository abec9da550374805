//! What a protocol decides, one protocol per file.
//!
//! A protocol is data: [`Rules`]. [`crate::pass::facts`] applies them to each operation, so neither
//! the back end nor the runtime knows protocols by name. A new one is a file here, an entry in
//! [`rules`], and a codec in the runtime if its bytes are new.

mod aws_json;
mod aws_query;
mod codec;
mod ec2_query;
pub mod media_type;
mod plain_http;
mod rest_json;
mod rest_xml;
mod rpc_v2;
mod rules;

pub use self::codec::{EventPayload, QueryAction, TextEvents, WireCodec};
pub use self::rules::{
    ErrorCode, EventDocument, HttpRules, InputDocument, MemberNames, PayloadMember, PayloadRule, RequestLine,
    ResponseBody, Rules, Timestamps,
};
use crate::model::{ErrorTrait, Operation, Protocol, Scalar, Service, Shape, ShapeKind, UriPart};

/// The rules of a protocol.
pub const fn rules(protocol: Protocol) -> &'static Rules {
    match protocol {
        Protocol::RestJson1 => &rest_json::RULES,
        Protocol::PlainHttp => &plain_http::RULES,
        Protocol::AwsJson1_0 => &aws_json::RULES_1_0,
        Protocol::AwsJson1_1 => &aws_json::RULES_1_1,
        Protocol::RpcV2Json => &rpc_v2::JSON,
        Protocol::RpcV2Cbor => &rpc_v2::CBOR,
        Protocol::RestXml => &rest_xml::RULES,
        Protocol::AwsQuery => &aws_query::RULES,
        Protocol::Ec2Query => &ec2_query::RULES,
    }
}

/// The request line of an operation that says it itself.
fn own_line(operation: &Operation) -> Option<RequestLine> {
    let http = operation.http.as_ref()?;
    Some(RequestLine {
        method: http.method.clone(),
        path: http.uri.parts.clone(),
        query: http.uri.query.clone(),
        headers: Vec::new(),
    })
}

/// `POST` to this path, which is what the RPC protocols do.
fn post(service: &Service, path: &str, headers: &[(&str, &str)]) -> RequestLine {
    // Services that once spoke the query protocol want to know who could cope with its errors.
    let query_mode = service.settings.query_compatible.then_some(("x-amzn-query-mode", "true"));
    let headers = headers.iter().copied().chain(query_mode);
    RequestLine {
        method: "POST".to_owned(),
        path: vec![UriPart::Literal(path.to_owned())],
        query: Vec::new(),
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
    }
}

/// The name that an error's shape has.
fn own_error_name(error: &ErrorTrait) -> &str {
    &error.code
}

/// The media type of a stream of events.
pub const EVENT_STREAM: &str = "application/vnd.amazon.eventstream";

/// A payload of an event that is a document, where nothing but the codec and the media type is to be said.
fn event_document(codec: WireCodec, media_type: &str) -> EventPayload {
    EventPayload { codec, media_type: media_type.to_owned() }
}

/// The payload of an event that is text or bytes.
pub fn raw_event(shape: &Shape) -> Option<EventPayload> {
    let codec = raw(shape)?;
    let default = if codec == WireCodec::Text { "text/plain" } else { "application/octet-stream" };
    Some(event_document(codec, shape.media_type.as_deref().unwrap_or(default)))
}

/// Whether a value of this shape is a run of characters or of bytes, which a body can hold as it is.
fn raw(shape: &Shape) -> Option<WireCodec> {
    match shape.kind {
        ShapeKind::Scalar(Scalar::String) | ShapeKind::Enum(_) => Some(WireCodec::Text),
        ShapeKind::Scalar(Scalar::Blob | Scalar::StreamingBlob) => Some(WireCodec::Bytes),
        _ => None,
    }
}

/// How a payload that is text or bytes is spelled: as it is, whatever its media type.
fn raw_payload(payload: &PayloadMember<'_>) -> Option<PayloadRule> {
    let codec = raw(payload.shape)?;
    let default = if codec == WireCodec::Text { "text/plain" } else { "application/octet-stream" };
    Some(PayloadRule::new(codec, payload.media_type.unwrap_or(default), ""))
}
