//! Null and absence.

use drawplate_runtime::Document;
use drawplate_runtime::value::Nullable;

use crate::support::{Item, Strict, parse, read, read_error, write};

#[test]
fn null_is_told_from_absence_only_where_the_type_does() {
    let item: Item =
        read(r#"{"id":1,"label":null,"note":null,"child":null,"shape":null,"colour":null}"#).unwrap();
    assert_eq!(item.label, None);
    assert_eq!(item.note, Some(Nullable::Null));
    assert!(item.child.is_none() && item.shape.is_none() && item.color.is_none());
    assert_eq!(read::<Item>(r#"{"id":1}"#).unwrap().note, None);
    let note = read::<Item>(r#"{"id":1,"note":"n"}"#).unwrap().note;
    assert_eq!(note, Some(Nullable::Value("n".to_owned())));
}

#[test]
fn null_in_the_place_of_a_list_or_a_map_is_empty() {
    let item: Item = read(r#"{"id":1,"tags":null,"counts":null,"children":null}"#).unwrap();
    assert!(item.tags.is_empty() && item.counts.is_empty() && item.children.is_empty());
    let strict: Strict = read(r#"{"text":"","list":null,"map":null,"nullable":null}"#).unwrap();
    assert!(strict.list.is_empty() && strict.map.is_empty());
}

#[test]
fn null_for_a_required_scalar_is_an_error_and_for_a_repaired_one_is_not() {
    let strict: Strict = read(r#"{"text":"","list":[],"map":{},"nullable":1,"repaired":null}"#).unwrap();
    assert_eq!(strict.repaired, 0);
    assert_eq!(read_error::<Strict>(r#"{"text":null}"#), "expected a value, found null at $.text (byte 8)");
    assert_eq!(read_error::<Item>("null"), "expected a value, found null at $ (byte 0)");
}

#[test]
fn null_inside_of_a_list_or_map_is_dropped_unless_it_is_a_value_there() {
    let item: Item = read(
        r#"{"id":1,"tags":["a",null,"b"],"sparse":[1,null,3],"counts":{"a":null,"b":2},"children":[null]}"#,
    )
    .unwrap();
    assert_eq!(item.tags, ["a", "b"]);
    assert_eq!(item.sparse, [Some(1), None, Some(3)]);
    assert_eq!(item.counts.into_iter().collect::<Vec<_>>(), [("b".to_owned(), 2)]);
    assert!(item.children.is_empty());
    assert_eq!(read::<Vec<Document>>("[null,1]").unwrap().len(), 2);
}

#[test]
fn nulls_that_are_values_are_written_and_absence_is_not() {
    let text =
        r#"{"id":1,"note":null,"tags":[],"sparse":[null,2],"counts":{},"children":[],"anything":null}"#;
    let item: Item = read(text).unwrap();
    assert_eq!(item.anything, Some(Document::Null));
    assert_eq!(parse(&write(&item).unwrap()), parse(text));
}
