//! [`aws.protocols#awsQuery`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html): requests
//! are forms, responses are XML.

use super::{
    ErrorCode, InputDocument, MemberNames, QueryAction, ResponseBody, Rules, Timestamps, WireCodec, post,
};
use crate::model::TimestampFormat;

/// The rules.
pub(super) const RULES: Rules = Rules {
    http: None,
    request_line: |service, _| Some(post(service, "/", &[])),
    document: |input| Some((WireCodec::AwsQuery(action(input)), FORM.to_owned())),
    response,
    events: None,
    member_names: MemberNames::Xml,
    timestamps: Timestamps::Default(TimestampFormat::DateTime),
    error_code: |_| ErrorCode::Xml(error_path()),
    error_name: |error| error.query_code.as_ref().unwrap_or(&error.code),
    transparent_outputs: false,
};

/// The media type of requests.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// What a request asks for.
pub(super) fn action(input: &InputDocument<'_>) -> QueryAction {
    QueryAction { action: input.operation.name.clone(), version: input.service.version.clone() }
}

fn response(body: &ResponseBody<'_>) -> WireCodec {
    let result = || vec![format!("{}Result", body.operation.name)];
    WireCodec::XmlWithin(if body.is_error { error_path() } else { result() })
}

/// Where the members of an error are.
fn error_path() -> Vec<String> {
    vec!["Error".to_owned()]
}
