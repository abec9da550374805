#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use super::*;
use crate::diagnostic::Code;
use crate::model::{Binding, Payload, Presence, QueryStyle, Scalar, ShapeId, ShapeKind};
use crate::toy::{Toy, text, uri};

fn codes(toy: Toy) -> Vec<Code> {
    let mut diagnostics = Diagnostics::default();
    let valid = validate(Draft(toy.model), &Options::default(), &mut diagnostics);
    assert_eq!(valid.is_some(), !diagnostics.has_errors());
    diagnostics.iter().map(|item| item.code).collect()
}

/// A model whose one operation takes a structure with one required member of text.
fn simple() -> (Toy, ShapeId) {
    let mut toy = Toy::new();
    let word = toy.add("Word", text());
    let input = toy.structure("Input", &[("id", word)]);
    toy.operation("Get", input, None);
    (toy, input)
}

#[test]
fn a_model_in_order_is_valid() {
    let (mut toy, input) = simple();
    toy.bind(input, 0, Binding::Label);
    toy.model.operations[0].http.as_mut().unwrap().uri = uri(&["id"]);
    assert_eq!(codes(toy), []);
}

#[test]
fn two_operations_with_one_name_are_refused() {
    let (mut toy, input) = simple();
    toy.operation("Get", input, None);
    assert_eq!(codes(toy), [Code::ModelDuplicateName]);
}

#[test]
fn two_properties_with_one_wire_name_are_refused() {
    let (mut toy, input) = simple();
    let word = toy.add("Other", text());
    toy.point(input, "key", word);
    toy.member(input, 1).wire_name = "id".into();
    assert_eq!(codes(toy), [Code::ModelDuplicateName]);
}

#[test]
fn a_member_without_a_name_is_refused() {
    let (mut toy, input) = simple();
    toy.member(input, 0).name = String::new();
    assert_eq!(codes(toy), [Code::ModelEmptyName]);
}

#[test]
fn lists_may_lie_in_each_other_but_not_without_end() {
    let nested = |count: usize| {
        let (mut toy, input) = simple();
        let mut inner = toy.add("Word", text());
        for _ in 0..count {
            inner = toy.list("Words", inner);
        }
        toy.point(input, "words", inner);
        codes(toy)
    };
    assert_eq!(nested(64), []);
    assert_eq!(nested(65), [Code::ModelNesting]);
    assert_eq!(nested(5_000), [Code::ModelNesting]);
}

#[test]
fn enums_and_unions_need_values() {
    let (mut toy, _) = simple();
    toy.text_enum("Nothing", &[]);
    toy.union("Never", &[]);
    assert_eq!(codes(toy), [Code::ModelEmptyEnum, Code::ModelEmptyUnion]);
}

#[test]
fn a_structure_that_always_contains_itself_is_refused_and_so_is_what_needs_it() {
    let (mut toy, _) = simple();
    let node = toy.structure("Node", &[]);
    let holder = toy.structure("Holder", &[("node", node)]);
    toy.point(node, "holder", holder);
    toy.member(node, 0).presence = Presence::Required;
    assert_eq!(codes(toy), [Code::ModelEndless, Code::ModelEndless]);
}

#[test]
fn recursion_through_a_list_or_a_union_with_another_variant_can_end() {
    let (mut toy, _) = simple();
    let word = toy.add("Other", text());
    let node = toy.structure("Node", &[]);
    let nodes = toy.list("Nodes", node);
    let either = toy.union("Either", &[("node", node), ("word", word)]);
    for (index, (name, target)) in [("children", nodes), ("either", either)].into_iter().enumerate() {
        toy.point(node, name, target);
        toy.member(node, index).presence = Presence::Required;
    }
    assert_eq!(codes(toy), []);
}

#[test]
fn an_input_must_be_a_structure() {
    let mut toy = Toy::new();
    let word = toy.add("Word", text());
    toy.operation("Get", word, None);
    assert_eq!(codes(toy), [Code::ModelNotAStructure]);
}

#[test]
fn a_label_needs_a_required_member_and_a_member_its_label() {
    let (mut toy, input) = simple();
    toy.bind(input, 0, Binding::Label);
    toy.member(input, 0).presence = Presence::Optional;
    toy.model.operations[0].http.as_mut().unwrap().uri = uri(&["id", "other"]);
    assert_eq!(codes(toy), [Code::ModelLabel, Code::ModelLabel]);

    let (mut toy, input) = simple();
    toy.bind(input, 0, Binding::Label);
    assert_eq!(codes(toy), [Code::ModelLabel]);

    let (mut toy, input) = simple();
    toy.bind(input, 0, Binding::Label);
    toy.default(input, 0, "a");
    toy.model.operations[0].http.as_mut().unwrap().uri = uri(&["id"]);
    assert_eq!(codes(toy), [], "a member with a default is always there");
}

#[test]
fn header_names_that_differ_in_case_alone_are_one_place() {
    let (mut toy, input) = simple();
    let word = toy.add("Other", text());
    toy.point(input, "again", word);
    toy.bind(input, 0, Binding::Header("X-Id".into()));
    toy.bind(input, 1, Binding::Header("x-id".into()));
    assert_eq!(codes(toy), [Code::ModelBindingConflict]);
}

#[test]
fn a_value_must_fit_where_it_travels() {
    let query = |style| Binding::Query { name: "q".into(), style };
    let payload = Binding::Payload(Payload::of(None));
    let table = [
        (query(QueryStyle::Repeat), "word", true),
        (query(QueryStyle::Repeat), "words", true),
        (query(QueryStyle::Deep), "object", true),
        (query(QueryStyle::Pipe), "object", false),
        (query(QueryStyle::Repeat), "lists", false),
        (Binding::Header("h".into()), "words", true),
        (Binding::Header("h".into()), "object", false),
        (Binding::QueryMap, "word", false),
        (Binding::HeaderPrefix("h-".into()), "words", false),
        (Binding::StatusCode, "word", false),
        (Binding::StatusCode, "number", true),
        (payload, "lists", true),
    ];
    for (binding, target, fits) in table {
        let mut toy = Toy::new();
        let word = toy.add("word", text());
        let words = toy.list("words", word);
        toy.list("lists", words);
        toy.structure("object", &[("word", word)]);
        toy.add("number", ShapeKind::Scalar(Scalar::Integer));
        let target = toy.model.shapes.iter().find(|(_, shape)| shape.name == target).unwrap().0;
        let input = toy.structure("Input", &[("value", target)]);
        toy.bind(input, 0, binding.clone());
        toy.operation("Get", input, None);
        let expected: &[Code] = if fits { &[] } else { &[Code::ModelBindingTarget] };
        assert_eq!(codes(toy), expected, "{binding:?}");
    }
}
