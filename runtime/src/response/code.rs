//! The code that an error response carries.

use super::RawResponse;
use super::document::document;
use crate::document::Document;
use crate::operation::ErrorCode;

/// Whether a response is one of the protocol's own; others mean no more than their status
/// (Smithy: [RPC v2](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#protocol-behaviors)).
pub(super) fn speaks(error_code: ErrorCode, response: &RawResponse) -> bool {
    let says =
        |protocol: &str| response.headers.get("smithy-protocol").is_some_and(|value| value == protocol);
    match error_code {
        ErrorCode::Status | ErrorCode::AmazonJson => true,
        #[cfg(feature = "xml")]
        ErrorCode::Xml(_) => true,
        ErrorCode::RpcV2Json => says("rpc-v2-json"),
        #[cfg(feature = "cbor")]
        ErrorCode::RpcV2Cbor => says("rpc-v2-cbor"),
        ErrorCode::QueryCompatible(inner) => speaks(*inner, response),
    }
}

/// The code that an error is recognised by.
pub(super) fn of(error_code: ErrorCode, response: &RawResponse) -> Option<String> {
    match error_code {
        ErrorCode::Status => any(response),
        ErrorCode::AmazonJson => amazon(response),
        ErrorCode::RpcV2Json => named(error_code, response, &["__type"]),
        #[cfg(feature = "cbor")]
        ErrorCode::RpcV2Cbor => named(error_code, response, &["__type"]),
        #[cfg(feature = "xml")]
        ErrorCode::Xml(_) => {
            let code = document(error_code, &response.body)?.get("Code")?.as_str()?.trim().to_owned();
            (!code.is_empty()).then_some(code)
        }
        ErrorCode::QueryCompatible(inner) => of(*inner, response),
    }
}

/// The code that an error had in the query protocol, as in `x-amzn-query-error: Code;Fault`
/// (Smithy: [`awsQueryCompatible`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
pub(super) fn older(error_code: ErrorCode, response: &RawResponse) -> Option<String> {
    let ErrorCode::QueryCompatible(_) = error_code else { return None };
    let text = response.headers.get("x-amzn-query-error")?.to_str().ok()?;
    let code = text.split(';').next()?.trim();
    (!code.is_empty()).then(|| code.to_owned())
}

/// The code as AWS's JSON protocols carry it: in the header `x-amzn-errortype`, or in the body as
/// `__type` or `code`
/// (Smithy: [`restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization)).
fn amazon(response: &RawResponse) -> Option<String> {
    let header = response.headers.get("x-amzn-errortype").and_then(|value| value.to_str().ok());
    if let Some(text) = header {
        return plain(text);
    }
    named(ErrorCode::AmazonJson, response, &["__type", "code"])
}

/// The code in the first of these members of the body that is there.
fn named(error_code: ErrorCode, response: &RawResponse, names: &[&str]) -> Option<String> {
    let body = document(error_code, &response.body)?;
    names.iter().find_map(|name| body.get(name)?.as_str()).and_then(plain)
}

/// The code in one of the usual places of responses that are told apart by their status.
pub(super) fn any(response: &RawResponse) -> Option<String> {
    let body = document(ErrorCode::Status, &response.body)?;
    let error = body.get("error");
    let code = body.get("code").or_else(|| error?.get("code")).or_else(|| body.get("type"));
    match code? {
        Document::String(text) => Some(text.clone()),
        Document::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A code may have a URL after a colon and a namespace before a hash.
fn plain(text: &str) -> Option<String> {
    let text = text.split(':').next().unwrap_or_default();
    let text = text.rsplit('#').next().unwrap_or_default().trim();
    if text.is_empty() { None } else { Some(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http::{HeaderMap, HeaderName, StatusCode};

    use super::*;

    fn response(headers: &[(&'static str, &str)], body: &'static str) -> RawResponse {
        let headers =
            headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        RawResponse {
            status: StatusCode::BAD_REQUEST,
            headers: HeaderMap::from_iter(headers),
            body: body.into(),
        }
    }

    #[test]
    fn rpc_v2_knows_an_error_by_its_type_alone() {
        let error = response(&[("x-amzn-errortype", "A")], r#"{"__type": "ns#B", "code": "C"}"#);
        assert_eq!(of(ErrorCode::RpcV2Json, &error).as_deref(), Some("B"));
        assert_eq!(of(ErrorCode::AmazonJson, &error).as_deref(), Some("A"));
        assert_eq!(of(ErrorCode::RpcV2Json, &response(&[], r#"{"code": "C"}"#)), None);
    }

    #[test]
    fn rpc_v2_is_spoken_by_responses_that_say_so() {
        let echo = [("smithy-protocol", "rpc-v2-json")];
        assert!(speaks(ErrorCode::RpcV2Json, &response(&echo, "")));
        assert!(!speaks(ErrorCode::RpcV2Json, &response(&[], "")));
        assert!(!speaks(ErrorCode::RpcV2Json, &response(&[("smithy-protocol", "rpc-v2-cbor")], "")));
        assert!(speaks(ErrorCode::AmazonJson, &response(&[], "")));
    }

    /// `{"__type": "ns#B", "code": "C"}`.
    #[cfg(feature = "cbor")]
    #[test]
    fn rpc_v2_over_cbor_knows_an_error_by_its_type_alone() {
        let error = response(&[("x-amzn-errortype", "A")], "\u{22}");
        assert_eq!(of(ErrorCode::RpcV2Cbor, &error), None);
        let body = RawResponse { body: b"\xa2\x66__type\x64ns#B\x64code\x61C".as_slice().into(), ..error };
        assert_eq!(of(ErrorCode::RpcV2Cbor, &body).as_deref(), Some("B"));
    }

    #[test]
    fn the_query_protocols_code_counts_where_the_service_is_compatible_with_it() {
        let error = response(&[("x-amzn-query-error", "Old;Sender")], "");
        let compatible = ErrorCode::QueryCompatible(&ErrorCode::AmazonJson);
        assert_eq!(older(compatible, &error).as_deref(), Some("Old"));
        assert_eq!(older(ErrorCode::AmazonJson, &error), None);
        assert_eq!(older(compatible, &response(&[], "")), None);
    }

    #[test]
    fn the_code_is_what_is_between_the_namespace_and_the_url() {
        // The forms that the restJson1 protocol's text lists.
        for text in [
            "FooError",
            "FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
            "aws.protocoltests.restjson#FooError",
            "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
        ] {
            assert_eq!(plain(text).as_deref(), Some("FooError"), "{text}");
        }
        assert_eq!(plain("ns#:http://a"), None);
    }
}
