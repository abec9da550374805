//! [`aws.protocols#restXml`](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html): HTTP
//! bindings, with XML for what is not bound.

use super::{
    ErrorCode, EventDocument, EventPayload, HttpRules, InputDocument, MemberNames, PayloadMember,
    PayloadRule, ResponseBody, Rules, Timestamps, WireCodec, event_document, own_error_name, own_line, raw,
    raw_payload,
};
use crate::model::{Service, Shape, TimestampFormat};

/// The rules.
pub(super) const RULES: Rules = Rules {
    http: Some(HttpRules {
        payload,
        header_timestamp: TimestampFormat::HttpDate,
        uri_timestamp: TimestampFormat::DateTime,
    }),
    request_line: |_, operation| own_line(operation),
    document,
    response,
    events: Some(event),
    member_names: MemberNames::Xml,
    timestamps: Timestamps::Default(TimestampFormat::DateTime),
    error_code: |service| ErrorCode::Xml(error_path(service)),
    error_name: own_error_name,
    transparent_outputs: false,
};

const XML: &str = "application/xml";

fn document(input: &InputDocument<'_>) -> Option<(WireCodec, String)> {
    input.has_members.then(|| (root(input.service, None, input.shape), XML.to_owned()))
}

/// Text and bytes are the body as they are; the rest is an element that is named after the member
/// if it has an `xmlName`, or else after its shape.
fn payload(payload: &PayloadMember<'_>) -> PayloadRule {
    raw_payload(payload).unwrap_or_else(|| {
        let name = payload.member.wire_names.xml.as_deref();
        let codec = root(payload.service, name, payload.shape);
        PayloadRule::new(codec, payload.media_type.unwrap_or(XML), "")
    })
}

/// The root is named as that of a body.
fn event(event: &EventDocument<'_>) -> EventPayload {
    let name = event.member.and_then(|member| member.wire_names.xml.as_deref());
    event_document(root(event.service, name, event.shape), XML)
}

fn root(service: &Service, name: Option<&str>, shape: &Shape) -> WireCodec {
    let name = name.or(shape.xml_name.as_deref()).unwrap_or(&shape.name);
    let namespace = shape.xml_namespace.as_ref().or(service.settings.xml_namespace.as_ref());
    WireCodec::Xml { root: name.to_owned(), namespace: namespace.cloned() }
}

fn response(body: &ResponseBody<'_>) -> WireCodec {
    match body.whole.and_then(raw) {
        Some(codec) => codec,
        None if body.is_error => WireCodec::XmlWithin(error_path(body.service)),
        None if body.operation.behavior.unwrapped_xml_output => WireCodec::XmlUnwrapped,
        None => WireCodec::XmlWithin(Vec::new()),
    }
}

/// Where the members of an error are.
fn error_path(service: &Service) -> Vec<String> {
    if service.settings.no_error_wrapping { Vec::new() } else { vec!["Error".to_owned()] }
}
