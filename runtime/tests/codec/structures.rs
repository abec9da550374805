//! Structures: members by name, in any order, required or not, once each.

use std::collections::BTreeMap;

use drawplate_runtime::Document;
use drawplate_runtime::codec::{Codec, DecodeErrorKind};
use drawplate_runtime::json::JSON;
use drawplate_runtime::value::{Nullable, Value};

use crate::support::{Color, Item, Level, Odd, Open, Scalars, Strict, read, read_error, write};

#[test]
fn members_come_in_any_order_and_are_skipped_if_nobody_knows_them() {
    let texts = [
        r#"{"id":7,"label":"x","colour":"red","level":3}"#,
        r#"{"level":3,"colour":"red","label":"x","id":7}"#,
        " { \"label\" : \"x\" , \"new\" : { \"deep\" : [ 1 , { } ] } ,\n\"id\":7,\t\"colour\":\"red\",\r\"level\":3 } ",
        r#"{"id":7,"ID":9,"color":"green","label":"x","colour":"red","lab":"y","level":3}"#,
        r#"{"\u0069d":7,"l\u0061bel":"\u0078","colour":"r\u0065d","level":3}"#,
    ];
    for text in texts {
        let item: Item = read(text).unwrap();
        assert_eq!(item.id, 7, "{text}");
        assert_eq!(item.label.as_deref(), Some("x"), "{text}");
        assert_eq!(item.color, Some(Color::Red), "{text}");
        assert_eq!(item.level, Some(Level(3)), "{text}");
        assert_eq!(item.tags, [""; 0], "{text}");
    }
}

#[test]
fn a_missing_required_member_is_named_with_its_path() {
    assert_eq!(read_error::<Item>("{}"), "required member is missing at $.id (byte 0)");
    let text = r#"{"id":1,"children":[{"id":2},{"label":"no id"}]}"#;
    assert_eq!(read_error::<Item>(text), "required member is missing at $.children[1].id (byte 29)");
}

#[test]
fn an_error_names_the_path_what_was_expected_and_what_was_found() {
    let table = [
        (r#"{"id":"7"}"#, "expected an integer, found a string at $.id (byte 6)"),
        (r#"{"id":true}"#, "expected an integer, found a boolean at $.id (byte 6)"),
        (r#"{"id":1,"label":5}"#, "expected a string, found a number at $.label (byte 16)"),
        (r#"{"id":1,"colour":{}}"#, "expected a string, found an object at $.colour (byte 17)"),
        (r#"{"id":1,"tags":"a"}"#, "expected a list, found a string at $.tags (byte 15)"),
        (r#"{"id":1,"tags":["a",["b"]]}"#, "expected a string, found a list at $.tags[1] (byte 20)"),
        (r#"{"id":1,"counts":[]}"#, "expected an object, found a list at $.counts (byte 17)"),
        (
            r#"{"id":1,"counts":{"a b":"c"}}"#,
            "expected an integer, found a string at $.counts['a b'] (byte 24)",
        ),
        (
            r#"{"id":1,"counts":{"ok":1,"\u0041\n":1.5}}"#,
            "expected an integer in range at $.counts['A\\n'] (byte 36)",
        ),
        (
            r#"{"id":1,"child":{"id":2,"child":3}}"#,
            "expected an object, found a number at $.child.child (byte 32)",
        ),
        ("[]", "expected an object, found a list at $ (byte 0)"),
    ];
    for (text, message) in table {
        assert_eq!(read_error::<Item>(text), message, "{text}");
    }
}

#[test]
fn a_key_that_occurs_twice_is_an_error_where_it_counts() {
    let table = [
        (r#"{"id":1,"id":1}"#, "key occurs twice at $.id"),
        (r#"{"id":1,"label":null,"label":"b"}"#, "key occurs twice at $.label"),
        (r#"{"id":1,"counts":{"a":1,"b":2,"a":3}}"#, "key occurs twice at $.counts.a"),
        (r#"{"id":1,"anything":{"x":[{"k":1,"l":2,"k":1}]}}"#, "key occurs twice at $.anything.x[0].k"),
    ];
    for (text, message) in table {
        let error = read::<Item>(text).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::Duplicate);
        assert!(error.to_string().starts_with(message), "{error}");
    }
    assert_eq!(read::<Item>(r#"{"id":1,"new":1,"new":2}"#).unwrap().id, 1);
}

#[test]
fn additional_properties_are_kept_where_the_schema_declares_them() {
    let text = r#"{"first":1,"name":"n","rest":{"a":[true]},"last":2,"":null}"#;
    let open: Open = read(text).unwrap();
    assert_eq!(open.name.as_deref(), Some("n"));
    assert_eq!(open.last, Some(2));
    let expected = [("", "null"), ("first", "1"), ("rest", r#"{"a":[true]}"#)];
    let rest: BTreeMap<String, Document> =
        expected.map(|(key, json)| (key.to_owned(), json.parse().unwrap())).into();
    assert_eq!(open.rest, rest);
    assert_eq!(read_error::<Open>(r#"{"x":1,"x":2}"#), "key occurs twice at $.x (byte 11)");
}

#[test]
fn members_that_travel_elsewhere_are_neither_read_nor_missed() {
    let mut item = Item::empty();
    JSON.decode_members(br#"{"id":"a header","label":"x"}"#, &mut item, &|index| index == 1).unwrap();
    assert_eq!((item.id, item.label.as_deref()), (0, Some("x")));
}

#[test]
fn an_empty_body_is_a_document_without_members() {
    let mut scalars = Scalars::empty();
    JSON.decode_members(b"", &mut scalars, &|_| true).unwrap();
    assert!(scalars == Scalars::empty());
    let error = JSON.decode_members(b"", &mut Item::empty(), &|_| true).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::Missing);
}

#[test]
fn everything_that_is_required_and_there_is_read() {
    let strict: Strict = read(r#"{"text":"","list":[],"map":{},"nullable":null}"#).unwrap();
    assert_eq!(strict.nullable, Nullable::Null);
    let strict: Strict = read(r#"{"text":"","list":[],"map":{},"nullable":4}"#).unwrap();
    assert_eq!(strict.nullable, Nullable::Value(4));
    assert!(read_error::<Strict>(r#"{"text":"","list":[],"map":{}}"#).contains("$.nullable"));
}

#[test]
fn names_that_need_escapes_are_compared_by_what_they_mean() {
    let text = r#"{"a\"b":1,"c\\":2,"é":3,"":4}"#;
    let odd: Odd = read(text).unwrap();
    assert_eq!([odd.quote, odd.backslash, odd.accent, odd.nothing], [1, 2, 3, 4]);
    assert_eq!(write(&odd).unwrap(), text);
    assert!(read::<Odd>(r#"{"c\":1,"a\"b":1,"\u00e9":3,"":4}"#).is_err());
    assert_eq!(read::<Odd>(r#"{"\u00e9":3,"" : 4,"\u0061\u0022b":1,"c\u005c":2}"#).unwrap(), odd);
}
