//! Forms, plain text and bytes.

use drawplate_runtime::codec::{Codec, DecodeError, EncodeError};
use drawplate_runtime::codecs::{BYTES, FORM, Form, TEXT};
use drawplate_runtime::operation::{QueryParameter, QueryStyle};
use drawplate_runtime::schema::{TimestampFormat, ValueSchema};
use drawplate_runtime::value::Value;
use drawplate_runtime::{Blob, Document, Timestamp};

use crate::support::{Color, Item, Open, Scalars, read};

fn encode<T: Value>(codec: &dyn Codec, value: &T) -> Result<String, EncodeError> {
    let mut out = Vec::new();
    codec.encode(value.view(), &ValueSchema::PLAIN, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn decode<T: Value>(codec: &dyn Codec, body: impl AsRef<[u8]>) -> Result<T, DecodeError> {
    let mut value = T::empty();
    codec.decode(body.as_ref(), value.slot(), &ValueSchema::PLAIN)?;
    Ok(value)
}

/// The escapes are those of the URL standard, section 5.2.
#[test]
fn a_form_has_a_field_for_every_single_value() {
    let item: Item =
        read(r#"{"id":-1,"label":"a b&c=d/é*-._~","tags":["x","y z"],"note":null,"colour":"red"}"#).unwrap();
    let form = "id=-1&label=a+b%26c%3Dd%2F%C3%A9*-._%7E&tags=x&tags=y+z&colour=red";
    let mut out = Vec::new();
    FORM.encode_members(&item, &|index| index != 6, &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), form);
    let back: Item = decode(&FORM, format!("{form}&new=1")).unwrap();
    assert_eq!(
        (back.id, &back.label, &back.tags, &back.color),
        (-1, &item.label, &item.tags, &Some(Color::Red))
    );
}

/// OpenAPI 3.0.4, section 4.7.15.1.1: without an Encoding Object the content type of an object is
/// JSON.
#[test]
fn what_is_nested_in_a_form_is_json_unless_it_has_a_style() {
    let item: Item = read(r#"{"id":1,"counts":{"a":1}}"#).unwrap();
    let form = "id=1&counts=%7B%22a%22%3A1%7D";
    assert_eq!(encode(&FORM, &item).unwrap(), form);
    for (style, field) in [
        (QueryStyle::Deep, "counts%5Ba%5D=1"),
        (QueryStyle::Comma, "counts=a,1"),
        (QueryStyle::Repeat, "a=1"),
        (QueryStyle::Json, "counts=%7B%22a%22%3A1%7D"),
    ] {
        let form = Form::new(vec![QueryParameter::new("counts").style(style)].leak());
        assert_eq!(encode(&form, &item).unwrap(), format!("id=1&{field}"));
    }
}

#[test]
fn a_form_refuses_what_it_cannot_hold() {
    assert_eq!(encode(&FORM, &vec![1]).unwrap_err().to_string(), "a list cannot be written as a form at $");
    let table = [
        ("", "required member is missing at $.id"),
        ("id=x", "expected an integer in range at $.id"),
        ("id=1&id=2", "key occurs twice at $.id"),
        ("id=1&child=x", "expected a value at $.child (byte 0)"),
    ];
    for (form, message) in table {
        assert_eq!(decode::<Item>(&FORM, form).unwrap_err().to_string(), message);
    }
}

#[test]
fn additional_properties_are_fields_too() {
    let entries = std::collections::BTreeMap::from([
        ("a b".to_owned(), "1".to_owned()),
        ("c".to_owned(), "=".to_owned()),
    ]);
    assert_eq!(encode(&FORM, &entries).unwrap(), "a+b=1&c=%3D");
    assert_eq!(decode::<std::collections::BTreeMap<String, String>>(&FORM, "a+b=1&c=%3D").unwrap(), entries);
    let mut open: Open = decode(&FORM, "name=x&last=3").unwrap();
    open.rest.insert("doc".to_owned(), Document::Null);
    open.rest.insert("list".to_owned(), "[1,[2]]".parse().unwrap());
    assert_eq!(encode(&FORM, &open).unwrap(), "name=x&list=%5B1%2C%5B2%5D%5D&last=3");
}

#[test]
fn plain_text_is_a_single_value() {
    assert_eq!(encode(&TEXT, &"ü".to_owned()).unwrap(), "ü");
    assert_eq!(encode(&TEXT, &Some(5_i32)).unwrap(), "5");
    assert_eq!(encode(&TEXT, &Blob::from("raw")).unwrap(), "raw");
    assert_eq!(encode(&TEXT, &vec![1]).unwrap_err().to_string(), "a list cannot be written as text at $");
    assert_eq!(decode::<String>(&TEXT, "ü").unwrap(), "ü");
    assert_eq!(decode::<Option<Color>>(&TEXT, "red").unwrap(), Some(Color::Red));
    assert_eq!(decode::<Option<Blob>>(&TEXT, b"\xff").unwrap().unwrap().as_ref(), b"\xff");
    assert_eq!(
        decode::<String>(&TEXT, b"a\xff").unwrap_err().to_string(),
        "text that is not UTF-8 at $ (byte 1)"
    );
    assert_eq!(decode::<i32>(&TEXT, "x").unwrap_err().to_string(), "expected an integer in range at $");
    assert!(decode::<Scalars>(&TEXT, "x").is_err());
}

#[test]
fn plain_text_knows_the_format_of_timestamps() {
    let schema = ValueSchema::PLAIN.timestamp(TimestampFormat::EpochSeconds);
    let mut time = Timestamp::EPOCH;
    TEXT.decode(b"1.5", time.slot(), &schema).unwrap();
    assert_eq!(time, Timestamp::new(1, 500_000_000).unwrap());
}

#[test]
fn bytes_are_as_they_are() {
    assert_eq!(encode(&BYTES, &Some(Blob::from("a\0b"))).unwrap(), "a\0b");
    assert_eq!(decode::<Blob>(&BYTES, b"\xff\0").unwrap().as_ref(), b"\xff\0");
    assert_eq!(decode::<Option<String>>(&BYTES, b"").unwrap().as_deref(), Some(""));
    assert_eq!(encode(&BYTES, &1_i32).unwrap_err().to_string(), "an integer cannot be written as bytes at $");
    assert_eq!(decode::<i32>(&BYTES, "1").unwrap_err().to_string(), "expected an integer, found bytes at $");
    assert!(BYTES.decode_members(b"", &mut Scalars::empty(), &|_| true).is_err());
}
