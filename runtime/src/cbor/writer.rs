//! Views into bytes.

use std::convert::Infallible;

use minicbor::Encoder;
use minicbor::data::{Int, Tag};
use minicbor::encode::Error;

use super::big;
use super::number::tag;
use crate::codec::fault::{no_variant, too_deep_to_write};
use crate::codec::{DEPTH_LIMIT, EncodeError, EncodeErrorKind, Segment};
use crate::document::{Document, Number};
use crate::number::BigDecimal;
use crate::timestamp::Timestamp;
use crate::value::{List, Map, Structure, Union, Variant, View};

/// Writes values to the end of a buffer.
pub(super) struct Writer<'o> {
    out: Encoder<&'o mut Vec<u8>>,
    depth: usize,
}

/// Nothing can go wrong when a buffer in memory grows.
fn put<T>(_: Result<T, Error<Infallible>>) {}

impl<'o> Writer<'o> {
    pub(super) fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out: Encoder::new(out), depth: 0 }
    }

    /// Writes one value; what is absent is null.
    pub(super) fn value(&mut self, view: &View<'_>) -> Result<(), EncodeError> {
        match view {
            View::Absent | View::Null => put(self.out.null()),
            View::Unit => put(self.out.map(0)),
            View::Boolean(value) => put(self.out.bool(*value)),
            View::Integer(value) => put(self.out.i64(*value)),
            View::Unsigned(value) => put(self.out.u64(*value)),
            View::Float(value) => put(self.out.f32(*value)),
            View::Double(value) => put(self.out.f64(*value)),
            View::String(text) => put(self.out.str(text)),
            View::Blob(bytes) => put(self.out.bytes(bytes)),
            View::Timestamp(time) => self.timestamp(**time),
            View::BigInteger(number) => self.big_integer(number.as_str()),
            View::BigDecimal(number) => return self.big_decimal(number),
            View::Document(document) => return self.document(document),
            View::Structure(value) => return self.members(*value, &|_| true),
            View::Union(value) => return self.union(*value),
            View::List(items) => return self.list(*items),
            View::Map(entries) => return self.map(*entries),
            View::Stream(_) => {
                return Err(EncodeError::new(EncodeErrorKind::Unsupported {
                    value: view.kind(),
                    format: "CBOR",
                }));
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
        self.descend()?;
        put(self.out.begin_map());
        let schema = value.schema();
        let members = schema.members.iter().enumerate().filter(|(index, _)| include(*index));
        for (index, member) in members {
            let view = value.member(index);
            if matches!(view, View::Absent) {
                continue;
            }
            if let (View::Map(entries), true) = (&view, schema.additional == Some(index)) {
                self.entries(*entries, |key| schema.names(key))?;
                continue;
            }
            put(self.out.str(member.name));
            self.value(&view).map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        self.end();
        Ok(())
    }

    fn descend(&mut self) -> Result<(), EncodeError> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT { Err(too_deep_to_write()) } else { Ok(()) }
    }

    fn end(&mut self) {
        put(self.out.end());
        self.depth -= 1;
    }

    fn list(&mut self, items: &dyn List) -> Result<(), EncodeError> {
        self.descend()?;
        put(self.out.array(items.len() as u64));
        for index in 0..items.len() {
            self.value(&items.get(index)).map_err(|error| error.within(Segment::Index(index)))?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn map(&mut self, entries: &dyn Map) -> Result<(), EncodeError> {
        self.descend()?;
        put(self.out.begin_map());
        let result = self.entries(entries, |_| false);
        self.end();
        result
    }

    fn entries(&mut self, entries: &dyn Map, skip: impl Fn(&str) -> bool) -> Result<(), EncodeError> {
        let mut result = Ok(());
        entries.for_each(&mut |key, view| {
            if result.is_ok() && !skip(key) {
                put(self.out.str(key));
                result = self.value(&view).map_err(|error| error.within(Segment::Key(key.to_owned())));
            }
        });
        result
    }

    /// Writes a map with one entry, which is named after the variant.
    fn union(&mut self, value: &dyn Union) -> Result<(), EncodeError> {
        self.descend()?;
        put(self.out.map(1));
        match value.variant() {
            Variant::Unknown(member) if member.name().is_empty() => return Err(no_variant()),
            Variant::Unknown(member) => {
                put(self.out.str(member.name()));
                self.document(member.value())?;
            }
            Variant::Known(index, view) => {
                let variant = value.schema().variants.get(index).ok_or_else(no_variant)?;
                put(self.out.str(variant.name));
                self.value(&view).map_err(|error| error.within(Segment::Member(variant.name)))?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Milliseconds are all that the protocol asks for; a 64-bit number holds them.
    fn timestamp(&mut self, time: Timestamp) {
        #[allow(clippy::cast_precision_loss, reason = "seconds of the next million years are exact")]
        let seconds = time.seconds() as f64 + f64::from(time.nanoseconds() / 1_000_000) / 1000.0;
        put(self.out.tag(Tag::new(tag::EPOCH)));
        put(self.out.f64(seconds));
    }

    fn big_integer(&mut self, text: &str) {
        // What fits is a plain integer (RFC 8949, section 3.4.3).
        if let Some(number) = text.parse::<i128>().ok().and_then(|number| Int::try_from(number).ok()) {
            return put(self.out.int(number));
        }
        let (tag, digits) = match text.strip_prefix('-') {
            Some(digits) => (tag::NEGATIVE, digits),
            None => (tag::POSITIVE, text),
        };
        put(self.out.tag(Tag::new(tag)));
        put(self.out.bytes(&big::bytes(digits, tag == tag::NEGATIVE)));
    }

    fn big_decimal(&mut self, number: &BigDecimal) -> Result<(), EncodeError> {
        const KIND: EncodeErrorKind =
            EncodeErrorKind::Unsupported { value: "a number with so large an exponent", format: "CBOR" };
        let (mantissa, exponent) = big::parts(number).ok_or_else(|| EncodeError::new(KIND))?;
        put(self.out.tag(Tag::new(tag::DECIMAL)));
        put(self.out.array(2));
        put(self.out.i64(exponent));
        self.big_integer(&mantissa);
        Ok(())
    }

    fn document(&mut self, document: &Document) -> Result<(), EncodeError> {
        match document {
            Document::Null => put(self.out.null()),
            Document::Boolean(value) => put(self.out.bool(*value)),
            Document::Number(number) => self.number(number),
            Document::String(text) => put(self.out.str(text)),
            Document::Array(items) => {
                self.descend()?;
                put(self.out.array(items.len() as u64));
                items.iter().try_for_each(|item| self.document(item))?;
                self.depth -= 1;
            }
            Document::Object(object) => {
                self.descend()?;
                put(self.out.map(object.len() as u64));
                for (name, value) in object.iter() {
                    put(self.out.str(name));
                    self.document(value)?;
                }
                self.depth -= 1;
            }
        }
        Ok(())
    }

    fn number(&mut self, number: &Number) {
        if number.is_integer() {
            self.big_integer(number.as_str());
        } else {
            put(self.out.f64(number.as_f64().unwrap_or(f64::INFINITY)));
        }
    }
}
