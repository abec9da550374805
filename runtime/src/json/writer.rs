//! Views into bytes.

use base64::Engine;

use super::tag::Tag;
use super::{DEPTH_LIMIT, document, escape};
use crate::codec::{EncodeError, EncodeErrorKind, Segment};
use crate::document::Document;
use crate::schema::{MemberSchema, StructureSchema, TimestampFormat, ValueSchema};
use crate::text;
use crate::timestamp::Timestamp;
use crate::value::{List, Map, Structure, View};

/// Writes values to the end of a buffer.
pub(super) struct Writer<'o> {
    out: &'o mut Vec<u8>,
    depth: usize,
    text_numbers: bool,
}

impl<'o> Writer<'o> {
    pub(super) const fn new(out: &'o mut Vec<u8>, text_numbers: bool) -> Self {
        Self { out, depth: 0, text_numbers }
    }

    /// Writes one value; what is absent is null.
    pub(super) fn value(&mut self, view: &View<'_>, schema: &ValueSchema) -> Result<(), EncodeError> {
        match view {
            View::String(text) => escape::write(text, self.out),
            View::Structure(value) => return self.structure(*value, None, None),
            View::Integer(value) => self.raw(itoa::Buffer::new().format(*value)),
            View::Boolean(value) => self.raw(if *value { "true" } else { "false" }),
            View::List(items) => return self.list(*items, schema.element()),
            View::Map(entries) => return self.map(*entries, schema.element(), None),
            View::Union(value) => return self.union(*value, None),
            View::Timestamp(time) => return self.timestamp(**time, schema.timestamp),
            View::Absent | View::Null => self.raw("null"),
            View::Unit => self.raw("{}"),
            View::Unsigned(value) => self.raw(itoa::Buffer::new().format(*value)),
            View::Double(value) if value.is_finite() => self.raw(ryu::Buffer::new().format_finite(*value)),
            View::Double(value) => escape::write(text::not_finite(*value), self.out),
            View::Float(value) if value.is_finite() => self.raw(ryu::Buffer::new().format_finite(*value)),
            View::Float(value) => escape::write(text::not_finite(f64::from(*value)), self.out),
            View::Blob(bytes) => escape::write(&text::BASE64.encode(bytes), self.out),
            View::BigInteger(number) => self.big_number(number.as_str()),
            View::BigDecimal(number) => self.big_number(number.as_str()),
            View::Document(document) => return self.document(document),
            View::Stream(_) => {
                let (value, format) = (view.kind(), "JSON");
                return Err(EncodeError::new(EncodeErrorKind::Unsupported { value, format }));
            }
        }
        Ok(())
    }

    /// Writes the members of a structure that are included.
    pub(super) fn members(
        &mut self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), EncodeError> {
        self.structure(value, Some(include), None)
    }

    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn big_number(&mut self, digits: &str) {
        if self.text_numbers { escape::write(digits, self.out) } else { self.raw(digits) }
    }

    fn timestamp(&mut self, time: Timestamp, format: TimestampFormat) -> Result<(), EncodeError> {
        let text = text::format_timestamp(time, format)?;
        match format {
            TimestampFormat::EpochSeconds => self.raw(&text),
            _ => escape::write(&text, self.out),
        }
        Ok(())
    }

    pub(super) fn document(&mut self, document: &Document) -> Result<(), EncodeError> {
        if !document::fits(document, DEPTH_LIMIT - self.depth) {
            return Err(too_deep());
        }
        document::write(document, self.out);
        Ok(())
    }

    pub(super) fn open(&mut self, bracket: u8) -> Result<(), EncodeError> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return Err(too_deep());
        }
        self.out.push(bracket);
        Ok(())
    }

    pub(super) fn close(&mut self, bracket: u8) {
        self.depth -= 1;
        self.out.push(bracket);
    }

    /// Writes a key, after a comma unless it is the first of its object.
    pub(super) fn key(&mut self, name: &str) {
        self.separate(b'{');
        escape::write(name, self.out);
        self.out.push(b':');
    }

    /// Writes the key of a member, which mostly needs no look at its characters.
    fn member_key(&mut self, member: &MemberSchema) {
        if !member.plain {
            return self.key(member.name);
        }
        self.out.reserve(member.name.len() + 4);
        self.separate(b'{');
        self.out.push(b'"');
        self.out.extend_from_slice(member.name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    /// Writes a comma unless the bracket was just opened.
    fn separate(&mut self, bracket: u8) {
        if self.out.last() != Some(&bracket) {
            self.out.push(b',');
        }
    }

    pub(super) fn structure(
        &mut self,
        value: &dyn Structure,
        include: Option<&dyn Fn(usize) -> bool>,
        tag: Option<&Tag<'_>>,
    ) -> Result<(), EncodeError> {
        let schema = value.schema();
        self.open(b'{')?;
        if tag.is_some() {
            self.tags(tag, |property| {
                let index = schema.members.iter().position(|member| member.name == property);
                index.map(|index| value.member(index))
            });
        }
        for (index, member) in schema.members.iter().enumerate() {
            if include.is_some_and(|include| !include(index)) {
                continue;
            }
            let view = value.member(index);
            if matches!(view, View::Absent) || is_replaced(tag, member.name, &view) {
                continue;
            }
            if schema.additional == Some(index) {
                self.additional(&view, member, schema, tag)?;
                continue;
            }
            self.member_key(member);
            self.value(&view, &member.value).map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        self.close(b'}');
        Ok(())
    }

    /// Writes the entries that the schema does not name; those that it does name are the members'.
    fn additional(
        &mut self,
        view: &View<'_>,
        member: &MemberSchema,
        schema: &StructureSchema,
        tag: Option<&Tag<'_>>,
    ) -> Result<(), EncodeError> {
        let View::Map(entries) = view else { return Ok(()) };
        let is_taken = |key: &str| Tag::find(tag, key).is_some() || schema.names(key);
        self.entries(*entries, member.value.element(), is_taken)
    }

    fn list(&mut self, items: &dyn List, schema: &ValueSchema) -> Result<(), EncodeError> {
        self.open(b'[')?;
        for index in 0..items.len() {
            self.separate(b'[');
            let result = self.value(&items.get(index), schema);
            result.map_err(|error| error.within(Segment::Index(index)))?;
        }
        self.close(b']');
        Ok(())
    }

    pub(super) fn map(
        &mut self,
        entries: &dyn Map,
        schema: &ValueSchema,
        tag: Option<&Tag<'_>>,
    ) -> Result<(), EncodeError> {
        self.open(b'{')?;
        self.tags(tag, |_| None);
        self.entries(entries, schema, |key| Tag::find(tag, key).is_some())?;
        self.close(b'}');
        Ok(())
    }

    fn entries(
        &mut self,
        entries: &dyn Map,
        schema: &ValueSchema,
        skip: impl Fn(&str) -> bool,
    ) -> Result<(), EncodeError> {
        let mut result = Ok(());
        entries.for_each(&mut |key, view| {
            if result.is_ok() && !skip(key) {
                self.key(key);
                result =
                    self.value(&view, schema).map_err(|error| error.within(Segment::Key(key.to_owned())));
            }
        });
        result
    }

    /// Writes the tags that are not said by the members themselves. `member` gives the member that a
    /// property is, if the schema has one.
    pub(super) fn tags<'v>(&mut self, tag: Option<&Tag<'_>>, member: impl Fn(&str) -> Option<View<'v>>) {
        let (Some(first), mut next) = (tag, tag) else { return };
        while let Some(tag) = next {
            next = tag.outer;
            if tag.counts(first)
                && let Some(text) = tag.texts.first()
                && !member(tag.property).is_some_and(|view| tag.is_said_by(&view))
            {
                self.key(tag.property);
                escape::write(text, self.out);
            }
        }
    }
}

/// Whether a tag was written in the place of this member.
fn is_replaced(tag: Option<&Tag<'_>>, name: &str, view: &View<'_>) -> bool {
    tag.is_some() && Tag::find(tag, name).is_some_and(|tag| !tag.is_said_by(view))
}

#[cold]
fn too_deep() -> EncodeError {
    EncodeError::new(EncodeErrorKind::TooDeep { limit: DEPTH_LIMIT })
}
