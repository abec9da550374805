//! Bytes into slots.

use minicbor::data::Type;

use super::cursor::{Cursor, error, wrong_kind};
use crate::blob::Blob;
use crate::codec::fault::too_deep_to_read;
use crate::codec::{DEPTH_LIMIT, DecodeError, DecodeErrorKind, Segment};
use crate::document::Document;
use crate::text;
use crate::value::{List, Slot, Structure};

/// Reads one document from a slice of bytes.
pub(super) struct Decoder<'b> {
    pub(super) cursor: Cursor<'b>,
    pub(super) depth: usize,
}

impl<'b> Decoder<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { cursor: Cursor::new(bytes), depth: 0 }
    }

    /// Reads the whole document into one slot.
    pub(super) fn document(&mut self, slot: Slot<'_>) -> Result<(), DecodeError> {
        self.nullable(slot, true)?;
        self.cursor.finish()
    }

    /// Reads the whole document into the members that are included.
    pub(super) fn members(
        &mut self,
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let start = self.cursor.index();
        self.structure(value, Some(include)).map_err(|error| error.at_offset(start))?;
        self.cursor.finish()
    }

    /// Reads a value that may be null, which a type that does not know null takes only if it may be
    /// absent.
    pub(super) fn nullable(&mut self, slot: Slot<'_>, required: bool) -> Result<(), DecodeError> {
        let start = self.cursor.index();
        if !self.cursor.take_null()? {
            return self.fill(slot).map_err(|error| error.at_offset(start));
        }
        match slot {
            Slot::Option(place) => place.set_null(),
            Slot::Document(place) => *place = Document::Null,
            Slot::Skip | Slot::Unit | Slot::List(_) | Slot::Map(_) => {}
            _ if required => return Err(wrong_kind("a value", Type::Null).at_offset(start)),
            _ => {}
        }
        Ok(())
    }

    /// Reads a value that is not null.
    pub(super) fn fill(&mut self, slot: Slot<'_>) -> Result<(), DecodeError> {
        match slot {
            Slot::Option(place) => return self.fill(place.fill()),
            Slot::Skip | Slot::Unit => return self.cursor.skip(),
            Slot::String(place) => *place = self.cursor.text("a string")?.into_owned(),
            Slot::Enum(place) => place.set(&self.cursor.text("a string")?),
            Slot::Blob(place) => *place = Blob::from(self.cursor.bytes()?.into_owned()),
            Slot::Boolean(place) => *place = self.boolean()?,
            Slot::Structure(place) => return self.structure(place, None),
            Slot::Union(place) => return self.union(place),
            Slot::List(place) => return self.list(place),
            Slot::Map(place) => return self.map(place),
            Slot::Document(place) => *place = self.any()?,
            Slot::Timestamp(place) => *place = self.timestamp()?,
            Slot::Byte(place) => *place = self.integer()?,
            Slot::Short(place) => *place = self.integer()?,
            Slot::Integer(place) => *place = self.integer()?,
            Slot::Long(place) => *place = self.integer()?,
            Slot::UnsignedInteger(place) => *place = self.integer()?,
            Slot::UnsignedLong(place) => *place = self.integer()?,
            Slot::IntEnum(place) => text::set_int_enum(place.set(self.integer()?))?,
            Slot::Float(place) => *place = self.float()?,
            Slot::Double(place) => *place = self.double()?,
            Slot::BigInteger(place) => *place = self.big_integer()?,
            Slot::BigDecimal(place) => *place = self.big_decimal()?,
            Slot::Stream(_) | Slot::Response(_) => {
                let (expected, found) = ("a stream", "a document");
                return Err(DecodeError::new(DecodeErrorKind::Type { expected, found }));
            }
        }
        Ok(())
    }

    /// Goes one level down.
    pub(super) fn descend(&mut self) -> Result<(), DecodeError> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT { Err(too_deep_to_read()) } else { Ok(()) }
    }

    /// Goes one level up.
    pub(super) const fn ascend(&mut self) {
        self.depth -= 1;
    }

    fn list(&mut self, list: &mut dyn List) -> Result<(), DecodeError> {
        let mut left = self.cursor.list()?;
        self.descend()?;
        list.clear();
        while self.cursor.more(&mut left)? {
            if !list.takes_null() && self.cursor.take_null()? {
                continue;
            }
            let result = self.nullable(list.push(), true);
            result.map_err(|error| error.within(Segment::Index(list.len().saturating_sub(1))))?;
        }
        self.ascend();
        Ok(())
    }

    fn boolean(&mut self) -> Result<bool, DecodeError> {
        match self.cursor.peek()? {
            Type::Bool => self.cursor.0.bool().map_err(error),
            other => Err(wrong_kind("a boolean", other)),
        }
    }
}
