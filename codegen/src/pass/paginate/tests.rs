//! Pages of small models.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::model::{Protocol, Scalar};
use crate::toy::{Toy, text};

/// `List`, whose input has `token` and `size`, and whose output has `page.next` and `page.things`.
fn toy(paginated: Option<serde_json::Value>) -> Toy {
    let mut toy = Toy::new();
    let string = toy.add("String", text());
    let integer = toy.add("Integer", ShapeKind::Scalar(Scalar::Integer));
    let things = toy.list("Things", string);
    let page = toy.structure("Page", &[("next", string), ("things", things)]);
    let output = toy.structure("Output", &[("id", string), ("page", page)]);
    let input = toy.structure("Input", &[("token", string), ("size", integer)]);
    toy.operation("List", input, Some(output)).behavior.paginated = paginated;
    toy.model.service.protocols = vec![Protocol::AwsJson1_1];
    toy
}

fn pages(toy: Toy, options: &Options) -> (Option<PagesFact>, Vec<(Code, String)>) {
    let mut diagnostics = Diagnostics::default();
    let rules = crate::protocol::rules(toy.model.service.protocols[0]);
    let mut facts = crate::pass::bind::operations(&toy.model, rules, &mut diagnostics).unwrap();
    settle(&toy.model, options, &mut facts, &mut diagnostics);
    let said = diagnostics.iter().map(|item| (item.code, item.message.clone())).collect();
    (facts[0].pages.clone(), said)
}

fn by_options(change: impl FnOnce(&mut Pagination)) -> (Option<PagesFact>, Vec<(Code, String)>) {
    let mut pagination = Pagination {
        operation: "List".into(),
        style: PageStyle::Offset,
        parameter: Some("size".into()),
        items: Some("page.things".into()),
        next: None,
        size: None,
        first: None,
        more: None,
        total: None,
        reason: "a test".into(),
    };
    change(&mut pagination);
    pages(toy(None), &Options { pagination: vec![pagination], ..Options::default() })
}

#[test]
fn names_become_indexes_on_the_way_to_what_they_name() {
    let value = json!({ "inputToken": "token", "outputToken": "page.next", "items": "page.things",
        "pageSize": "size" });
    let expected = PagesFact {
        next: NextPage::Token { input: vec![0], output: vec![1, 0] },
        size: Some(vec![1]),
        items: Some(vec![1, 1]),
        more: None,
        total: None,
    };
    assert_eq!(pages(toy(Some(value)), &Options::default()), (Some(expected), vec![]));
    assert_eq!(pages(toy(None), &Options::default()), (None, vec![]));
}

#[test]
fn what_a_model_says_wrongly_is_an_error_at_the_operation() {
    for (value, expected) in [
        (json!({ "inputToken": "token" }), "`outputToken` is missing"),
        (json!({ "outputToken": "page.next" }), "`inputToken` is missing"),
        (
            json!({ "inputToken": "gone", "outputToken": "page.next" }),
            "`gone`, which is no member of the input",
        ),
        (json!({ "inputToken": "token", "outputToken": "next" }), "`next`, which is no member of the output"),
        (
            json!({ "inputToken": "token", "outputToken": "page.next", "items": "page.next" }),
            "`items` names `page.next`, which is not a list or a map of the output",
        ),
    ] {
        let (found, said) = pages(toy(Some(value.clone())), &Options::default());
        assert_eq!((found, said.len()), (None, 1), "{value}");
        assert_eq!(said[0].0, Code::ModelPagination);
        assert!(said[0].1.contains(expected), "{}", said[0].1);
    }
}

#[test]
fn a_maintainer_can_say_how_results_are_counted() {
    let (found, said) = by_options(|_| ());
    let next = NextPage::Number { input: vec![1], first: 0, by_items: true };
    assert_eq!((found.map(|pages| pages.next), said), (Some(next), vec![]));
    let (found, _) = by_options(|it| (it.style, it.first) = (PageStyle::Page, Some(0)));
    let next = NextPage::Number { input: vec![1], first: 0, by_items: false };
    assert_eq!(found.map(|pages| pages.next), Some(next));
    let (found, _) = by_options(|it| it.style = PageStyle::Link);
    assert_eq!(found.map(|pages| pages.next), Some(NextPage::Link));
}

#[test]
fn what_a_maintainer_says_wrongly_is_an_error() {
    let (found, said) = by_options(|it| it.items = None);
    assert_eq!((found, said[0].0), (None, Code::OptionsPagination));
    let (_, said) = by_options(|it| it.operation = "Gone".into());
    assert_eq!(said[0].0, Code::OptionsNoSuchTarget);
}
