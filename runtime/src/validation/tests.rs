//! Every kind of limit, by a structure that is written as the generator writes them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use super::check;
use crate::blob::Blob;
use crate::schema::{MemberSchema, StructureSchema, ValueSchema};
use crate::value::{Slot, Structure, Value, View};

struct Thing {
    name: String,
    tags: Option<Vec<String>>,
    counts: BTreeMap<String, i64>,
    price: Option<f64>,
    key: Option<Blob>,
    secret: Option<String>,
    pins: Vec<i64>,
    more: BTreeMap<String, String>,
    child: Option<Box<Thing>>,
}

impl Structure for Thing {
    fn schema(&self) -> &'static StructureSchema {
        static SCHEMA: StructureSchema = StructureSchema::new(
            "Thing",
            &[
                MemberSchema::new("name", "name"),
                MemberSchema::new("tags", "tags"),
                MemberSchema::new("counts", "counts"),
                MemberSchema::new("price", "price"),
                MemberSchema::new("key", "key"),
                MemberSchema::new("secret", "secret").sensitive(),
                MemberSchema::new("pins", "pins").of(&ValueSchema::PLAIN.sensitive()),
                MemberSchema::new("", "more"),
                MemberSchema::new("child", "child"),
            ],
        )
        .additional(7);
        &SCHEMA
    }
    fn member(&self, index: usize) -> View<'_> {
        match index {
            0 => self.name.view(),
            1 => self.tags.view(),
            2 => self.counts.view(),
            3 => self.price.view(),
            4 => self.key.view(),
            5 => self.secret.view(),
            6 => self.pins.view(),
            7 => self.more.view(),
            8 => self.child.view(),
            _ => View::Absent,
        }
    }
    fn member_mut(&mut self, _: usize) -> Slot<'_> {
        Slot::Skip
    }
    crate::limits! {
        (0, Limits::NONE.min_length(1).max_length(3)), (0, Limits::NONE.pattern("^[a-z]*$")),
        (1, Limits::NONE.max_length(2).unique().elements(&[Limits::NONE.min_length(1)])),
        (2, Limits::NONE.elements(&[Limits::NONE.minimum("0").less_than("10")]).keys(&[Limits::NONE.max_length(1)])),
        (3, Limits::NONE.more_than("0").multiple_of("0.01")),
        (4, Limits::NONE.max_length(4).encoded()),
        (5, Limits::NONE.min_length(8).pattern("^[A-Z]")),
        (6, Limits::NONE.elements(&[Limits::NONE.maximum("5")])),
        (7, Limits::NONE.elements(&[Limits::NONE.max_length(1)])),
        (8, Limits::NONE.max_length(4))
    }
}

impl Value for Thing {
    fn empty() -> Self {
        Self {
            name: "a".to_owned(),
            tags: None,
            counts: BTreeMap::new(),
            price: None,
            key: None,
            secret: None,
            pins: Vec::new(),
            more: BTreeMap::new(),
            child: None,
        }
    }
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

fn violations(thing: &Thing) -> Vec<String> {
    check(thing).map_or_else(|all| all.iter().map(ToString::to_string).collect(), |()| Vec::new())
}

fn of(change: impl FnOnce(&mut Thing)) -> Vec<String> {
    let mut thing = Thing::empty();
    change(&mut thing);
    violations(&thing)
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn what_keeps_its_limits_is_let_pass() {
    assert_eq!(of(|_| ()), texts(&[]));
    // Characters are counted, not bytes; base64 of three bytes is four characters.
    assert_eq!(of(|thing| thing.name = "abc".to_owned()), texts(&[]));
    assert_eq!(of(|thing| thing.key = Some(Blob::from(b"abc".as_slice()))), texts(&[]));
    assert_eq!(of(|thing| thing.price = Some(19.99)), texts(&[]));
    assert_eq!(of(|thing| thing.secret = Some("Abcdefg\u{e9}".to_owned())), texts(&[]));
}

#[test]
fn every_limit_has_its_own_words_and_every_violation_its_path() {
    assert_eq!(of(|thing| thing.name.clear()), ["input.name: length 0, allowed 1..=3"]);
    assert_eq!(
        of(|thing| thing.name = "A\u{e9}\u{1f600}x".to_owned()),
        ["input.name: length 4, allowed 1..=3", "input.name: does not match the pattern `^[a-z]*$`"]
    );
    assert_eq!(
        of(|thing| thing.tags = Some(texts(&["a", "", "a"]))),
        [
            "input.tags: length 3, allowed 0..=2",
            "input.tags: the members 0 and 2 are equal, and none may be",
            "input.tags[1]: length 0, allowed 1..",
        ]
    );
    let counts = [("a", 10), ("bb", -1)].map(|(key, count)| (key.to_owned(), count));
    assert_eq!(
        of(|thing| thing.counts = counts.into()),
        [
            "input.counts[\"a\"]: not a number of at least 0 and less than 10",
            "input.counts[\"bb\"]: length 2, allowed 0..=1",
            "input.counts[\"bb\"]: not a number of at least 0 and less than 10",
        ]
    );
    assert_eq!(of(|thing| thing.price = Some(0.0)), ["input.price: not a number of more than 0"]);
    assert_eq!(of(|thing| thing.price = Some(0.001)), ["input.price: not a multiple of 0.01"]);
    assert_eq!(
        of(|thing| thing.key = Some(Blob::from(b"abcd".as_slice()))),
        ["input.key: length 8, allowed 0..=4"]
    );
    assert_eq!(
        of(|thing| thing.more = [("x".to_owned(), "ab".to_owned())].into()),
        ["input[\"x\"]: length 2, allowed 0..=1"]
    );
}

#[test]
fn values_inside_of_values_are_looked_at_and_properties_are_counted() {
    let child = |name: &str| {
        let more = ["a", "b"].map(|key| (key.to_owned(), String::new()));
        Some(Box::new(Thing { name: name.to_owned(), more: more.into(), ..Thing::empty() }))
    };
    // `name`, `counts` and `pins` are there, and two more.
    assert_eq!(
        of(|thing| thing.child = child("abcd")),
        ["input.child: length 5, allowed 0..=4", "input.child.name: length 4, allowed 1..=3"]
    );
}

#[test]
fn nothing_is_said_of_secrets_but_that_they_are_wrong() {
    assert_eq!(
        of(|thing| thing.secret = Some("hunter2".to_owned())),
        ["input.secret: length not in 8..", "input.secret: does not match the pattern `^[A-Z]`"]
    );
    assert_eq!(of(|thing| thing.pins = vec![1, 1234]), ["input.pins[1]: not a number of at most 5"]);
}
