//! Requests of the query protocols, as their specifications spell them.

use std::collections::BTreeMap;

use drawplate_runtime::codec::{Codec, EncodeError};
use drawplate_runtime::query::Query;
use drawplate_runtime::schema::{MemberSchema, ValueSchema, XmlSchema};
use drawplate_runtime::value::{Slot, Value};
use drawplate_runtime::{Blob, Timestamp};

use crate::support::{Shape, Unit};

structure! { Request, None, false;
    name: Option<String> = MemberSchema::new("name", "name");
    renamed: Option<String> = MemberSchema::new("renamed", "renamed").xml(&XmlSchema::PLAIN.query_name("A"));
    list: Option<Vec<String>> = MemberSchema::new("list", "list");
    items: Option<Vec<String>> = MemberSchema::new("items", "items").xml(&XmlSchema::PLAIN.item("item"));
    flat: Option<Vec<Request>> = MemberSchema::new("flat", "flat").xml(&XmlSchema::PLAIN.flattened());
    map: Option<BTreeMap<String, String>> = MemberSchema::new("map", "map");
    flat_map: Option<BTreeMap<String, Vec<String>>> = MemberSchema::new("flatMap", "flat_map")
        .xml(&XmlSchema::PLAIN.flattened().key("K").item("V"));
    child: Option<Box<Request>> = MemberSchema::new("child", "child");
    shape: Option<Shape> = MemberSchema::new("shape", "shape");
    blob: Option<Blob> = MemberSchema::new("blob", "blob");
    time: Option<Timestamp> = MemberSchema::new("time", "time");
    number: Option<f64> = MemberSchema::new("number", "number");
}

fn write(codec: &dyn Codec, request: &Request) -> Result<String, EncodeError> {
    let mut out = Vec::new();
    codec.encode_members(request, &|_| true, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn filled(fill: impl FnOnce(&mut Request)) -> Request {
    let mut request = Request::empty();
    fill(&mut request);
    request
}

#[test]
fn each_value_stands_under_the_names_of_all_that_it_is_in() {
    let child = |name: &str| filled(|it| it.name = Some(name.to_owned()));
    let table: [(Request, &str, &str); 11] = [
        (filled(|_| ()), "", ""),
        (
            filled(|it| it.name = Some("a b&=+/é".into())),
            "&name=a%20b%26%3D%2B%2F%C3%A9",
            "&Name=a%20b%26%3D%2B%2F%C3%A9",
        ),
        (filled(|it| it.renamed = Some("x".into())), "&renamed=x", "&A=x"),
        (
            filled(|it| it.list = Some(texts(&["a", "b"]))),
            "&list.member.1=a&list.member.2=b",
            "&List.1=a&List.2=b",
        ),
        (filled(|it| it.list = Some(Vec::new())), "&list=", ""),
        (filled(|it| it.items = Some(texts(&["a"]))), "&items.item.1=a", "&Items.1=a"),
        (
            filled(|it| it.flat = Some(vec![child("a"), child("b")])),
            "&flat.1.name=a&flat.2.name=b",
            "&Flat.1.Name=a&Flat.2.Name=b",
        ),
        (filled(|it| it.child = Some(Box::new(child("a")))), "&child.name=a", "&Child.Name=a"),
        (filled(|it| it.shape = Some(Shape::Label("a".into()))), "&shape.label=a", "&Shape.Label=a"),
        (filled(|it| it.shape = Some(Shape::Empty(Unit))), "", ""),
        (
            filled(|it| {
                it.blob = Some(Blob::from("value"));
                it.time = Some(Timestamp::from_seconds(1_422_172_800));
                it.number = Some(f64::NEG_INFINITY);
            }),
            "&blob=dmFsdWU%3D&time=2015-01-25T08%3A00%3A00Z&number=-Infinity",
            "&Blob=dmFsdWU%3D&Time=2015-01-25T08%3A00%3A00Z&Number=-Infinity",
        ),
    ];
    for (request, aws, ec2) in table {
        let head = "Action=Do&Version=2020-01-08";
        let written = write(&Query::aws("Do", "2020-01-08"), &request).unwrap();
        assert_eq!(written, format!("{head}{aws}"));
        assert_eq!(write(&Query::ec2("Do", "2020-01-08"), &request).unwrap(), format!("{head}{ec2}"));
    }
}

#[test]
fn maps_are_numbered_entries_and_only_one_of_the_protocols_has_them() {
    let map = filled(|it| it.map = Some([("a".into(), "1".into()), ("b".into(), "2".into())].into()));
    let codec = Query::aws("Do", "1");
    assert_eq!(
        write(&codec, &map).unwrap(),
        "Action=Do&Version=1&map.entry.1.key=a&map.entry.1.value=1&map.entry.2.key=b&map.entry.2.value=2"
    );
    let flat = filled(|it| it.flat_map = Some([("a".into(), texts(&["x", "y"]))].into()));
    let expected = "Action=Do&Version=1&flatMap.1.K=a&flatMap.1.V.member.1=x&flatMap.1.V.member.2=y";
    assert_eq!(write(&codec, &flat).unwrap(), expected);
    assert_eq!(write(&codec, &filled(|it| it.map = Some(BTreeMap::new()))).unwrap(), "Action=Do&Version=1");
    let error = write(&Query::ec2("Do", "1"), &map).unwrap_err();
    assert_eq!(error.to_string(), "a map cannot be written as a query at $.map");
}

#[test]
fn members_that_are_not_included_are_left_out_and_nothing_is_read() {
    let request = filled(|it| {
        it.name = Some("a".into());
        it.renamed = Some("b".into());
    });
    let mut out = Vec::new();
    Query::aws("Do", "1").encode_members(&request, &|index| index == 1, &mut out).unwrap();
    assert_eq!(out, b"Action=Do&Version=1&renamed=b");
    let mut into = Request::empty();
    let error = Query::aws("Do", "1").decode(b"name=a", Slot::Structure(&mut into), &ValueSchema::PLAIN);
    assert_eq!(error.unwrap_err().to_string(), "expected a structure, found a query at $");
}

#[test]
fn nesting_is_limited() {
    let mut request = Request::empty();
    for _ in 0..200 {
        request = Request { child: Some(Box::new(request)), ..Request::empty() };
    }
    let error = write(&Query::aws("Do", "1"), &request).unwrap_err();
    assert!(error.to_string().starts_with("nested deeper than 128 levels"), "{error}");
}
