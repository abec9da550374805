//! The smallest model for each thing that can be wrong, and where it is said to be.

use std::collections::BTreeSet;

use super::toy::{file, read, service};
use crate::diagnostic::{Code, Diagnostics};
use crate::options::{Options, Override};

/// What is said, as `code pointer`.
fn said(diagnostics: &Diagnostics) -> Vec<String> {
    let lines = diagnostics.sorted().into_iter().map(|item| {
        let pointer = item.origin.as_ref().map(|origin| origin.pointer.to_string());
        format!("{} {}", item.code.id(), pointer.unwrap_or_default())
    });
    lines.collect()
}

/// Each case: the shapes of one file, and what is said about them.
const SHAPES: &[(&str, &str)] = &[
    (r#""a#T": {"type": "apply", "traits": {"smithy.api#sensitive": {}}}"#, "smithy::apply #/shapes/a#T"),
    (
        r#""smithy.api#String": {"type": "apply", "traits": {"smithy.api#sensitive": {}}}"#,
        "smithy::apply #/shapes/smithy.api#String",
    ),
    (r#""a#T": "string""#, "smithy::ast #/shapes/a#T"),
    (r#""a#T": {}"#, "smithy::ast #/shapes/a#T"),
    (r#""a#T": {"type": "structure", "members": []}"#, "smithy::ast #/shapes/a#T/members"),
    (r#""a#T": {"type": "structure", "members": {"m": {}}}"#, "smithy::ast #/shapes/a#T/members/m"),
    (r#""a#T": {"type": "operation", "input": "a#B"}"#, "smithy::ast #/shapes/a#T/input"),
    (r#""a#T": {"type": "union", "members": {}}"#, "smithy::ast #/shapes/a#T"),
    (r#""a#T": {"type": "list"}"#, "smithy::ast #/shapes/a#T"),
    (
        r#""a#T": {"type": "structure", "members": {"m": {"target": "smithy.api#Byte",
            "traits": {"smithy.api#default": 300}}}}"#,
        "smithy::default #/shapes/a#T/members/m/traits/smithy.api#default",
    ),
    (
        r#""a#T": {"type": "structure", "members": {"m": {"target": "smithy.api#String",
            "traits": {"smithy.api#default": "ab", "smithy.api#length": {"min": 3}}}}}"#,
        "smithy::default #/shapes/a#T/members/m/traits/smithy.api#default",
    ),
    (
        r#""a#T": {"type": "string", "traits": {"smithy.api#sensitiv": {}}}"#,
        "smithy::unknown-trait #/shapes/a#T/traits/smithy.api#sensitiv",
    ),
    (
        r#""a#T": {"type": "long", "traits": {"smithy.api#range": {"max": 0.5}}}"#,
        "smithy::trait-value #/shapes/a#T/traits/smithy.api#range",
    ),
    (
        r#""a#T": {"type": "structure", "members": {"m": {"target": "smithy.api#PrimitiveByte"}}}"#,
        "smithy::default #/shapes/a#T/members/m",
    ),
    (r#""a#T": {"type": "enum", "members": {}}"#, "smithy::enum #/shapes/a#T"),
    (
        r#""a#T": {"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit"}}}"#,
        "smithy::enum #/shapes/a#T/members/A",
    ),
    (
        r#""a#T": {"type": "string", "traits": {"smithy.api#enum": [{"value": "a"}, {"value": "a"}]}}"#,
        "smithy::enum #/shapes/a#T/traits/smithy.api#enum/1",
    ),
    (
        r#""a#T": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/{x}"}}}"#,
        "smithy::http #/shapes/a#T/traits/smithy.api#http",
    ),
    (
        r#""a#T": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "x"}}}"#,
        "smithy::http #/shapes/a#T/traits/smithy.api#http",
    ),
    (r#""a#T": {"type": "structure", "mixins": [{"target": "a#B"}]}"#, "smithy::mixin #/shapes/a#T/mixins/0"),
    (
        r#""a#T": {"type": "structure", "mixins": [{"target": "a#T"}],
            "traits": {"smithy.api#mixin": {}}}"#,
        "smithy::mixin #/shapes/a#T",
    ),
    (
        r#""a#T": {"type": "structure", "members": {"m": {"target": "smithy.api#Byte"},
            "M": {"target": "smithy.api#Byte"}}}"#,
        "smithy::name-conflict #/shapes/a#T/members/M",
    ),
    (r#""a#T": {"type": "list", "member": {"target": "a#T"}}"#, "smithy::recursion #/shapes/a#T"),
    (r#""a#T": {"type": "resource", "resources": [{"target": "a#T"}]}"#, "smithy::recursion #/shapes/a#T"),
    (
        r#""a#O": {"type": "operation"},
            "a#T": {"type": "resource", "read": {"target": "a#O"}}"#,
        "smithy::resource #/shapes/a#T/read",
    ),
    (
        r#""a#T": {"type": "operation"}, "a#R": {"type": "resource",
            "identifiers": {"id": {"target": "smithy.api#String"}}, "operations": [{"target": "a#T"}]}"#,
        "smithy::resource #/shapes/a#T",
    ),
    (
        r#""a#I": {"type": "structure", "members": {"id": {"target": "smithy.api#String",
                "traits": {"smithy.api#required": {}}}}},
            "a#T": {"type": "operation", "input": {"target": "a#I"}}, "a#R": {"type": "resource",
            "identifiers": {"id": {"target": "smithy.api#String"}}, "collectionOperations": [{"target": "a#T"}]}"#,
        "smithy::resource #/shapes/a#T",
    ),
    (
        r#""a#T": {"type": "resource", "identifiers": {"i": {"target": "smithy.api#String"}}},
            "a#R": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}},
                "resources": [{"target": "a#T"}]}"#,
        "smithy::resource #/shapes/a#T",
    ),
    (
        r#""a#T": {"type": "operation", "input": {"target": "a#I"}, "output": {"target": "a#I"}, "traits":
                {"smithy.api#paginated": {"inputToken": "n", "outputToken": "n", "items": "l.m"}}},
            "a#I": {"type": "structure", "members": {"n": {"target": "smithy.api#String"},
                "l": {"target": "smithy.api#String"}}}"#,
        "model::pagination #/shapes/a#T/traits/smithy.api#paginated/items",
    ),
    (
        r#""a#T": {"type": "operation", "input": {"target": "a#I"}, "output": {"target": "a#I"}, "traits":
                {"smithy.api#paginated": {"inputToken": "n", "outputToken": "n"}}},
            "a#I": {"type": "structure", "members": {"n": {"target": "smithy.api#String",
                "traits": {"smithy.api#required": {}}}}}"#,
        "model::pagination #/shapes/a#T/traits/smithy.api#paginated/inputToken",
    ),
    (
        r#""a#I": {"type": "structure", "traits": {"smithy.api#input": {}}},
            "a#T": {"type": "structure", "members": {"m": {"target": "a#I"}}}"#,
        "smithy::target #/shapes/a#T/members/m",
    ),
    (
        r#""a#I": {"type": "structure", "traits": {"smithy.api#input": {}}},
            "a#T": {"type": "operation", "output": {"target": "a#I"}}"#,
        "smithy::target #/shapes/a#T/output",
    ),
    (
        r#""a#T": {"type": "list", "member": {"target": "smithy.api#Double"}, "traits": {"smithy.api#uniqueItems": {}}}"#,
        "smithy::trait-target #/shapes/a#T/traits/smithy.api#uniqueItems",
    ),
    (
        r#""a#C": {"type": "structure", "traits": {"smithy.api#trait": {"conflicts": ["a#D"]}}},
            "a#D": {"type": "structure", "traits": {"smithy.api#trait": {}}},
            "a#T": {"type": "string", "traits": {"a#C": {}, "a#D": {}}}"#,
        "smithy::trait-target #/shapes/a#T/traits/a#C",
    ),
    (
        r#""a#T": {"type": "structure", "members": {"p": {"target": "smithy.api#Blob",
                "traits": {"smithy.api#eventPayload": {}}}, "m": {"target": "smithy.api#String"}}}"#,
        "smithy::trait-target #/shapes/a#T/members/m",
    ),
    (
        r#""a#T": {"type": "structure", "members": {"h": {"target": "smithy.api#Double",
                "traits": {"smithy.api#eventHeader": {}}}}}"#,
        "smithy::trait-target #/shapes/a#T/members/h/traits/smithy.api#eventHeader",
    ),
    (
        r#""a#T": {"type": "structure", "traits": {"smithy.api#input": {}}, "members": {"c": {
                "target": "smithy.api#Integer", "traits": {"smithy.api#httpResponseCode": {}}}}}"#,
        "smithy::trait-target #/shapes/a#T/members/c/traits/smithy.api#httpResponseCode",
    ),
    (
        r#""a#B": {"type": "blob", "traits": {"smithy.api#streaming": {}, "smithy.api#requiresLength": {}}},
            "a#I": {"type": "structure", "members": {"m": {"target": "a#B", "traits": {"smithy.api#required": {}}}}},
            "a#T": {"type": "operation", "output": {"target": "a#I"}}"#,
        "smithy::streaming #/shapes/a#I/members/m",
    ),
    (
        r#""b#P": {"type": "string", "traits": {"smithy.api#private": {}}},
            "a#T": {"type": "list", "member": {"target": "b#P"}}"#,
        "smithy::target #/shapes/a#T/member",
    ),
    (
        r#""a#T": {"type": "operation", "traits": {"smithy.api#requestCompression": {"encodings": ["gzip"]}}}"#,
        "smithy::trait-value #/shapes/a#T/traits/smithy.api#requestCompression",
    ),
    (
        r#""a#N": {"type": "structure", "traits": {"smithy.api#trait": {}}, "members": {"max": {
                "target": "smithy.api#Integer", "traits": {"smithy.api#range": {"max": 3}}}}},
            "a#T": {"type": "string", "traits": {"a#N": {"max": 4}}}"#,
        "smithy::trait-value #/shapes/a#T/traits/a#N",
    ),
    (
        r#""a#T": {"type": "structure", "members": {"m": {"target": "a#T",
            "traits": {"smithy.api#required": {}}}}}"#,
        "smithy::recursion #/shapes/a#T",
    ),
    (
        r#""a#O": {"type": "operation", "traits": {"aws.api#clientDiscoveredEndpoint": {"required": true}}},
            "a#T": {"type": "service", "operations": [{"target": "a#O"}],
                "traits": {"aws.api#clientEndpointDiscovery": {"operation": "a#O"}}}"#,
        "smithy::endpoint-discovery #/shapes/a#T",
    ),
    (
        r#""a#T": {"type": "service", "rename": {"smithy.api#String": "Text"}}"#,
        "smithy::rename #/shapes/a#T/rename/smithy.api#String",
    ),
    (r#""T": {"type": "string"}"#, "smithy::shape-id #/shapes/T"),
    (r#""a#T$m": {"type": "string"}"#, "smithy::shape-id #/shapes/a#T$m"),
    (
        r#""a#T": {"type": "structure", "members": {"1m": {"target": "smithy.api#Byte"}}}"#,
        "smithy::shape-id #/shapes/a#T/members/1m",
    ),
    (r#""a#T": {"type": "String"}"#, "smithy::shape-type #/shapes/a#T/type"),
    (
        r#""a#B": {"type": "blob", "traits": {"smithy.api#streaming": {}}},
            "a#T": {"type": "structure", "members": {"m": {"target": "a#B"}}}"#,
        "smithy::streaming #/shapes/a#T/members/m",
    ),
    (r#""a#T": {"type": "list", "member": {"target": "a#B"}}"#, "smithy::target #/shapes/a#T/member"),
    (
        r#""a#T": {"type": "map", "key": {"target": "smithy.api#Byte"}, "value": {"target": "smithy.api#Byte"}}"#,
        "smithy::target #/shapes/a#T/key",
    ),
    (
        r#""a#T": {"type": "operation", "output": {"target": "smithy.api#String"}}"#,
        "smithy::target #/shapes/a#T/output",
    ),
    (
        r#""a#T": {"type": "string", "traits": {"smithy.api#httpLabel": {}}}"#,
        "smithy::trait-target #/shapes/a#T/traits/smithy.api#httpLabel",
    ),
    (
        r#""a#T": {"type": "string", "traits": {"smithy.api#documentation": 1}}"#,
        "smithy::trait-value #/shapes/a#T/traits/smithy.api#documentation",
    ),
    (
        r#""a#T": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "rfc3339"}}"#,
        "smithy::trait-value #/shapes/a#T/traits/smithy.api#timestampFormat",
    ),
    (r#""a#T": {"type": "string", "member": {}}"#, "smithy::unknown-property #/shapes/a#T/member"),
    (
        r#""a#T": {"type": "set", "member": {"target": "smithy.api#Byte"}}"#,
        "smithy::version-feature #/shapes/a#T/type",
    ),
];

/// Each case: files, and what is said about them.
const FILES: &[(&[&str], &str)] = &[
    (&[r#"{"smithy": "3.0"}"#], "smithy::version #/smithy"),
    (&["{}"], "smithy::version #/smithy"),
    (&["[]"], "smithy::ast #"),
    (
        &[r#"{"smithy": "2", "metadata": {"a": 1}}"#, r#"{"smithy": "2", "metadata": {"a": 2}}"#],
        "smithy::metadata #/metadata/a",
    ),
    (
        &[
            r#"{"smithy": "2", "shapes": {"a#T": {"type": "string"}}}"#,
            r#"{"smithy": "2", "shapes": {"a#T": {"type": "byte"}}}"#,
        ],
        "smithy::shape-conflict #/shapes/a#T",
    ),
    (
        &[
            r#"{"smithy": "2", "shapes": {"a#T": {"type": "string", "traits": {"smithy.api#title": "a"}}}}"#,
            r#"{"smithy": "2", "shapes": {"a#T": {"type": "string", "traits": {"smithy.api#title": "b"}}}}"#,
        ],
        "smithy::trait-conflict #/shapes/a#T/traits/smithy.api#title",
    ),
    (&[r#"{"smithy": "2""#], "source::json #"),
    (&[r#"{"smithy": "2", "smithy": "2"}"#], "source::duplicate-key #/smithy"),
];

/// That no service is found is said of all these cases.
const NO_SERVICE: &str = "smithy::service #";

#[test]
fn every_fault_is_said_once_and_at_its_place() {
    for (shapes, expected) in SHAPES {
        let (_, diagnostics, _) = read(&[&file(shapes)], &Options::default());
        let mut said = said(&diagnostics);
        said.retain(|line| line != NO_SERVICE);
        assert_eq!(said, [*expected], "{shapes}");
    }
    for (files, expected) in FILES {
        let (_, diagnostics, _) = read(files, &Options::default());
        let mut said = said(&diagnostics);
        said.retain(|line| line != NO_SERVICE);
        assert_eq!(said, [*expected], "{files:?}");
    }
}

#[test]
fn every_code_of_this_front_end_has_a_case() {
    let cases = SHAPES.iter().map(|(_, said)| said).chain(FILES.iter().map(|(_, said)| said));
    let mut codes: BTreeSet<&str> = cases.filter_map(|said| said.split(' ').next()).collect();
    codes.extend(NO_SERVICE.split(' ').next());
    let all = Code::ALL.iter().map(|code| code.id()).filter(|id| id.starts_with("smithy::"));
    let missing: Vec<_> = all.filter(|id| !codes.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_fault_comes_with_a_way_out() {
    for (shapes, _) in SHAPES {
        let (_, diagnostics, _) = read(&[&file(shapes)], &Options::default());
        assert!(
            diagnostics.iter().all(|item| item.help.as_ref().is_some_and(|help| !help.is_empty())),
            "{shapes}"
        );
    }
}

#[test]
fn a_model_without_service_or_with_several_says_what_to_do() {
    let two = r#""a#A": {"type": "service"}, "a#B": {"type": "service"}"#;
    for (shapes, help) in [("", "add the file"), (two, "`a#A` or `a#B`")] {
        let (draft, diagnostics, _) = read(&[&file(shapes)], &Options::default());
        assert!(draft.is_none());
        assert_eq!(said(&diagnostics), [NO_SERVICE]);
        assert!(diagnostics.iter().all(|item| item.help.as_ref().unwrap().contains(help)));
    }
    let mut options = Options::default();
    options.smithy.service = Some("a#B".to_owned());
    let (draft, ..) = read(&[&file(two)], &options);
    assert_eq!(draft.unwrap().0.service.name, "B");
    options.smithy.service = Some("a#C".to_owned());
    let (draft, diagnostics, _) = read(&[&file(two)], &options);
    assert!(draft.is_none());
    assert_eq!(said(&diagnostics), ["options::no-such-target #"]);
}

#[test]
fn decisions_about_what_does_not_exist_are_refused() {
    let text = service(r#""members": {"m": {"target": "smithy.api#String"}}"#, "");
    for (target, exists) in
        [("a#In", true), ("a#In$m", true), ("a#In$n", false), ("a#No", false), ("m", false)]
    {
        let sensitive = vec![Override { target: target.to_owned(), reason: "a test".to_owned() }];
        let (draft, diagnostics, _) = read(&[&text], &Options { sensitive, ..Options::default() });
        assert_eq!(draft.is_some(), exists, "{target}");
        assert_eq!(diagnostics.has_errors(), !exists, "{target}");
    }
}

#[test]
fn shapes_nested_ten_thousand_deep_are_read_without_recursion() {
    let nested = |kind: fn(usize) -> String| {
        let shapes: Vec<_> = (0..10_000).map(kind).collect();
        service(r#""members": {"m": {"target": "a#T0"}}"#, &format!("{},", shapes.join(",")))
    };
    let lists =
        nested(|at| format!(r#""a#T{at}": {{"type": "list", "member": {{"target": "a#T{}"}}}}"#, at + 1));
    let structures = nested(|at| {
        let next = at + 1;
        format!(
            r#""a#T{at}": {{"type": "structure", "members": {{"m": {{"target": "a#T{next}",
                "traits": {{"smithy.api#required": {{}}}}}}}}}}"#
        )
    });
    for text in [lists, structures] {
        let end = r#""a#T10000": {"type": "string"}, "a#End""#;
        let (draft, ..) = read(&[&text.replace("\"a#End\"", end)], &Options::default());
        assert!(draft.unwrap().0.shapes.len() > 10_000);
    }
}
