//! Bytes into slots.

use jiter::Peek;

use super::DEPTH_LIMIT;
use super::cursor::Cursor;
use super::syntax::{bad_value, too_deep, wrong_kind};
use crate::codec::{DecodeError, Segment};
use crate::document::Document;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{TimestampFormat, ValueSchema};
use crate::text;
use crate::timestamp::Timestamp;
use crate::value::{List, Slot, Structure};

/// Reads one document from a slice of bytes.
pub(super) struct Decoder<'j> {
    pub(super) cursor: Cursor<'j>,
    pub(super) depth: usize,
}

impl<'j> Decoder<'j> {
    pub(super) fn new(bytes: &'j [u8]) -> Result<Self, DecodeError> {
        Ok(Self { cursor: Cursor::new(bytes)?, depth: 0 })
    }

    /// Reads the whole document into one slot.
    pub(super) fn document(&mut self, slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
        match self.cursor.peek()? {
            Peek::Null => self.null(slot, true)?,
            peek => self.value(peek, slot, schema)?,
        }
        self.cursor.finish()
    }

    /// Reads the whole document into the members that are included.
    pub(super) fn members(
        &mut self,
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let peek = self.cursor.peek()?;
        let start = self.cursor.index();
        self.structure(peek, value, Some(include)).map_err(|error| error.at_offset(start))?;
        self.cursor.finish()
    }

    /// Reads a value that is not null.
    pub(super) fn value(
        &mut self,
        peek: Peek,
        slot: Slot<'_>,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        let start = self.cursor.index();
        self.fill(peek, slot, schema).map_err(|error| error.at_offset(start))
    }

    fn fill(&mut self, peek: Peek, slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
        match slot {
            Slot::Option(place) => return self.fill(peek, place.fill(), schema),
            Slot::String(place) => *place = self.string(peek, "a string")?.into_owned(),
            Slot::Structure(place) => return self.structure(peek, place, None),
            Slot::Union(place) => return self.union(peek, place),
            Slot::List(place) => return self.list(peek, place, schema.element()),
            Slot::Map(place) => return self.map(peek, place, schema.element()),
            Slot::Boolean(place) => *place = self.boolean(peek)?,
            Slot::Enum(place) => place.set(&self.string(peek, "a string")?),
            Slot::Timestamp(place) => *place = self.timestamp(peek, schema.timestamp)?,
            Slot::Document(place) => *place = self.any(peek)?,
            Slot::Blob(place) => {
                let text = self.string(peek, "base64")?;
                *place = text::base64(&text).ok_or_else(|| bad_value("base64"))?;
            }
            Slot::Skip | Slot::Unit => return self.cursor.skip(peek),
            number => return self.number(peek, number),
        }
        Ok(())
    }

    fn number(&mut self, peek: Peek, slot: Slot<'_>) -> Result<(), DecodeError> {
        match slot {
            Slot::Integer(place) => *place = self.integer(peek)?,
            Slot::Long(place) => *place = self.integer(peek)?,
            Slot::Double(place) => *place = self.double(peek)?,
            Slot::Float(place) => *place = self.float(peek)?,
            Slot::Byte(place) => *place = self.integer(peek)?,
            Slot::Short(place) => *place = self.integer(peek)?,
            Slot::UnsignedInteger(place) => *place = self.integer(peek)?,
            Slot::UnsignedLong(place) => *place = self.integer(peek)?,
            Slot::IntEnum(place) => text::set_int_enum(place.set(self.integer(peek)?))?,
            Slot::BigInteger(place) => {
                let digits = self.big_number(peek, "an integer")?;
                *place = BigInteger::new(digits).map_err(|_| bad_value("an integer"))?;
            }
            Slot::BigDecimal(place) => {
                let digits = self.big_number(peek, "a number")?;
                *place = BigDecimal::new(digits).map_err(|_| bad_value("a number"))?;
            }
            _ => return self.cursor.skip(peek),
        }
        Ok(())
    }

    /// Reads a null, which a type that does not know null takes only if it may be absent.
    pub(super) fn null(&mut self, slot: Slot<'_>, required: bool) -> Result<(), DecodeError> {
        let start = self.cursor.index();
        self.cursor.null()?;
        match slot {
            Slot::Option(place) => place.set_null(),
            Slot::Document(place) => *place = Document::Null,
            Slot::Skip | Slot::Unit | Slot::List(_) | Slot::Map(_) => {}
            _ if required => return Err(wrong_kind("a value", Peek::Null).at_offset(start)),
            _ => {}
        }
        Ok(())
    }

    /// Goes one level down, into an object.
    pub(super) fn enter(&mut self, peek: Peek) -> Result<(), DecodeError> {
        if peek == Peek::Object { self.descend() } else { Err(wrong_kind("an object", peek)) }
    }

    pub(super) fn descend(&mut self) -> Result<(), DecodeError> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT { Err(too_deep()) } else { Ok(()) }
    }

    pub(super) const fn ascend(&mut self) {
        self.depth -= 1;
    }

    fn list(&mut self, peek: Peek, list: &mut dyn List, schema: &ValueSchema) -> Result<(), DecodeError> {
        if peek != Peek::Array {
            return Err(wrong_kind("a list", peek));
        }
        self.descend()?;
        list.clear();
        let mut next = self.cursor.first_item()?;
        while let Some(peek) = next {
            let result = match peek {
                Peek::Null if list.takes_null() => self.null(list.push(), true),
                Peek::Null => self.cursor.null(),
                peek => self.value(peek, list.push(), schema),
            };
            result.map_err(|error| error.within(Segment::Index(list.len().saturating_sub(1))))?;
            next = self.cursor.next_item()?;
        }
        self.ascend();
        Ok(())
    }

    fn boolean(&mut self, peek: Peek) -> Result<bool, DecodeError> {
        match peek {
            Peek::True | Peek::False => self.cursor.boolean(peek),
            _ => Err(wrong_kind("a boolean", peek)),
        }
    }

    fn timestamp(&mut self, peek: Peek, format: TimestampFormat) -> Result<Timestamp, DecodeError> {
        match format {
            TimestampFormat::EpochSeconds => {
                text::parse_timestamp(self.number_text(peek, format.expected())?, format)
            }
            _ => text::parse_timestamp(&self.string(peek, format.expected())?, format),
        }
    }

    #[inline]
    fn string(
        &mut self,
        peek: Peek,
        expected: &'static str,
    ) -> Result<std::borrow::Cow<'j, str>, DecodeError> {
        if peek == Peek::String { self.cursor.string() } else { Err(wrong_kind(expected, peek)) }
    }
}
