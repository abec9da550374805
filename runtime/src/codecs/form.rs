//! Forms, `application/x-www-form-urlencoded`.
//!
//! A structure is a form of its members: single values are fields, a list is a field for each of
//! its values, additional properties are fields too. What is nested deeper is JSON, unless the
//! specification gives the field a style (OpenAPI: [Encoding
//! Object](https://spec.openapis.org/oas/v3.0.4.html#encoding-object)), which is written, not read.

use super::{unreadable, unwritable, utf8};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, EncodeError, Segment};
use crate::document::Document;
use crate::flat;
use crate::json::JSON;
use crate::operation::{QueryParameter, QueryStyle};
use crate::pairs::Pairs;
use crate::schema::{StructureSchema, ValueSchema};
use crate::text;
use crate::value::{Map, Slot, Structure, View};

/// Structures and maps as forms.
pub static FORM: Form = Form(&[]);

/// The codec for forms; see [`FORM`].
#[derive(Debug)]
pub struct Form(&'static [QueryParameter]);

const FORMAT: &str = "a form";

impl Codec for Form {
    fn encode(&self, value: View<'_>, schema: &ValueSchema, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        match value {
            View::Absent | View::Null | View::Unit => Ok(()),
            View::Structure(value) => self.encode_members(value, &|_| true, out),
            View::Map(entries) => write(out, |form| self.map(form, entries, schema.element())),
            View::Union(_) => write(out, |form| self.document(form, &flat::as_document(&value, schema)?)),
            View::Document(document) => write(out, |form| self.document(form, document)),
            other => Err(unwritable(&other, FORMAT)),
        }
    }

    fn encode_members(
        &self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
        out: &mut Vec<u8>,
    ) -> Result<(), EncodeError> {
        write(out, |form| self.members(form, value, include))
    }

    fn decode(&self, body: &[u8], slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
        match slot {
            Slot::Skip | Slot::Unit => Ok(()),
            Slot::Option(place) => self.decode(body, place.fill(), schema),
            Slot::Structure(value) => self.decode_members(body, value, &|_| true),
            Slot::Map(entries) => pairs(body)?
                .iter()
                .try_for_each(|(name, text)| read_entry(name, text, entries, schema.element())),
            other => Err(unreadable(&other, FORMAT)),
        }
    }

    fn decode_members(
        &self,
        body: &[u8],
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let pairs = pairs(body)?;
        let schema = value.schema();
        for (index, member) in schema.members.iter().enumerate() {
            if !include(index) || schema.additional == Some(index) {
                continue;
            }
            let mut texts =
                pairs.iter().filter(|(name, _)| name == member.name).map(|(_, text)| text.as_str());
            let result = match texts.next() {
                Some(first) => read_member(first, texts, value.member_mut(index), &member.value),
                None if member.required => Err(DecodeError::new(DecodeErrorKind::Missing)),
                None => Ok(()),
            };
            result.map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        read_additional(&pairs, value, schema)
    }
}

type Texts = Vec<(String, String)>;

impl Form {
    /// Forms some of whose fields the specification describes; the others are
    /// [`QueryStyle::Text`].
    #[must_use]
    pub const fn new(fields: &'static [QueryParameter]) -> Self {
        Self(fields)
    }

    fn field(
        &self,
        form: &mut Pairs<'_>,
        name: &str,
        view: &View<'_>,
        schema: &ValueSchema,
    ) -> Result<(), EncodeError> {
        let plain = QueryParameter::new("").style(QueryStyle::Text).timestamp(schema.timestamp);
        let field = self.0.iter().find(|field| field.name == name).unwrap_or(&plain);
        form.parameter(name, field, view, schema)?;
        Ok(())
    }

    fn map(&self, form: &mut Pairs<'_>, entries: &dyn Map, schema: &ValueSchema) -> Result<(), EncodeError> {
        let mut result = Ok(());
        entries.for_each(&mut |key, view| {
            if result.is_ok() {
                let added = self.field(form, key, &view, schema);
                result = added.map_err(|error| error.within(Segment::Key(key.to_owned())));
            }
        });
        result
    }

    fn members(
        &self,
        form: &mut Pairs<'_>,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), EncodeError> {
        let schema = value.schema();
        for (index, member) in schema.members.iter().enumerate().filter(|(index, _)| include(*index)) {
            let result = match value.member(index) {
                View::Map(entries) if schema.additional == Some(index) => {
                    self.map(form, entries, member.value.element())
                }
                view => self.field(form, member.name, &view, &member.value),
            };
            result.map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        Ok(())
    }

    fn document(&self, form: &mut Pairs<'_>, document: &Document) -> Result<(), EncodeError> {
        let Some(object) = document.as_object() else {
            return Err(unwritable(&View::Document(document), FORMAT));
        };
        let mut fields = object.iter();
        fields
            .try_for_each(|(name, value)| self.field(form, name, &View::Document(value), &ValueSchema::PLAIN))
    }
}

/// Lets the function add fields and then writes them.
fn write(
    out: &mut Vec<u8>,
    fields: impl FnOnce(&mut Pairs<'_>) -> Result<(), EncodeError>,
) -> Result<(), EncodeError> {
    let mut form = String::new();
    fields(&mut Pairs::form(&mut form))?;
    out.extend_from_slice(form.as_bytes());
    Ok(())
}

fn pairs(body: &[u8]) -> Result<Texts, DecodeError> {
    utf8(body)?;
    Ok(form_urlencoded::parse(body).into_owned().collect())
}

/// Reads the fields of one member, of which there is at least one.
fn read_member<'t>(
    first: &'t str,
    mut rest: impl Iterator<Item = &'t str>,
    slot: Slot<'_>,
    schema: &ValueSchema,
) -> Result<(), DecodeError> {
    match slot {
        Slot::Option(place) => read_member(first, rest, place.fill(), schema),
        Slot::List(items) => {
            items.clear();
            let element = schema.element();
            std::iter::once(first).chain(rest).try_for_each(|text| read_single(text, items.push(), element))
        }
        _ if rest.next().is_some() => Err(DecodeError::new(DecodeErrorKind::Duplicate)),
        single => read_single(first, single, schema),
    }
}

/// Reads what one field holds: a text where nothing is said about it, JSON where it is nested.
fn read_single(text: &str, slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
    match slot {
        Slot::Option(place) => read_single(text, place.fill(), schema),
        Slot::Document(document) => {
            *document = Document::from(text);
            Ok(())
        }
        nested @ (Slot::Structure(_) | Slot::Union(_) | Slot::Map(_) | Slot::List(_)) => {
            JSON.decode(text.as_bytes(), nested, schema)
        }
        single => text::read(text, single, schema.timestamp),
    }
}

fn read_additional(
    pairs: &Texts,
    value: &mut dyn Structure,
    schema: &'static StructureSchema,
) -> Result<(), DecodeError> {
    let Some((index, member)) = schema.additional.and_then(|index| Some((index, schema.members.get(index)?)))
    else {
        return Ok(());
    };
    let Slot::Map(entries) = value.member_mut(index) else { return Ok(()) };
    let mut unnamed = pairs.iter().filter(|(name, _)| !schema.names(name));
    unnamed.try_for_each(|(name, text)| read_entry(name, text, entries, member.value.element()))
}

fn read_entry(
    name: &str,
    text: &str,
    entries: &mut dyn Map,
    schema: &ValueSchema,
) -> Result<(), DecodeError> {
    let result = match entries.insert(name) {
        Some(slot) => read_single(text, slot, schema),
        None => Err(DecodeError::new(DecodeErrorKind::Duplicate)),
    };
    result.map_err(|error| error.within(Segment::Key(name.to_owned())))
}
