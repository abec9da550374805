//! One construct at a time: what the shared model says about it.

use serde_json::json;

use super::toy::{file, lower, lower_with, member, operation, read, service, shape, structure};
use crate::model::{
    Auth, AuthSchemeKind, Binding, Deprecation, Endpoint, ErrorFault, EventBinding, Idempotency, Payload,
    Presence, Protocol, QueryStyle, Scalar, ShapeKind, StatusPattern, Tagging, TimestampFormat, UriPart,
    XmlNamespace,
};
use crate::options::{Options, Override, Rename};

/// The input `a#In` with these members.
fn members(members: &str) -> String {
    service(&format!(r#""members": {{{members}}}"#), "")
}

/// A member with these traits.
fn one(target: &str, traits: &str) -> String {
    members(&format!(r#""m": {{"target": "smithy.api#{target}", "traits": {{{traits}}}}}"#))
}

#[test]
fn every_simple_type_has_its_scalar() {
    let types = [
        ("String", Scalar::String),
        ("Boolean", Scalar::Boolean),
        ("Blob", Scalar::Blob),
        ("Byte", Scalar::Byte),
        ("Short", Scalar::Short),
        ("Integer", Scalar::Integer),
        ("Long", Scalar::Long),
        ("Float", Scalar::Float),
        ("Double", Scalar::Double),
        ("BigInteger", Scalar::BigInteger),
        ("BigDecimal", Scalar::BigDecimal),
        ("Timestamp", Scalar::Timestamp),
    ];
    for (name, scalar) in types {
        let model = lower(&one(name, ""));
        let found = &model.shapes[member(&model, "In", "m").target].kind;
        assert!(matches!(found, ShapeKind::Scalar(found) if *found == scalar), "{name}: {found:?}");
    }
    let model = lower(&one("Document", ""));
    assert!(matches!(model.shapes[member(&model, "In", "m").target].kind, ShapeKind::Document));
}

/// Rules of the table of optionality (aggregate types of the specification), with the one
/// exception that `required` holds in inputs too.
#[test]
fn presence_follows_required_default_and_client_optional() {
    const REQUIRED: &str = r#""smithy.api#required": {}"#;
    const DEFAULT: &str = r#""smithy.api#default": 1"#;
    const NULL: &str = r#""smithy.api#default": null"#;
    const CLIENT: &str = r#""smithy.api#clientOptional": {}"#;
    const ADDED: &str = r#""smithy.api#addedDefault": {}"#;
    let plain = [
        (vec![], Presence::Optional, None),
        (vec![REQUIRED], Presence::Required, None),
        (vec![DEFAULT], Presence::Defaulted, Some(json!(1))),
        (vec![NULL], Presence::Optional, None),
        (vec![REQUIRED, DEFAULT], Presence::Defaulted, Some(json!(1))),
        (vec![REQUIRED, NULL], Presence::Required, None),
        (vec![DEFAULT, ADDED], Presence::Optional, None),
        (vec![REQUIRED, CLIENT], Presence::Optional, None),
        (vec![DEFAULT, CLIENT], Presence::Optional, None),
    ];
    for (traits, presence, default) in plain {
        let model = lower(&one("Integer", &traits.join(",")));
        let found = member(&model, "In", "m");
        assert_eq!((found.presence, found.default.clone()), (presence, default), "{traits:?}");
    }
    let input = [
        (vec![], Presence::Optional),
        (vec![REQUIRED], Presence::Required),
        (vec![DEFAULT], Presence::Optional),
        (vec![REQUIRED, DEFAULT], Presence::Required),
        (vec![REQUIRED, CLIENT], Presence::Optional),
    ];
    for (traits, presence) in input {
        let traits = traits.join(",");
        let model = lower(&service(
            &format!(
                r#""traits": {{"smithy.api#input": {{}}}},
                "members": {{"m": {{"target": "smithy.api#Integer", "traits": {{{traits}}}}}}}"#
            ),
            "",
        ));
        let found = member(&model, "In", "m");
        assert_eq!((found.presence, found.default.clone()), (presence, None), "{traits}");
    }
}

#[test]
fn http_traits_become_bindings() {
    let query = |name: &str| Binding::Query { name: name.to_owned(), style: QueryStyle::Repeat };
    let cases = [
        ("String", r#""smithy.api#httpQuery": "q""#, Some(query("q"))),
        ("String", r#""smithy.api#httpHeader": "X-A""#, Some(Binding::Header("X-A".to_owned()))),
        ("Integer", r#""smithy.api#httpResponseCode": {}"#, Some(Binding::StatusCode)),
        ("String", r#""smithy.api#httpPayload": {}"#, Some(Binding::Payload(Payload { media_type: None }))),
        ("String", "", None),
    ];
    for (target, traits, binding) in cases {
        assert_eq!(member(&lower(&one(target, traits)), "In", "m").binding, binding, "{traits}");
    }
    let map = r#""a#M": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},"#;
    let cases = [
        (r#""smithy.api#httpQueryParams": {}"#, Binding::QueryMap),
        (r#""smithy.api#httpPrefixHeaders": "x-""#, Binding::HeaderPrefix("x-".to_owned())),
    ];
    for (traits, binding) in cases {
        let input = format!(r#""members": {{"m": {{"target": "a#M", "traits": {{{traits}}}}}}}"#);
        assert_eq!(member(&lower(&service(&input, map)), "In", "m").binding, Some(binding));
    }
}

#[test]
fn a_payload_has_the_media_type_of_its_target() {
    let media = r#""a#B": {"type": "blob", "traits": {"smithy.api#mediaType": "image/png"}},"#;
    let input = r#""members": {"m": {"target": "a#B", "traits": {"smithy.api#httpPayload": {}}}}"#;
    let model = lower(&service(input, media));
    let payload = Binding::Payload(Payload { media_type: Some("image/png".to_owned()) });
    assert_eq!(member(&model, "In", "m").binding, Some(payload));
    assert_eq!(shape(&model, "B").media_type.as_deref(), Some("image/png"));
}

#[test]
fn names_on_the_wire_are_kept_by_format() {
    let traits = r#""smithy.api#jsonName": "j", "smithy.api#xmlName": "x", "smithy.api#xmlAttribute": {},
        "aws.protocols#ec2QueryName": "E", "smithy.api#xmlNamespace": {"uri": "http://a", "prefix": "p"}"#;
    let model = lower(&one("String", traits));
    let found = member(&model, "In", "m");
    assert_eq!((found.name.as_str(), found.wire_name.as_str()), ("m", "j"));
    let names = &found.wire_names;
    assert_eq!((names.json.as_deref(), names.xml.as_deref()), (Some("j"), Some("x")));
    assert_eq!(names.ec2_query.as_deref(), Some("E"));
    assert!(names.xml_attribute && !names.xml_flattened);
    let namespace = XmlNamespace { uri: "http://a".to_owned(), prefix: Some("p".to_owned()) };
    assert_eq!(names.xml_namespace, Some(namespace));
}

#[test]
fn a_timestamp_takes_the_member_s_format_before_that_of_its_target() {
    let target = r#""a#T": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "http-date"}},"#;
    let input = r#""members": {"a": {"target": "a#T"}, "b": {"target": "a#T",
        "traits": {"smithy.api#timestampFormat": "epoch-seconds"}}, "c": {"target": "smithy.api#Timestamp"}}"#;
    let model = lower(&service(input, target));
    let format = |name| member(&model, "In", name).timestamp_format;
    assert_eq!(format("a"), Some(TimestampFormat::HttpDate));
    assert_eq!(format("b"), Some(TimestampFormat::EpochSeconds));
    assert_eq!(format("c"), None);
}

#[test]
fn enums_of_all_three_kinds_keep_their_values() {
    let shapes = r#"
        "a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"},
            "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b-b"}}}},
        "a#I": {"type": "intEnum", "members": {"ONE": {"target": "smithy.api#Unit",
            "traits": {"smithy.api#enumValue": -1, "smithy.api#deprecated": {"since": "1"}}}}},
        "a#Old": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x y", "name": "XY", "deprecated": true}]}},"#;
    let input = r#""members": {"e": {"target": "a#E"}, "i": {"target": "a#I"}, "o": {"target": "a#Old"}}"#;
    let model = lower(&service(input, shapes));
    let texts = |name: &str| match &shape(&model, name).kind {
        ShapeKind::Enum(shape) => shape
            .values
            .iter()
            .map(|each| (each.name.clone().unwrap(), each.value.clone()))
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(texts("E"), [pair("A", "A"), pair("B", "b-b")]);
    assert_eq!(texts("Old"), [pair("XY", "x y")]);
    let ShapeKind::IntEnum(numbers) = &shape(&model, "I").kind else { panic!() };
    assert_eq!((numbers.values[0].name.as_deref(), numbers.values[0].value), (Some("ONE"), -1));
    assert_eq!(
        numbers.values[0].deprecated,
        Some(Deprecation { message: None, since: Some("1".to_owned()) })
    );
}

#[test]
fn lists_and_maps_are_sparse_only_where_they_say_so() {
    let shapes = r#"
        "a#L": {"type": "list", "member": {"target": "smithy.api#String"}, "traits": {"smithy.api#sparse": {}}},
        "a#M": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#L"}},"#;
    let model = lower(&service(r#""members": {"m": {"target": "a#M"}}"#, shapes));
    assert!(matches!(&shape(&model, "L").kind, ShapeKind::List(list) if list.sparse));
    assert!(matches!(&shape(&model, "M").kind, ShapeKind::Map(map) if !map.sparse));
}

#[test]
fn unions_are_tagged_by_key_and_may_have_variants_without_value() {
    let shapes = r#""a#U": {"type": "union", "members": {"a": {"target": "smithy.api#Unit"}, "b": {"target": "a#U"}}},"#;
    let model = lower(&service(r#""members": {"m": {"target": "a#U"}}"#, shapes));
    let ShapeKind::Union(union) = &shape(&model, "U").kind else { panic!() };
    assert_eq!(union.tagging, Some(Tagging::Key));
    assert!(!union.event_stream);
    let target = |at: usize| &model.shapes[union.variants[at].member.target];
    assert!(matches!(target(0).kind, ShapeKind::Unit));
    assert_eq!(target(1).name, "U");
}

#[test]
fn streams_of_bytes_and_of_events_are_told_from_values() {
    let shapes = r#"
        "a#B": {"type": "blob", "traits": {"smithy.api#streaming": {}, "smithy.api#requiresLength": {}}},
        "a#Out": {"type": "structure", "members": {"e": {"target": "a#Events"}}},
        "a#Events": {"type": "union", "members": {"x": {"target": "a#Event"}}, "traits": {"smithy.api#streaming": {}}},
        "a#Event": {"type": "structure", "members": {
            "h": {"target": "smithy.api#String", "traits": {"smithy.api#eventHeader": {}}},
            "p": {"target": "smithy.api#Blob", "traits": {"smithy.api#eventPayload": {}}}}},"#;
    let input = r#""members": {"b": {"target": "a#B", "traits": {"smithy.api#required": {}, "smithy.api#httpPayload": {}}}}"#;
    let text = service(input, shapes).replace(
        r#""input": {"target": "a#In"}"#,
        r#""input": {"target": "a#In"}, "output": {"target": "a#Out"}"#,
    );
    let model = lower(&text);
    assert!(matches!(shape(&model, "B").kind, ShapeKind::Scalar(Scalar::StreamingBlob)));
    assert!(shape(&model, "B").requires_length);
    assert!(matches!(&shape(&model, "Events").kind, ShapeKind::Union(union) if union.event_stream));
    assert_eq!(member(&model, "Event", "h").event_binding, Some(EventBinding::Header));
    assert_eq!(member(&model, "Event", "p").event_binding, Some(EventBinding::Payload));
}

#[test]
fn limits_docs_and_secrets_are_kept() {
    let shapes = r#""a#T": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 9},
        "smithy.api#pattern": "^a+$", "smithy.api#sensitive": {}, "smithy.api#documentation": "<p>Text</p>"}},"#;
    let input = r#""members": {"t": {"target": "a#T"}, "n": {"target": "smithy.api#Double",
        "traits": {"smithy.api#range": {"min": -0.50}, "smithy.api#documentation": "N"}},
        "k": {"target": "smithy.api#String", "traits": {"smithy.api#idempotencyToken": {}}}}"#;
    let model = lower(&service(input, shapes));
    let text = shape(&model, "T");
    assert!(text.sensitive);
    assert_eq!((text.constraints.min_length, text.constraints.max_length), (Some(1), Some(9)));
    assert_eq!(text.constraints.pattern.as_deref(), Some("^a+$"));
    assert_eq!(member(&model, "In", "t").docs.0.as_deref(), Some("<p>Text</p>"));
    assert_eq!(member(&model, "In", "n").docs.0.as_deref(), Some("N"));
    assert_eq!(member(&model, "In", "n").constraints.minimum.as_deref(), Some("-0.50"));
    assert!(member(&model, "In", "k").idempotency_token);
}

#[test]
fn an_operation_has_a_request_line_only_where_the_model_gives_one() {
    let plain = lower(&members(""));
    assert_eq!(operation(&plain, "Op").http, None);
    assert!(!operation(&plain, "Op").behavior.no_input);
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}]},
        "a#Op": {"type": "operation", "input": {"target": "a#In"}, "traits": {
            "smithy.api#http": {"method": "PUT", "uri": "/x/{m+}?f", "code": 202}, "smithy.api#idempotent": {},
            "smithy.api#endpoint": {"hostPrefix": "cp."}}},
        "a#In": {"type": "structure", "members": {"m": {"target": "smithy.api#String",
            "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}}}}"#,
    );
    let model = lower(&text);
    let found = operation(&model, "Op");
    let http = found.http.as_ref().unwrap();
    let label = UriPart::Label { member: "m".to_owned(), greedy: true };
    assert_eq!((http.method.as_str(), http.code), ("PUT", 202));
    assert_eq!(http.uri.parts, [UriPart::Literal("/x/".to_owned()), label]);
    assert_eq!(http.uri.query, [("f".to_owned(), String::new())]);
    assert_eq!(found.host_prefix.as_ref().unwrap().parts, [UriPart::Literal("cp.".to_owned())]);
    assert_eq!(found.idempotency, Idempotency::Idempotent);
    assert_eq!(member(&model, "In", "m").binding, Some(Binding::Label));
}

#[test]
fn an_operation_without_input_and_output_has_empty_ones() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}]}, "a#Op": {"type": "operation"}"#,
    );
    let model = lower(&text);
    assert!(structure(&model, "OpInput").members.is_empty());
    assert!(structure(&model, "OpOutput").members.is_empty());
    let found = operation(&model, "Op");
    assert!(found.behavior.no_input);
    assert_eq!(found.success[0].status, StatusPattern::Class(2));
}

#[test]
fn errors_of_the_service_are_errors_of_every_operation() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}], "errors": [{"target": "a#Both"}, {"target": "a#Shared"}]},
        "a#Op": {"type": "operation", "errors": [{"target": "a#Own"}, {"target": "a#Both"}]},
        "a#Own": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 418,
            "aws.protocols#awsQueryError": {"code": "Teapot", "httpResponseCode": 418}}},
        "a#Both": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "a#Shared": {"type": "structure", "traits": {"smithy.api#error": "server", "smithy.api#retryable": {"throttling": true}}}"#,
    );
    let model = lower(&text);
    let errors = &operation(&model, "Op").errors;
    let found: Vec<_> = errors.iter().map(|error| (error.name.as_str(), error.status)).collect();
    let expected = [("Own", 418), ("Both", 400), ("Shared", 500)];
    assert_eq!(found, expected.map(|(name, status)| (name, StatusPattern::Exact(status))));
    let own = structure(&model, "Own").error.as_ref().unwrap();
    assert_eq!((own.code.as_str(), own.query_code.as_deref(), own.status), ("Own", Some("Teapot"), 418));
    let shared = structure(&model, "Shared").error.as_ref().unwrap();
    assert_eq!((shared.fault, shared.retryable, shared.throttling), (ErrorFault::Server, true, true));
}

#[test]
fn operations_of_resources_at_any_depth_are_the_service_s() {
    let operations = ["Own", "List", "Create", "Instance", "Collection", "Deep"];
    let shapes: Vec<_> =
        operations.iter().map(|name| format!(r#""a#{name}": {{"type": "operation"}}"#)).collect();
    let text = file(&format!(
        r#""a#S": {{"type": "service", "operations": [{{"target": "a#Own"}}], "resources": [{{"target": "a#R"}}]}},
        "a#R": {{"type": "resource", "list": {{"target": "a#List"}}, "create": {{"target": "a#Create"}},
            "operations": [{{"target": "a#Instance"}}], "collectionOperations": [{{"target": "a#Collection"}}],
            "resources": [{{"target": "a#Child"}}]}},
        "a#Child": {{"type": "resource", "read": {{"target": "a#Deep"}}}}, {}"#,
        shapes.join(",")
    ));
    let model = lower(&text);
    let found: Vec<_> = model.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(found, ["Own", "Create", "List", "Instance", "Collection", "Deep"]);
}

#[test]
fn the_ways_to_authenticate_are_alphabetical_unless_auth_orders_them() {
    let schemes = r#""aws.auth#sigv4": {"name": "svc"}, "smithy.api#httpBearerAuth": {},
        "smithy.api#httpApiKeyAuth": {"in": "header", "name": "X-Key", "scheme": "K"}, "smithy.api#httpDigestAuth": {}"#;
    let text = file(&format!(
        r#""a#S": {{"type": "service", "traits": {{{schemes}}}, "operations": [{{"target": "a#Any"}}, {{"target": "a#None"}},
            {{"target": "a#Own"}}, {{"target": "a#Maybe"}}]}},
        "a#Any": {{"type": "operation"}},
        "a#None": {{"type": "operation", "traits": {{"smithy.api#auth": []}}}},
        "a#Own": {{"type": "operation", "traits": {{"smithy.api#auth": ["smithy.api#httpBearerAuth"]}}}},
        "a#Maybe": {{"type": "operation", "traits": {{"smithy.api#optionalAuth": {{}}}}}}"#
    ));
    let model = lower(&text);
    let names = |auth: &[Auth]| -> Vec<String> {
        auth.iter()
            .map(|auth| auth.schemes.first().map_or("none".to_owned(), |(name, _)| name.clone()))
            .collect()
    };
    let all = [
        "aws.auth#sigv4",
        "smithy.api#httpApiKeyAuth",
        "smithy.api#httpBearerAuth",
        "smithy.api#httpDigestAuth",
    ];
    assert_eq!(names(&model.service.auth), all);
    let of = |name: &str| operation(&model, name).auth.as_deref().map(names);
    assert_eq!(of("Any"), None);
    assert_eq!(of("None"), Some(vec!["none".to_owned()]));
    assert_eq!(of("Own"), Some(vec!["smithy.api#httpBearerAuth".to_owned()]));
    assert_eq!(of("Maybe"), Some(all.into_iter().chain(["none"]).map(str::to_owned).collect()));
    let kinds: Vec<_> = model.service.auth_schemes.iter().map(|scheme| scheme.kind.clone()).collect();
    let key = AuthSchemeKind::ApiKeyHeader { name: "X-Key".to_owned(), prefix: Some("K".to_owned()) };
    assert_eq!(kinds[0], AuthSchemeKind::SigV4 { signing_name: "svc".to_owned() });
    assert_eq!(kinds[1], key);
    assert_eq!(kinds[2], AuthSchemeKind::Bearer);
    assert_eq!(kinds[3], AuthSchemeKind::Unsupported("smithy.api#httpDigestAuth".to_owned()));
}

#[test]
fn the_service_says_its_protocols_endpoints_and_names() {
    let text = file(
        r#""a#S": {"type": "service", "version": "2026", "traits": {
            "aws.protocols#restXml": {"noErrorWrapping": true, "http": ["h2"]}, "aws.protocols#awsQueryCompatible": {},
            "smithy.api#xmlNamespace": {"uri": "http://x"}, "smithy.api#title": "T",
            "aws.api#service": {"sdkId": "My Service", "arnNamespace": "my", "endpointPrefix": "mine"},
            "smithy.rules#endpointRuleSet": {"version": "1.0"}, "smithy.rules#endpointTests": {"version": "1.0"}}}"#,
    );
    let service = lower(&text).service;
    assert_eq!(
        (service.name.as_str(), service.version.as_str(), service.title.as_deref()),
        ("S", "2026", Some("T"))
    );
    assert_eq!(service.protocols, [Protocol::RestXml]);
    assert!(service.settings.no_error_wrapping && service.settings.query_compatible);
    assert_eq!(service.settings.http_versions, ["h2"]);
    assert_eq!(service.settings.xml_namespace.unwrap().uri, "http://x");
    assert_eq!(service.aws.unwrap().sdk_id, "My Service");
    assert!(matches!(service.endpoint, Endpoint::Rules { tests: Some(_), bdd: None, .. }));
}

#[test]
fn pagination_of_an_operation_is_completed_by_that_of_the_service() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}], "traits": {
            "smithy.api#paginated": {"inputToken": "t", "outputToken": "n"}}},
        "a#Op": {"type": "operation", "traits": {"smithy.api#paginated": {"outputToken": "own", "items": "i"}}}"#,
    );
    let expected = json!({"inputToken": "t", "outputToken": "own", "items": "i"});
    assert_eq!(operation(&lower(&text), "Op").behavior.paginated, Some(expected));
}

#[test]
fn the_service_s_names_and_the_maintainer_s_names_stand_side_by_side() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}], "rename": {"b#Thing": "OtherThing"}},
        "a#Op": {"type": "operation", "input": {"target": "a#In"}},
        "a#In": {"type": "structure", "members": {"x": {"target": "a#Thing"}, "y": {"target": "b#Thing"}}},
        "a#Thing": {"type": "structure"}, "b#Thing": {"type": "structure"}"#,
    );
    let rename =
        |target: &str, to: &str| Rename { target: target.into(), to: to.into(), reason: "a test".into() };
    let rename = vec![rename("a#Thing", "Shown"), rename("a#In$x", "first"), rename("a#Op", "Do")];
    let sensitive = vec![Override { target: "a#In$y".into(), reason: "a test".into() }];
    let model = lower_with(&text, &Options { rename, sensitive, ..Options::default() });
    assert_eq!(shape(&model, "OtherThing").xml_name.as_deref(), Some("Thing"));
    assert_eq!(shape(&model, "Thing").shown_name(), "Shown");
    assert_eq!(member(&model, "In", "x").shown_name(), "first");
    assert_eq!(operation(&model, "Op").shown_name(), "Do");
    assert!(member(&model, "In", "y").sensitive && !member(&model, "In", "x").sensitive);
}

#[test]
fn all_that_is_read_is_lowered_or_listed_as_skipped() {
    let text = file(
        r#""a#S": {"type": "service", "operations": [{"target": "a#Op"}]},
        "a#Op": {"type": "operation", "input": {"target": "a#In"}, "traits": {"a#mine": {}, "smithy.api#suppress": ["x"]}},
        "a#In": {"type": "structure", "mixins": [{"target": "a#Mixin"}]},
        "a#Mixin": {"type": "structure", "traits": {"smithy.api#mixin": {}, "smithy.api#suppress": ["y"]}},
        "a#mine": {"type": "structure", "traits": {"smithy.api#trait": {}}},
        "a#Other": {"type": "operation"}, "a#Loose": {"type": "string"}"#,
    );
    let model = lower(&text);
    let skipped: Vec<_> = model.skipped.iter().map(|skipped| skipped.what.as_str()).collect();
    assert_eq!(skipped, ["structure a#Mixin", "structure a#mine", "operation a#Other", "string a#Loose"]);
    assert!(model.skipped.iter().all(|skipped| !skipped.reason.is_empty()));
    let ignored: Vec<_> = model.ignored.iter().map(|(id, count)| (id.as_str(), *count)).collect();
    // The mixin hands its trait on to `a#In`, where it counts again.
    assert_eq!(ignored, [("a#mine", 1), ("smithy.api#suppress", 3)]);
}

#[test]
fn several_files_are_one_model() {
    let first = members(r#""m": {"target": "b#T"}"#);
    let second = file(
        r#""b#T": {"type": "string"},
        "a#In$m": {"type": "apply", "traits": {"smithy.api#required": {}}},
        "b#T$no": {"type": "apply", "traits": {}}"#,
    );
    let (draft, diagnostics, _) = read(&[&first, &second], &Options::default());
    assert!(!diagnostics.has_errors());
    let model = draft.unwrap().0;
    assert_eq!(member(&model, "In", "m").presence, Presence::Required);
    assert_ne!(shape(&model, "T").origin.file, shape(&model, "In").origin.file);
}

#[test]
fn a_model_of_version_1_means_the_same_in_version_2() {
    let text = members(
        r#""n": {"target": "smithy.api#PrimitiveInteger"}, "b": {"target": "smithy.api#PrimitiveInteger",
            "traits": {"smithy.api#box": {}}}, "o": {"target": "smithy.api#Integer"}"#,
    );
    let model = lower(&text.replace("\"2.0\"", "\"1.0\""));
    let presence = |name| member(&model, "In", name).presence;
    assert_eq!(presence("n"), Presence::Defaulted);
    assert_eq!(presence("b"), Presence::Optional);
    assert_eq!(presence("o"), Presence::Optional);
}
