//! What is written, where reading does not show it.

use drawplate_runtime::SdkUnknownMember;
use drawplate_runtime::codec::Codec;
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::View;

use crate::support::{Item, Open, Shape, read, write};

#[test]
fn nothing_is_written_between_the_parts() {
    let item: Item = read(r#"{ "id" : 1 , "tags" : [ "a" , "b" ] , "counts" : { "k" : 2 } }"#).unwrap();
    let expected = r#"{"id":1,"tags":["a","b"],"sparse":[],"counts":{"k":2},"children":[]}"#;
    assert_eq!(write(&item).unwrap(), expected);
}

#[test]
fn only_the_members_that_are_included_are_written() {
    let item: Item = read(r#"{"id":1,"label":"x"}"#).unwrap();
    let mut out = b"kept:".to_vec();
    JSON.encode_members(&item, &|index| index == 1, &mut out).unwrap();
    assert_eq!(out, br#"kept:{"label":"x"}"#);
    out.clear();
    JSON.encode_members(&item, &|_| false, &mut out).unwrap();
    assert_eq!(out, b"{}");
}

#[test]
fn additional_properties_lie_beside_the_members_and_never_on_top_of_them() {
    let mut open: Open = read(r#"{"name":"n","x":[1]}"#).unwrap();
    open.rest.insert("name".to_owned(), "not me".into());
    open.rest.insert("rest".to_owned(), true.into());
    assert_eq!(write(&open).unwrap(), r#"{"name":"n","rest":true,"x":[1]}"#);
}

#[test]
fn keys_are_escaped_and_an_error_names_the_path() {
    let mut open: Open = read("{}").unwrap();
    open.rest.insert("a\"b".to_owned(), "\u{7}".into());
    assert_eq!(write(&open).unwrap(), r#"{"a\"b":"\u0007"}"#);
    let shapes = vec![Shape::Label("x".to_owned()), Shape::Unknown(SdkUnknownMember::default())];
    assert_eq!(write(&shapes).unwrap_err().path(), "$[1]");
}

#[test]
fn a_value_that_is_absent_is_null_where_a_value_must_be() {
    let mut out = Vec::new();
    JSON.encode(View::Absent, &ValueSchema::PLAIN, &mut out).unwrap();
    assert_eq!(out, b"null");
}
