//! Values as texts, for all the places that hold no documents: labels, queries, headers, cookies
//! and forms.
//!
//! In goes a view, out come texts. What is nested in a list or an object has no text of its own, and
//! is JSON. Nothing here knows where the texts travel.

use std::borrow::Cow;

use crate::codec::{Codec, EncodeError, EncodeErrorKind};
use crate::document::Document;
use crate::json::{self, JSON};
use crate::schema::{TimestampFormat, ValueSchema};
use crate::text;
use crate::value::{Union, Variant, View};

/// What a value is made of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Flat {
    /// Nothing that is sent.
    Absent,
    /// One text.
    One(String),
    /// The texts of a list, without its nulls.
    Many(Vec<String>),
    /// The properties of a structure or the entries of a map, each with its text or texts.
    Pairs(Vec<(String, Vec<String>)>),
}

/// A value as texts. Timestamps are spelled like this, whatever their schemas say.
pub(crate) fn flatten(
    view: &View<'_>,
    schema: &ValueSchema,
    timestamp: TimestampFormat,
) -> Result<Flat, EncodeError> {
    Ok(match view {
        View::List(list) => {
            let texts = (0..list.len())
                .filter_map(|index| text(&list.get(index), schema.element(), timestamp).transpose());
            Flat::Many(texts.collect::<Result<_, _>>()?)
        }
        View::Structure(_) | View::Map(_) => {
            let mut pairs = Vec::new();
            for_each_property(view, schema, &mut |name, value, schema| {
                let texts = match flatten(&value, schema, timestamp)? {
                    Flat::Absent => return Ok(()),
                    Flat::One(text) => vec![text],
                    // An empty list is undefined (RFC 6570, section 3.2.1).
                    Flat::Many(texts) if texts.is_empty() => return Ok(()),
                    Flat::Many(texts) => texts,
                    Flat::Pairs(_) => text(&value, schema, timestamp)?.into_iter().collect(),
                };
                pairs.push((name.to_owned(), texts));
                Ok(())
            })?;
            Flat::Pairs(pairs)
        }
        View::Union(union) => match inside(*union) {
            Some((view, schema)) => flatten(&view, schema, timestamp)?,
            None => of_document(&as_document(view, schema)?),
        },
        View::Document(document) => of_document(document),
        single => text(single, schema, timestamp)?.map_or(Flat::Absent, Flat::One),
    })
}

/// A value as one text: JSON if it is not a single value. `None` if it is absent or null.
pub(crate) fn text(
    view: &View<'_>,
    schema: &ValueSchema,
    timestamp: TimestampFormat,
) -> Result<Option<String>, EncodeError> {
    match view {
        View::List(_) | View::Structure(_) | View::Map(_) => as_json(view, schema),
        View::Union(union) => match inside(*union) {
            Some((view, schema)) => text(&view, schema, timestamp),
            None => Ok(document_text(&as_document(view, schema)?)),
        },
        View::Document(document) => Ok(document_text(document)),
        single => Ok(text::write(single, timestamp)?.map(Cow::into_owned)),
    }
}

/// A value as JSON. `None` if it is absent or null.
pub(crate) fn as_json(view: &View<'_>, schema: &ValueSchema) -> Result<Option<String>, EncodeError> {
    if matches!(view, View::Absent | View::Null) {
        return Ok(None);
    }
    let mut out = Vec::new();
    JSON.encode(*view, schema, &mut out)?;
    Ok(Some(String::from_utf8_lossy(&out).into_owned()))
}

/// A union that is an object on the wire as data without a schema: how it is tagged is the business
/// of its codec.
pub(crate) fn as_document(view: &View<'_>, schema: &ValueSchema) -> Result<Document, EncodeError> {
    let text = as_json(view, schema)?.unwrap_or_default();
    let unreadable =
        |_| EncodeError::new(EncodeErrorKind::Unsupported { value: view.kind(), format: "text" });
    json::document(text.as_bytes()).map_err(unreadable)
}

/// The value that stands for a union, if it is no object and so has no tag.
pub(crate) fn inside<'a>(union: &'a dyn Union) -> Option<(View<'a>, &'static ValueSchema)> {
    let Variant::Known(index, view) = union.variant() else { return None };
    let schema = union.schema().variants.get(index).map_or(&ValueSchema::PLAIN, |variant| &variant.value);
    (!matches!(view, View::Structure(_) | View::Map(_) | View::Unit)).then_some((view, schema))
}

/// The text of a document: its own if it is one, else JSON. `None` if it is null.
pub(crate) fn document_text(document: &Document) -> Option<String> {
    match document {
        Document::Null => None,
        Document::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

fn of_document(document: &Document) -> Flat {
    match document {
        Document::Array(items) => Flat::Many(items.iter().filter_map(document_text).collect()),
        Document::Object(object) => {
            let pairs = object.iter().filter_map(|(name, value)| match value {
                Document::Array(items) => {
                    Some((name.to_owned(), items.iter().filter_map(document_text).collect()))
                }
                single => document_text(single).map(|text| (name.to_owned(), vec![text])),
            });
            Flat::Pairs(pairs.collect())
        }
        single => document_text(single).map_or(Flat::Absent, Flat::One),
    }
}

/// Calls back for each property of a structure or entry of a map; the additional properties of a
/// structure are properties like the others.
pub(crate) fn for_each_property<E>(
    view: &View<'_>,
    schema: &ValueSchema,
    property: &mut dyn FnMut(&str, View<'_>, &ValueSchema) -> Result<(), E>,
) -> Result<(), E> {
    match view {
        View::Structure(structure) => {
            let schema = structure.schema();
            for (index, member) in schema.members.iter().enumerate() {
                let value = structure.member(index);
                if schema.additional == Some(index) {
                    for_each_property(&value, &member.value, property)?;
                } else {
                    property(member.name, value, &member.value)?;
                }
            }
            Ok(())
        }
        View::Map(map) => {
            let mut result = Ok(());
            map.for_each(&mut |key, value| {
                if result.is_ok() {
                    result = property(key, value, schema.element());
                }
            });
            result
        }
        _ => Ok(()),
    }
}
