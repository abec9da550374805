//! Shapes of every type.

use super::one;
use crate::model::{Deprecation, EventBinding, Scalar, ShapeKind, Tagging};
use crate::smithy::tests::toy::{lower, member, service, shape};

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
