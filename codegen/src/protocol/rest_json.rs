//! [`aws.protocols#restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html):
//! HTTP bindings, with JSON for what is not bound.

use super::{
    ErrorCode, HttpRules, MemberNames, PayloadMember, PayloadRule, ResponseBody, Rules, Timestamps,
    WireCodec, event_document, own_error_name, own_line, raw, raw_payload,
};
use crate::model::{ShapeKind, TimestampFormat};

/// The rules.
pub(super) const RULES: Rules = Rules {
    http: Some(HttpRules {
        payload,
        header_timestamp: TimestampFormat::HttpDate,
        uri_timestamp: TimestampFormat::DateTime,
    }),
    request_line: |_, operation| own_line(operation),
    document: |input| input.has_members.then(|| (WireCodec::Json, JSON.to_owned())),
    response,
    events: Some(|_| event_document(WireCodec::Json, JSON)),
    member_names: MemberNames::Json,
    timestamps: Timestamps::Default(TimestampFormat::EpochSeconds),
    error_code: |_| ErrorCode::AmazonJson,
    error_name: own_error_name,
    transparent_outputs: false,
};

const JSON: &str = "application/json";

/// Text and bytes are the body as they are, whatever their media type; the rest is JSON, and a
/// structure that is not set is an empty one.
fn payload(payload: &PayloadMember<'_>) -> PayloadRule {
    raw_payload(payload).unwrap_or_else(|| {
        let is_structure = matches!(payload.shape.kind, ShapeKind::Structure(_));
        let absent = if is_structure { "{}" } else { "" };
        PayloadRule::new(WireCodec::Json, payload.media_type.unwrap_or(JSON), absent)
    })
}

fn response(body: &ResponseBody<'_>) -> WireCodec {
    body.whole.and_then(raw).unwrap_or(WireCodec::Json)
}
