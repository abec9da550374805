//! [`smithy.protocols#rpcv2Cbor`](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html)
//! and its sibling over JSON: the path names the operation, a header names the protocol. Names and
//! timestamp formats of other protocols mean nothing here.

use super::{
    ErrorCode, InputDocument, MemberNames, RequestLine, Rules, Timestamps, WireCodec, event_document,
    own_error_name, post,
};
use crate::model::{Operation, Service, TimestampFormat};

/// The rules over CBOR.
pub(super) const CBOR: Rules = Rules {
    http: None,
    request_line: |service, operation| request_line(service, operation, "rpc-v2-cbor", CBOR_TYPE),
    document: |input| document(input, WireCodec::Cbor, CBOR_TYPE),
    response: |_| WireCodec::Cbor,
    events: Some(|_| event_document(WireCodec::Cbor, CBOR_TYPE)),
    member_names: MemberNames::Own,
    timestamps: Timestamps::Fixed(TimestampFormat::EpochSeconds),
    error_code: |service| ErrorCode::RpcV2Cbor.of_service(service),
    error_name: own_error_name,
    transparent_outputs: false,
};

/// The rules over JSON.
pub(super) const JSON: Rules = Rules {
    request_line: |service, operation| request_line(service, operation, "rpc-v2-json", JSON_TYPE),
    document: |input| document(input, WireCodec::JsonTextNumbers, JSON_TYPE),
    response: |_| WireCodec::JsonTextNumbers,
    events: Some(|_| event_document(WireCodec::JsonTextNumbers, JSON_TYPE)),
    error_code: |service| ErrorCode::RpcV2Json.of_service(service),
    ..CBOR
};

const CBOR_TYPE: &str = "application/cbor";
const JSON_TYPE: &str = "application/json";

fn request_line(
    service: &Service,
    operation: &Operation,
    protocol: &str,
    media_type: &str,
) -> Option<RequestLine> {
    let path = format!("/service/{}/operation/{}", service.name, operation.name);
    Some(post(service, &path, &[("smithy-protocol", protocol), ("accept", media_type)]))
}

/// An operation without input sends no body, an empty input is an empty document.
fn document(input: &InputDocument<'_>, codec: WireCodec, media_type: &str) -> Option<(WireCodec, String)> {
    (!input.operation.behavior.no_input).then(|| (codec, media_type.to_owned()))
}
