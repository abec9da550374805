//! Values as data, as expressions see them.
//!
//! Expressions see what a specification's model is, not what a format makes of it: a timestamp is a
//! number of seconds, a blob is text in base64, whatever they are on the wire
//! (<https://smithy.io/2.0/additional-specs/waiters.html>). Only the names of members are those of
//! the wire, as they are in the expressions that the generator writes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::document::{Document, Number, Object};
use crate::schema::TimestampFormat;
use crate::text;
use crate::timestamp::Timestamp;
use crate::value::{List, Map, Structure, Union, Variant, View};

/// A value as data.
pub fn document(view: View<'_>) -> Document {
    match view {
        View::Absent | View::Null | View::Stream(_) => Document::Null,
        View::Unit => Document::Object(Object::default()),
        View::Boolean(value) => Document::Boolean(value),
        View::Integer(value) => Document::Number(value.into()),
        View::Unsigned(value) => Document::Number(value.into()),
        View::Float(value) => float(view, value.into()),
        View::Double(value) => float(view, value),
        View::String(text) => Document::String(text.to_owned()),
        View::Blob(bytes) => Document::String(STANDARD.encode(bytes)),
        View::Timestamp(timestamp) => seconds(*timestamp),
        View::BigInteger(value) => Document::Number(value.clone().into()),
        View::BigDecimal(value) => Document::Number(value.clone().into()),
        View::Document(document) => document.clone(),
        View::Structure(structure) => Document::Object(members(structure)),
        View::Union(union) => Document::Object(variant(union)),
        View::List(list) => Document::Array(items(list)),
        View::Map(map) => Document::Object(entries(map)),
    }
}

/// What is no number is the text that stands for it.
fn float(view: View<'_>, value: f64) -> Document {
    let text = || text::write(&view, TimestampFormat::EpochSeconds).ok().flatten();
    let text = || text().map(|text| Document::String(text.into_owned()));
    Number::from_f64(value).map(Document::Number).or_else(text).unwrap_or_default()
}

fn seconds(timestamp: Timestamp) -> Document {
    let text = timestamp.format(TimestampFormat::EpochSeconds).ok();
    text.and_then(|text| text.parse().ok()).map_or(Document::Null, Document::Number)
}

fn members(structure: &dyn Structure) -> Object {
    let schema = structure.schema();
    let mut object = Object::default();
    for (index, member) in schema.members.iter().enumerate() {
        match structure.member(index) {
            View::Absent => {}
            // What the schema does not name lies beside the members.
            View::Map(map) if schema.additional == Some(index) => {
                map.for_each(&mut |key, value| {
                    object.insert(key, document(value));
                });
            }
            view => {
                object.insert(member.name, document(view));
            }
        }
    }
    object
}

fn variant(union: &dyn Union) -> Object {
    let mut object = Object::default();
    match union.variant() {
        Variant::Known(index, view) => {
            let name = union.schema().variants.get(index).map_or("", |variant| variant.name);
            object.insert(name, document(view));
        }
        Variant::Unknown(member) => {
            object.insert(member.name(), member.value().clone());
        }
    }
    object
}

fn items(list: &dyn List) -> Vec<Document> {
    (0..list.len()).map(|index| document(list.get(index))).collect()
}

fn entries(map: &dyn Map) -> Object {
    let mut object = Object::default();
    map.for_each(&mut |key, value| {
        object.insert(key, document(value));
    });
    object
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use std::collections::BTreeMap;

    use super::*;
    use crate::blob::Blob;
    use crate::value::Value;

    #[test]
    fn timestamps_are_seconds_and_blobs_are_base64() {
        let of = |value: &dyn Value| document(value.view()).to_string();
        assert_eq!(
            of(&Timestamp::parse("1970-01-01T00:00:02.5Z", TimestampFormat::DateTime).unwrap()),
            "2.5"
        );
        assert_eq!(of(&Blob::from("hi")), r#""aGk=""#);
        assert_eq!(of(&f64::NAN), r#""NaN""#);
        assert_eq!(of(&f32::NEG_INFINITY), r#""-Infinity""#);
        assert_eq!(of(&vec![Some(1_i32), None]), "[1,null]");
        assert_eq!(of(&BTreeMap::from([("a".to_owned(), true)])), r#"{"a":true}"#);
        assert_eq!(of(&None::<i32>), "null");
    }
}
