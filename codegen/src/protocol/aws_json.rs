//! [`aws.protocols#awsJson1_0`](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html) and
//! [`aws.protocols#awsJson1_1`](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html):
//! everything is a JSON document, and a header names the operation. `jsonName` means nothing here.

use super::{
    ErrorCode, InputDocument, MemberNames, RequestLine, Rules, Timestamps, WireCodec, event_document,
    own_error_name, post,
};
use crate::model::{Operation, Service, TimestampFormat};

/// The rules of version 1.0.
pub(super) const RULES_1_0: Rules = rules(|_| document("application/x-amz-json-1.0"));

/// The rules of version 1.1.
pub(super) const RULES_1_1: Rules = rules(|_| document("application/x-amz-json-1.1"));

/// What the versions have in common, which is all but the media type.
const fn rules(document: fn(&InputDocument<'_>) -> Option<(WireCodec, String)>) -> Rules {
    Rules {
        http: None,
        request_line,
        document,
        response: |_| WireCodec::Json,
        events: Some(|_| event_document(WireCodec::Json, "application/json")),
        member_names: MemberNames::Own,
        timestamps: Timestamps::Default(TimestampFormat::EpochSeconds),
        error_code: |service| ErrorCode::AmazonJson.of_service(service),
        error_name: own_error_name,
        transparent_outputs: false,
    }
}

/// There is always a document: an operation without input sends `{}`.
fn document(media_type: &str) -> Option<(WireCodec, String)> {
    Some((WireCodec::Json, media_type.to_owned()))
}

fn request_line(service: &Service, operation: &Operation) -> Option<RequestLine> {
    let target = format!("{}.{}", service.name, operation.name);
    Some(post(service, "/", &[("x-amz-target", &target)]))
}
