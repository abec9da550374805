//! What asks for the next page, for each way in which pages follow each other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use http::HeaderMap;
use http::header::LINK;

use super::advance::Cursor;
use super::place::set_number;
use super::{NextPage, PageSchema, Step};
use crate::operation::{Binding, OperationSchema, QueryParameter};
use crate::request::testing::{Bag, PLAIN};
use crate::value::{Structure, Value, View};

const TOKEN: PageSchema =
    PageSchema { next: NextPage::Token { input: &[0], output: &[0] }, ..PageSchema::PLAIN };

fn counted(step: Step) -> PageSchema {
    let next = NextPage::Number { input: &[0], first: 1, step };
    PageSchema { next, items: Some(&[0]), ..PageSchema::PLAIN }
}

fn advance(schema: &PageSchema, page: &Bag, input: &mut Bag) -> bool {
    Cursor::default().step(schema, &PLAIN, (page.view(), &HeaderMap::new()), input).unwrap()
}

fn number(input: &Bag) -> Option<i64> {
    match input.member(0) {
        View::Integer(number) => Some(number),
        _ => None,
    }
}

#[test]
fn a_token_is_carried_from_the_page_to_the_input_until_it_is_absent_empty_or_the_same() {
    let mut input = Bag::of(None::<String>);
    let page = |token: Option<&str>| Bag::of(token.map(str::to_owned));
    assert!(advance(&TOKEN, &page(Some("a")), &mut input));
    assert!(matches!(input.member(0), View::String("a")));
    assert!(advance(&TOKEN, &page(Some("b")), &mut input));
    for last in [None, Some(""), Some("b")] {
        assert!(!advance(&TOKEN, &page(last), &mut input), "{last:?}");
    }
}

#[test]
fn a_token_may_be_a_number_or_a_map_and_may_lie_deep() {
    let mut input = Bag::of(None::<i64>);
    assert!(advance(&TOKEN, &Bag::of(7_i32), &mut input));
    assert_eq!(number(&input), Some(7));

    let mut input = Bag::of(None::<BTreeMap<String, i32>>);
    let key = BTreeMap::from([("id".to_owned(), 3)]);
    assert!(advance(&TOKEN, &Bag::of(Some(key.clone())), &mut input));
    assert!(!advance(&TOKEN, &Bag::of(Some(key)), &mut input));
    assert!(!advance(&TOKEN, &Bag::of(Some(BTreeMap::<String, i32>::new())), &mut input));

    const DEEP: PageSchema =
        PageSchema { next: NextPage::Token { input: &[0, 0], output: &[0, 0] }, ..PageSchema::PLAIN };
    let mut input = Bag::of(Bag::of(None::<String>));
    assert!(advance(&DEEP, &Bag::of(Bag::of("deep".to_owned())), &mut input));
    let View::Structure(inner) = input.member(0) else { panic!("a structure holds a structure") };
    assert!(matches!(inner.member(0), View::String("deep")));
}

#[test]
fn a_token_that_the_input_cannot_hold_is_an_error() {
    let mut input = Bag::of(None::<i64>);
    let page = Bag::of("not a number".to_owned());
    let found = Cursor::default().step(&TOKEN, &PLAIN, (page.view(), &HeaderMap::new()), &mut input);
    assert!(found.is_err());
}

#[test]
fn pages_and_results_are_counted_until_a_page_is_empty() {
    for (step, expected) in [(Step::One, 2), (Step::Items, 4)] {
        let mut input = Bag::of(None::<i32>);
        assert!(advance(&counted(step), &Bag::of(vec![1, 2, 3]), &mut input));
        assert_eq!(number(&input), Some(expected));
        assert!(!advance(&counted(step), &Bag::of(Vec::<i32>::new()), &mut input));
    }
}

#[test]
fn a_page_that_says_that_it_is_the_last_one_is() {
    let schema = PageSchema { more: Some(&[1]), ..TOKEN };
    let page = |more| Bag::new(vec![("next", Box::new("a".to_owned())), ("more", Box::new(Some(more)))]);
    assert!(!advance(&schema, &page(false), &mut Bag::of(None::<String>)));
    assert!(advance(&schema, &page(true), &mut Bag::of(None::<String>)));

    let schema = PageSchema { total: Some(&[1]), ..counted(Step::One) };
    let page = Bag::new(vec![("items", Box::new(vec![1, 2])), ("total", Box::new(4_i64))]);
    let (mut cursor, mut input) = (Cursor::default(), Bag::of(None::<i32>));
    let mut more = || cursor.step(&schema, &PLAIN, (page.view(), &HeaderMap::new()), &mut input).unwrap();
    assert_eq!([more(), more()], [true, false]);
}

#[test]
fn a_link_gives_its_parameters_to_the_next_request_and_nothing_else() {
    const NAMED: QueryParameter = QueryParameter::new("page");
    const LINKED: OperationSchema =
        OperationSchema { input: &[Binding::Query(NAMED), Binding::Body], ..PLAIN };
    let mut input = Bag::new(vec![("page", Box::new(None::<i32>)), ("host", Box::new("mine".to_owned()))]);
    let follow = |link: &str, input: &mut Bag| {
        let headers = HeaderMap::from_iter([(LINK, link.parse().unwrap())]);
        Cursor::default().step(&PageSchema::PLAIN, &LINKED, (View::Absent, &headers), input).unwrap()
    };
    assert!(follow("<https://other.example/?page=2&host=theirs>; rel=\"next\"", &mut input));
    assert_eq!(number(&input), Some(2));
    assert!(matches!(input.member(1), View::String("mine")));
    assert!(!follow("<https://other.example/?page=2>; rel=\"next\"", &mut input));
    assert!(!follow("<https://other.example/?page=1>; rel=\"prev\"", &mut input));
}

#[test]
fn the_size_of_pages_is_a_number_in_the_input() {
    let mut input = Bag::of(None::<i32>);
    assert!(set_number(&mut input, &[0], 50));
    assert_eq!(number(&input), Some(50));
    assert!(!set_number(&mut Bag::of(None::<bool>), &[0], 50));
}
