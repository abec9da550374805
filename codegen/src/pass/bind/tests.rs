#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at once")]

use super::*;
use crate::model::{
    ErrorFault, ErrorTrait, ListShape, Payload, Protocol, QueryStyle, Scalar, ShapeId, Spelling, UriPart,
};
use crate::protocol::{WireCodec, rules};
use crate::toy::{Toy, text, uri};

fn bound(toy: &Toy, protocol: Protocol) -> OperationFacts {
    let mut diagnostics = Diagnostics::default();
    operations(&toy.model, rules(protocol), &mut diagnostics).unwrap().remove(0)
}

fn input_of(kinds: &[(&str, ShapeKind)]) -> (Toy, ShapeId) {
    let mut toy = Toy::new();
    let members: Vec<_> = kinds.iter().map(|(name, kind)| (*name, toy.add(name, kind.clone()))).collect();
    let input = toy.structure("Input", &members);
    toy.operation("Put", input, None);
    (toy, input)
}

fn json() -> (WireCodec, String) {
    (WireCodec::Json, "application/json".into())
}

/// The defaults of Smithy's `timestampFormat`, by place.
#[test]
fn timestamps_are_spelled_as_the_place_wants_unless_the_member_says() {
    let kind = ShapeKind::Scalar(Scalar::Timestamp);
    let names = ["label", "query", "header", "own"];
    let (mut toy, input) = input_of(&names.map(|name| (name, kind.clone())));
    toy.model.operations[0].http.as_mut().unwrap().uri = uri(&["label"]);
    toy.bind(input, 0, Binding::Label);
    toy.bind(input, 1, Binding::Query { name: "q".into(), style: QueryStyle::Repeat });
    toy.bind(input, 2, Binding::Header("X-When".into()));
    toy.bind(input, 3, Binding::Header("X-Own".into()));
    toy.member(input, 3).timestamp_format = Some(TimestampFormat::EpochSeconds);
    let expected = [
        Place::Label { timestamp: TimestampFormat::DateTime, spelling: Spelling::SIMPLE },
        Place::Query {
            name: "q".into(),
            style: QueryStyle::Repeat,
            timestamp: TimestampFormat::DateTime,
            reserved: false,
        },
        Place::Header {
            name: "x-when".into(),
            timestamp: TimestampFormat::HttpDate,
            spelling: Spelling::SIMPLE,
        },
        Place::Header {
            name: "x-own".into(),
            timestamp: TimestampFormat::EpochSeconds,
            spelling: Spelling::SIMPLE,
        },
    ];
    assert_eq!(bound(&toy, Protocol::RestJson1).input, expected);
}

#[test]
fn a_list_of_timestamps_is_spelled_as_its_member_says() {
    let mut toy = Toy::new();
    let when = toy.add("When", ShapeKind::Scalar(Scalar::Timestamp));
    let times = toy.list("Times", when);
    if let ShapeKind::List(ListShape { member, .. }) = &mut toy.model.shapes[times].kind {
        member.timestamp_format = Some(TimestampFormat::HttpDate);
    }
    let input = toy.structure("Input", &[("times", times)]);
    toy.bind(input, 0, Binding::Query { name: "t".into(), style: QueryStyle::Repeat });
    toy.operation("Get", input, None);
    let expected = Place::Query {
        name: "t".into(),
        style: QueryStyle::Repeat,
        timestamp: TimestampFormat::HttpDate,
        reserved: false,
    };
    assert_eq!(bound(&toy, Protocol::RestJson1).input, [expected]);
}

#[test]
fn members_without_a_place_are_the_document_and_without_them_there_is_no_body() {
    let (mut toy, input) = input_of(&[("name", text())]);
    let (codec, media_type) = json();
    assert_eq!(bound(&toy, Protocol::RestJson1).body, BodyFact::Members { codec, media_type });
    toy.bind(input, 0, Binding::Header("x-name".into()));
    assert_eq!(bound(&toy, Protocol::RestJson1).body, BodyFact::None);
}

/// restJson1, "Content-Type" and "HTTP payload"; for OpenAPI the media type is the document's.
#[test]
fn a_payload_is_spelled_by_its_kind_or_by_its_media_type() {
    let structure = || ShapeKind::Structure(StructureShape::default());
    let blob = || ShapeKind::Scalar(Scalar::Blob);
    let table = [
        (Protocol::RestJson1, text(), None, WireCodec::Text, "text/plain"),
        (Protocol::RestJson1, blob(), None, WireCodec::Bytes, "application/octet-stream"),
        (Protocol::RestJson1, blob(), Some("image/png"), WireCodec::Bytes, "image/png"),
        (Protocol::RestJson1, structure(), None, WireCodec::Json, "application/json"),
        (Protocol::RestJson1, ShapeKind::Document, None, WireCodec::Json, "application/json"),
        (Protocol::PlainHttp, text(), Some("application/json"), WireCodec::Json, "application/json"),
        (Protocol::PlainHttp, structure(), Some("a/b+json"), WireCodec::Json, "a/b+json"),
        (Protocol::PlainHttp, text(), Some("text/csv"), WireCodec::Text, "text/csv"),
    ];
    for (protocol, kind, media_type, codec, expected) in table {
        let (mut toy, input) = input_of(&[("body", kind)]);
        let payload = Payload::of(media_type.map(str::to_owned));
        toy.bind(input, 0, Binding::Payload(payload));
        let BodyFact::Payload { codec: found, media_type: sent, .. } = bound(&toy, protocol).body else {
            panic!("{protocol:?} has no payload");
        };
        assert_eq!((found, sent.as_str()), (codec, expected), "{protocol:?} {media_type:?}");
    }
}

/// restJson1: "RestJsonHttpWithEmptyStructurePayload" of the protocol's own tests; a blob or text
/// that is not set is no body.
#[test]
fn a_structure_that_is_not_set_is_an_empty_one_for_smithy_alone() {
    let structure = || ShapeKind::Structure(StructureShape::default());
    let table = [
        (Protocol::RestJson1, structure(), "{}"),
        (Protocol::RestJson1, text(), ""),
        (Protocol::PlainHttp, structure(), ""),
    ];
    for (protocol, kind, expected) in table {
        let (mut toy, input) = input_of(&[("body", kind)]);
        toy.bind(input, 0, Binding::Payload(Payload::of(None)));
        let body = bound(&toy, protocol).body;
        assert!(matches!(body, BodyFact::Payload { absent, .. } if absent == expected), "{body:?}");
    }
}

#[test]
fn an_idempotency_token_is_filled_in_whatever_the_operation_says() {
    let (mut toy, input) = input_of(&[("name", text()), ("token", text())]);
    toy.model.operations[0].idempotency = model::Idempotency::Idempotent;
    assert_eq!(bound(&toy, Protocol::RestJson1).idempotency, Idempotency::Idempotent);
    toy.member(input, 1).idempotency_token = true;
    assert_eq!(bound(&toy, Protocol::RestJson1).idempotency, Idempotency::Token(1));
}

#[test]
fn an_openapi_response_that_is_nothing_but_a_body_is_transparent() {
    let (mut toy, _) = input_of(&[]);
    let word = toy.add("Word", text());
    let output = toy.structure("Output", &[("body", word)]);
    toy.bind(output, 0, Binding::Payload(Payload::of(None)));
    toy.model.operations[0].success[0].shape = Some(output);
    assert!(bound(&toy, Protocol::PlainHttp).success[0].transparent);
    assert!(!bound(&toy, Protocol::RestJson1).success[0].transparent);
    toy.point(output, "etag", word);
    toy.bind(output, 1, Binding::Header("etag".into()));
    assert!(!bound(&toy, Protocol::PlainHttp).success[0].transparent);
}

#[test]
fn an_error_has_the_code_of_its_shape_or_the_name_of_its_status() {
    let (mut toy, _) = input_of(&[]);
    let error = toy.structure("Busy", &[]);
    if let ShapeKind::Structure(structure) = &mut toy.model.shapes[error].kind {
        structure.error = Some(ErrorTrait {
            code: "BusyException".into(),
            fault: ErrorFault::Server,
            status: 500,
            retryable: true,
            throttling: false,
            query_code: None,
        });
    }
    let modelled = toy.response("Busy", StatusPattern::Exact(500), Some(error));
    let by_status = toy.response("TooManyRequests", StatusPattern::Exact(429), None);
    toy.model.operations[0].errors = vec![modelled, by_status];
    let errors = bound(&toy, Protocol::PlainHttp).errors;
    let found: Vec<_> =
        errors.iter().map(|fact| (fact.code.as_str(), fact.retryable, fact.throttling)).collect();
    assert_eq!(found, [("BusyException", true, false), ("TooManyRequests", true, true)]);
}

#[test]
fn an_openapi_client_says_which_media_types_it_knows() {
    let (mut toy, _) = input_of(&[]);
    let operation = &mut toy.model.operations[0];
    operation.success[0].media_types = vec!["application/json".into(), "text/csv".into()];
    let expected = [("accept".to_owned(), "application/json, text/csv".to_owned())];
    assert_eq!(bound(&toy, Protocol::PlainHttp).headers, expected);
}

#[test]
fn an_operation_without_a_request_line_is_refused() {
    let (mut toy, _) = input_of(&[]);
    toy.model.operations[0].http = None;
    let mut diagnostics = Diagnostics::default();
    assert!(operations(&toy.model, rules(Protocol::RestJson1), &mut diagnostics).is_none());
    assert_eq!(diagnostics.iter().map(|item| item.code).collect::<Vec<_>>(), [Code::ModelRequestLine]);
}

/// The request lines of the RPC protocols' own specifications.
#[test]
fn an_rpc_protocol_names_the_operation_in_a_header_or_in_the_path() {
    let table = [
        (Protocol::AwsJson1_0, "/", "x-amz-target: Toy.Put"),
        (Protocol::AwsJson1_1, "/", "x-amz-target: Toy.Put"),
        (Protocol::RpcV2Json, "/service/Toy/operation/Put", "smithy-protocol: rpc-v2-json"),
        (Protocol::RpcV2Cbor, "/service/Toy/operation/Put", "smithy-protocol: rpc-v2-cbor"),
    ];
    for (protocol, path, header) in table {
        let (mut toy, input) = input_of(&[("name", text())]);
        toy.bind(input, 0, Binding::Header("x-name".into()));
        let facts = bound(&toy, protocol);
        assert_eq!((facts.method.as_str(), facts.path), ("POST", vec![UriPart::Literal(path.into())]));
        let headers: Vec<_> = facts.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(headers.first().map(String::as_str), Some(header), "{protocol:?}");
        assert_eq!(facts.input, [Place::Body], "{protocol:?} ignores bindings");
    }
}

/// Smithy: a header that targets a string with `mediaType` is base64 both ways.
/// "awsJson: these protocols do not use HTTP binding traits", and `jsonName` is not among its traits.
#[test]
fn rpc_protocols_know_neither_http_traits_nor_names_of_other_formats() {
    let (mut toy, input) = input_of(&[("name", text()), ("other", text())]);
    toy.bind(input, 0, Binding::Header("x-name".into()));
    toy.bind(input, 1, Binding::Query { name: "q".into(), style: QueryStyle::Repeat });
    toy.member(input, 0).wire_names.json = Some("renamed".to_owned());
    for protocol in [Protocol::AwsJson1_0, Protocol::AwsJson1_1, Protocol::AwsQuery, Protocol::RpcV2Cbor] {
        assert_eq!(bound(&toy, protocol).input, [Place::Body, Place::Body], "{protocol:?}");
        assert_eq!(rules(protocol).member_names.of(toy.member(input, 0)), "name", "{protocol:?}");
    }
}

#[test]
fn a_header_with_a_media_type_is_encoded() {
    let (mut toy, input) = input_of(&[("json", text()), ("plain", text())]);
    for index in 0..2 {
        toy.bind(input, index, Binding::Header(format!("X-{index}")));
    }
    let target = toy.member(input, 0).target;
    toy.model.shapes[target].media_type = Some("application/json".into());
    let plain = Place::Header {
        name: "x-1".into(),
        timestamp: TimestampFormat::HttpDate,
        spelling: Spelling::SIMPLE,
    };
    assert_eq!(bound(&toy, Protocol::RestJson1).input, [Place::EncodedHeader("x-0".into()), plain]);
}

/// A response has no query, so a structure that is an input as well has such members in the body.
#[test]
fn a_binding_to_the_query_means_nothing_in_a_response() {
    let mut toy = Toy::new();
    let name = toy.add("Name", text());
    let both = toy.structure("Both", &[("name", name)]);
    toy.bind(both, 0, Binding::Query { name: "n".into(), style: QueryStyle::Repeat });
    toy.operation("Get", both, Some(both));
    let facts = bound(&toy, Protocol::RestJson1);
    assert!(matches!(facts.input[..], [Place::Query { .. }]));
    assert_eq!(facts.success[0].bindings, [Place::Body]);
}

/// awsJson sends `{}`, RPC v2 nothing at all.
#[test]
fn an_operation_without_input_sends_what_the_protocol_wants() {
    for (protocol, is_document) in [(Protocol::AwsJson1_1, true), (Protocol::RpcV2Json, false)] {
        let (mut toy, _) = input_of(&[]);
        toy.model.operations[0].behavior.no_input = true;
        assert_eq!(bound(&toy, protocol).body != BodyFact::None, is_document, "{protocol:?}");
        toy.model.operations[0].behavior.no_input = false;
        assert_ne!(bound(&toy, protocol).body, BodyFact::None, "{protocol:?}");
    }
}

/// `aws.protocols#awsQueryCompatible`.
#[test]
fn a_service_that_is_compatible_with_the_query_protocol_is_asked_for_its_errors() {
    let (mut toy, _) = input_of(&[]);
    toy.model.service.settings.query_compatible = true;
    let facts = bound(&toy, Protocol::AwsJson1_0);
    assert_eq!(facts.error_code, ErrorCode::QueryCompatible(Box::new(ErrorCode::AmazonJson)));
    assert!(facts.headers.contains(&("x-amzn-query-mode".into(), "true".into())));
}

/// restXml: "XML shape serialization" and `xmlName`; the member's own name wins.
#[test]
fn the_root_of_an_xml_document_is_named_after_its_shape() {
    let (mut toy, input) = input_of(&[("body", ShapeKind::Structure(StructureShape::default()))]);
    let root = |toy: &Toy| match bound(toy, Protocol::RestXml).body {
        BodyFact::Members { codec: WireCodec::Xml { root, .. }, .. }
        | BodyFact::Payload { codec: WireCodec::Xml { root, .. }, .. } => root,
        other => panic!("{other:?} is no XML"),
    };
    assert_eq!(root(&toy), "Input");
    toy.model.shapes[input].xml_name = Some("Renamed".into());
    assert_eq!(root(&toy), "Renamed");
    toy.bind(input, 0, Binding::Payload(Payload::of(None)));
    assert_eq!(root(&toy), "body");
    toy.member(input, 0).wire_names.xml = Some("Own".into());
    assert_eq!(root(&toy), "Own");
}

/// restXml ("Operation error serialization", `noErrorWrapping`), awsQuery and ec2Query.
#[test]
fn an_xml_error_is_where_its_protocol_puts_it() {
    let path = |elements: &[&str]| elements.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let (mut toy, _) = input_of(&[]);
    for (protocol, result, error) in [
        (Protocol::RestXml, path(&[]), path(&["Error"])),
        (Protocol::AwsQuery, path(&["PutResult"]), path(&["Error"])),
        (Protocol::Ec2Query, path(&[]), path(&["Errors", "Error"])),
    ] {
        let facts = bound(&toy, protocol);
        assert_eq!(facts.error_code, ErrorCode::Xml(error), "{protocol:?}");
        assert_eq!(facts.success[0].codec, WireCodec::XmlWithin(result), "{protocol:?}");
    }
    toy.model.service.settings.no_error_wrapping = true;
    assert_eq!(bound(&toy, Protocol::RestXml).error_code, ErrorCode::Xml(Vec::new()));
}

/// `aws.protocols#awsQueryError`.
#[test]
fn an_error_may_have_another_name_in_the_query_protocol() {
    let (mut toy, _) = input_of(&[]);
    let error = toy.structure("Busy", &[]);
    if let ShapeKind::Structure(structure) = &mut toy.model.shapes[error].kind {
        structure.error = Some(ErrorTrait {
            code: "Busy".into(),
            fault: ErrorFault::Server,
            status: 500,
            retryable: false,
            throttling: false,
            query_code: Some("Customized".into()),
        });
    }
    toy.model.operations[0].errors = vec![toy.response("Busy", StatusPattern::Exact(500), Some(error))];
    assert_eq!(bound(&toy, Protocol::AwsQuery).errors[0].code, "Customized");
    assert_eq!(bound(&toy, Protocol::AwsJson1_0).errors[0].code, "Busy");
}
