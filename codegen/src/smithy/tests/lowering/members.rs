//! Members: presence, bindings, names, formats, limits.

use serde_json::json;

use super::{members, one};
use crate::model::{Binding, Payload, Presence, QueryStyle, TimestampFormat, XmlNamespace};
use crate::smithy::tests::toy::{lower, member, service, shape, structure};

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
        ("String", r#""smithy.api#httpPayload": {}"#, Some(Binding::Payload(Payload::of(None)))),
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
    let payload = Binding::Payload(Payload::of(Some("image/png".to_owned())));
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

/// Type refinement traits: the default of a shape has an effect on members alone, and on those alone
/// that repeat it; null takes it away.
#[test]
fn the_default_of_a_shape_is_that_of_its_members_only_where_they_repeat_it() {
    let target = r#""a#N": {"type": "integer", "traits": {"smithy.api#default": 1}},"#;
    let input = r#""members": {"repeated": {"target": "a#N", "traits": {"smithy.api#default": 1}},
        "none": {"target": "a#N", "traits": {"smithy.api#default": null}}}"#;
    let model = lower(&service(input, target));
    let presence = |name| member(&model, "In", name).presence;
    assert_eq!((presence("repeated"), presence("none")), (Presence::Defaulted, Presence::Optional));
}

#[test]
fn members_of_mixins_come_first_and_local_traits_stay_behind() {
    let mixins = r#""a#First": {"type": "structure", "members": {"f": {"target": "smithy.api#String",
            "traits": {"smithy.api#required": {}}}}, "traits": {"smithy.api#sensitive": {},
            "smithy.api#mixin": {"localTraits": ["smithy.api#sensitive"]}}},
        "a#Second": {"type": "structure", "members": {"s": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#mixin": {}, "smithy.api#documentation": "handed on"}},"#;
    let input = r#""mixins": [{"target": "a#First"}, {"target": "a#Second"}],
        "members": {"own": {"target": "smithy.api#String"}}"#;
    let model = lower(&service(input, mixins));
    let names: Vec<_> = structure(&model, "In").members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["f", "s", "own"]);
    assert_eq!(member(&model, "In", "f").presence, Presence::Required);
    let input = shape(&model, "In");
    assert!(!input.sensitive);
    assert_eq!(input.docs.0.as_deref(), Some("handed on"));
}
