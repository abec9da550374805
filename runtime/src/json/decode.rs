//! Bytes into slots.

use jiter::{Jiter, Peek};

use super::DEPTH_LIMIT;
use super::members::{self, Seen};
use super::syntax::{bad_value, error, not_utf8, too_deep, wrong_kind};
use crate::codec::{DecodeError, DecodeErrorKind, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{MemberSchema, TimestampFormat, ValueSchema};
use crate::text;
use crate::timestamp::Timestamp;
use crate::value::{List, Map, Slot, Structure};

/// Reads one document from a slice of bytes.
pub(super) struct Decoder<'j> {
    pub(super) json: Jiter<'j>,
    bytes: &'j [u8],
    depth: usize,
    /// A key that is needed until its value is known not to be null.
    key: String,
}

type Include<'a> = Option<&'a dyn Fn(usize) -> bool>;

impl<'j> Decoder<'j> {
    pub(super) fn new(bytes: &'j [u8]) -> Self {
        Self { json: Jiter::new(bytes), bytes, depth: 0, key: String::new() }
    }

    /// Reads the whole document into one slot.
    pub(super) fn document(&mut self, slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
        let peek = self.start()?;
        if peek == Peek::Null {
            self.null(slot, true)?;
        } else {
            self.value(peek, slot, schema)?;
        }
        self.json.finish().map_err(error)
    }

    /// Reads the whole document into the members that are included.
    pub(super) fn members(
        &mut self,
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let peek = self.start()?;
        self.enter(peek)?;
        self.structure(peek, value, Some(include))?;
        self.json.finish().map_err(error)
    }

    fn start(&mut self) -> Result<Peek, DecodeError> {
        if self.bytes.starts_with(b"\xef\xbb\xbf") {
            return Err(DecodeError::new(DecodeErrorKind::Syntax("byte order mark")).at_offset(0));
        }
        self.json.peek().map_err(error)
    }

    /// Reads a value that is not null.
    pub(super) fn value(
        &mut self,
        peek: Peek,
        slot: Slot<'_>,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        let start = self.json.current_index();
        self.fill(peek, slot, schema).map_err(|error| error.at_offset(start))
    }

    fn fill(&mut self, peek: Peek, slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
        match slot {
            Slot::Option(place) => return self.fill(peek, place.fill(), schema),
            Slot::String(place) => self.string(peek, "a string")?.clone_into(place),
            Slot::Structure(place) => {
                self.enter(peek)?;
                self.structure(peek, place, None)?;
                self.depth -= 1;
            }
            Slot::Union(place) => return self.union(peek, place),
            Slot::List(place) => return self.list(peek, place, schema.element()),
            Slot::Map(place) => return self.map(peek, place, schema.element()),
            Slot::Boolean(place) => *place = self.boolean(peek)?,
            Slot::Enum(place) => place.set(self.string(peek, "a string")?),
            Slot::Timestamp(place) => *place = self.timestamp(peek, schema.timestamp)?,
            Slot::Document(place) => *place = self.any(peek)?,
            Slot::Blob(place) => {
                *place = text::base64(self.string(peek, "base64")?).ok_or_else(|| bad_value("base64"))?;
            }
            Slot::Skip | Slot::Unit => return self.skip(peek),
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
            _ => return self.skip(peek),
        }
        Ok(())
    }

    /// Consumes a null, which a type that does not know null takes only if it may be absent.
    fn null(&mut self, slot: Slot<'_>, required: bool) -> Result<(), DecodeError> {
        let start = self.json.current_index();
        self.json.known_null().map_err(error)?;
        match slot {
            Slot::Option(place) => place.set_null(),
            Slot::Document(place) => *place = crate::document::Document::Null,
            Slot::Skip | Slot::Unit | Slot::List(_) | Slot::Map(_) => {}
            _ if required => return Err(wrong_kind("a value", Peek::Null).at_offset(start)),
            _ => {}
        }
        Ok(())
    }

    /// Goes one level down, into an object.
    fn enter(&mut self, peek: Peek) -> Result<(), DecodeError> {
        if peek != Peek::Object {
            return Err(wrong_kind("an object", peek).at_offset(self.json.current_index()));
        }
        self.descend()
    }

    pub(super) fn descend(&mut self) -> Result<(), DecodeError> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT { Err(too_deep()) } else { Ok(()) }
    }

    pub(super) fn ascend(&mut self) {
        self.depth -= 1;
    }

    fn structure(
        &mut self,
        _: Peek,
        value: &mut dyn Structure,
        include: Include<'_>,
    ) -> Result<(), DecodeError> {
        let schema = value.schema();
        let mut seen = Seen::new(schema.members.len());
        let mut due = 0;
        let mut start = self.json.current_index();
        let mut key = self.json.known_object().map_err(error)?;
        while let Some(name) = key {
            let index = members::find(schema, name, due);
            match index.and_then(|index| Some((index, schema.members.get(index)?))) {
                Some((index, member)) if include.is_none_or(|include| include(index)) => {
                    due = index + 1;
                    let result = if seen.insert(index) {
                        self.member(value.member_mut(index), member)
                    } else {
                        Err(self.duplicate(start))
                    };
                    result.map_err(|error| error.within(Segment::Member(member.name)))?;
                }
                Some(_) => self.skip_next()?,
                None => match schema.additional.and_then(|index| Some((index, schema.members.get(index)?))) {
                    Some((index, member)) => {
                        name.clone_into(&mut self.key);
                        self.additional(value.member_mut(index), member, start)?;
                    }
                    None => self.skip_next()?,
                },
            }
            start = self.json.current_index();
            key = self.json.next_key().map_err(error)?;
        }
        match seen.missing(schema.members, |index| include.is_none_or(|include| include(index))) {
            None => Ok(()),
            Some(member) => {
                Err(DecodeError::new(DecodeErrorKind::Missing).within(Segment::Member(member.name)))
            }
        }
    }

    fn member(&mut self, slot: Slot<'_>, member: &MemberSchema) -> Result<(), DecodeError> {
        match self.json.peek().map_err(error)? {
            Peek::Null => self.null(slot, member.required),
            peek => self.value(peek, slot, &member.value),
        }
    }

    /// Keeps a member that the schema does not name; its key is in the buffer.
    fn additional(&mut self, slot: Slot<'_>, member: &MemberSchema, start: usize) -> Result<(), DecodeError> {
        match slot {
            Slot::Map(map) => self.entry(map, member.value.element(), start),
            _ => self.skip_next(),
        }
    }

    fn list(&mut self, peek: Peek, list: &mut dyn List, schema: &ValueSchema) -> Result<(), DecodeError> {
        if peek != Peek::Array {
            return Err(wrong_kind("a list", peek));
        }
        self.descend()?;
        list.clear();
        let mut next = self.json.known_array().map_err(error)?;
        while let Some(peek) = next {
            let index = list.len();
            if peek != Peek::Null {
                let result = self.value(peek, list.push(), schema);
                result.map_err(|error| error.within(Segment::Index(index)))?;
            } else if list.takes_null() {
                self.null(list.push(), true).map_err(|error| error.within(Segment::Index(index)))?;
            } else {
                self.json.known_null().map_err(error)?;
            }
            next = self.json.array_step().map_err(error)?;
        }
        self.ascend();
        Ok(())
    }

    fn map(&mut self, peek: Peek, map: &mut dyn Map, schema: &ValueSchema) -> Result<(), DecodeError> {
        self.enter(peek)?;
        map.clear();
        let mut start = self.json.current_index();
        let mut key = self.json.known_object().map_err(error)?;
        while let Some(name) = key {
            name.clone_into(&mut self.key);
            self.entry(map, schema, start)?;
            start = self.json.current_index();
            key = self.json.next_key().map_err(error)?;
        }
        self.ascend();
        Ok(())
    }

    /// Reads the value of a map's entry; its key is in the buffer, and found again after `start`
    /// should something go wrong.
    fn entry(&mut self, map: &mut dyn Map, schema: &ValueSchema, start: usize) -> Result<(), DecodeError> {
        let peek = self.json.peek().map_err(error)?;
        if peek == Peek::Null && !map.takes_null() {
            return self.json.known_null().map_err(error);
        }
        let result = match map.insert(&self.key) {
            None => Err(self.duplicate(start)),
            Some(slot) if peek == Peek::Null => self.null(slot, true),
            Some(slot) => self.value(peek, slot, schema),
        };
        result.map_err(|error| error.within(self.key_after(start)))
    }

    /// The key that comes first after this place occurs for the second time.
    #[cold]
    fn duplicate(&self, start: usize) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Duplicate).at_offset(self.quote_after(start))
    }

    /// The key that comes first after this place.
    #[cold]
    fn key_after(&self, start: usize) -> Segment {
        let rest = self.bytes.get(self.quote_after(start)..).unwrap_or_default();
        Segment::Key(Jiter::new(rest).next_str().map(str::to_owned).unwrap_or_default())
    }

    fn quote_after(&self, start: usize) -> usize {
        let mut rest = self.bytes.iter().skip(start);
        start + rest.position(|byte| *byte == b'"').unwrap_or_default()
    }

    fn boolean(&mut self, peek: Peek) -> Result<bool, DecodeError> {
        if matches!(peek, Peek::True | Peek::False) {
            self.json.known_bool(peek).map_err(error)
        } else {
            Err(wrong_kind("a boolean", peek))
        }
    }

    fn timestamp(&mut self, peek: Peek, format: TimestampFormat) -> Result<Timestamp, DecodeError> {
        if format != TimestampFormat::EpochSeconds {
            return text::parse_timestamp(self.string(peek, format.expected())?, format);
        }
        let number = self.number_text(peek, format.expected())?;
        text::parse_timestamp(std::str::from_utf8(number).unwrap_or_default(), format)
    }

    pub(super) fn string(&mut self, peek: Peek, expected: &'static str) -> Result<&str, DecodeError> {
        if peek == Peek::String {
            self.json.known_str().map_err(error)
        } else {
            Err(wrong_kind(expected, peek))
        }
    }

    fn skip_next(&mut self) -> Result<(), DecodeError> {
        let peek = self.json.peek().map_err(error)?;
        self.skip(peek)
    }

    /// Skips a value; the parser does not look at the encoding of what it skips.
    pub(super) fn skip(&mut self, peek: Peek) -> Result<(), DecodeError> {
        let start = self.json.current_index();
        self.json.known_skip(peek).map_err(error)?;
        match std::str::from_utf8(self.json.slice_to_current(start)) {
            Ok(_) => Ok(()),
            Err(invalid) => Err(not_utf8().at_offset(start + invalid.valid_up_to())),
        }
    }
}
