//! Objects into structures and maps.

use std::borrow::Cow;

use jiter::Peek;

use super::decode::Decoder;
use crate::codec::members::{self, Seen};
use crate::codec::{DecodeError, DecodeErrorKind, Segment};
use crate::schema::{MemberSchema, StructureSchema, ValueSchema};
use crate::value::{Map, Slot, Structure};

/// Which members of a structure are in the document; all, if nothing is said.
type Include<'a> = Option<&'a dyn Fn(usize) -> bool>;

impl<'j> Decoder<'j> {
    /// Reads the members of a structure.
    pub(super) fn structure(
        &mut self,
        peek: Peek,
        value: &mut dyn Structure,
        include: Include<'_>,
    ) -> Result<(), DecodeError> {
        self.enter(peek)?;
        let schema = value.schema();
        let is_included = |index: usize| include.is_none_or(|include| include(index));
        let mut seen = Seen::new(schema.members.len());
        let mut due = 0;
        let mut more = self.cursor.first_key()?;
        while more {
            let found = match plain(schema, due) {
                Some(member) if self.cursor.take_key(member.name) => Ok((due, member)),
                _ => {
                    let name = self.cursor.key()?;
                    members::find(schema, &name, due).ok_or(name)
                }
            };
            match found {
                Ok((index, _)) if !is_included(index) => self.skip_next()?,
                Ok((index, member)) => {
                    due = index + 1;
                    self.member(value, index, member, &mut seen)?;
                    // What services write mostly goes on like this.
                    while let Some(member) = plain(schema, due)
                        && is_included(due)
                        && self.cursor.take_next_key(member.name)
                    {
                        self.member(value, due, member, &mut seen)?;
                        due += 1;
                    }
                }
                Err(name) => self.unnamed(name, value, schema)?,
            }
            more = self.cursor.next_key()?;
        }
        self.ascend();
        match seen.missing(schema.members, is_included) {
            None => Ok(()),
            Some(member) => {
                Err(DecodeError::new(DecodeErrorKind::Missing).within(Segment::Member(member.name)))
            }
        }
    }

    #[inline]
    fn member(
        &mut self,
        value: &mut dyn Structure,
        index: usize,
        member: &MemberSchema,
        seen: &mut Seen,
    ) -> Result<(), DecodeError> {
        let result = self.cursor.peek().and_then(|peek| match peek {
            _ if !seen.insert(index) => Err(self.duplicate()),
            Peek::Null => self.null(value.member_mut(index), member.required),
            peek => self.value(peek, value.member_mut(index), &member.value),
        });
        result.map_err(|error| error.within(Segment::Member(member.name)))
    }

    /// Keeps what the schema does not name, if it has a place for it.
    fn unnamed(
        &mut self,
        name: Cow<'j, str>,
        value: &mut dyn Structure,
        schema: &StructureSchema,
    ) -> Result<(), DecodeError> {
        let place = schema.additional.and_then(|index| Some((index, schema.members.get(index)?)));
        let Some((index, member)) = place else { return self.skip_next() };
        match value.member_mut(index) {
            Slot::Map(map) if schema.keeps_unknown => self.unknown_entry(&name, map),
            Slot::Map(map) => self.entry(name, map, member.value.element()),
            _ => self.skip_next(),
        }
    }

    /// Keeps what no specification speaks of. It fails nothing: the second of two members that have one
    /// name, and what no document can hold, are passed over.
    fn unknown_entry(&mut self, name: &str, map: &mut dyn Map) -> Result<(), DecodeError> {
        let peek = self.cursor.peek()?;
        let (start, depth) = (self.cursor, self.depth);
        match self.any(peek) {
            Ok(document) => {
                if let Some(Slot::Document(place)) = map.insert(name) {
                    *place = document;
                }
                Ok(())
            }
            Err(_) => {
                (self.cursor, self.depth) = (start, depth);
                self.cursor.skip(peek)
            }
        }
    }

    /// Reads the entries of a map.
    pub(super) fn map(
        &mut self,
        peek: Peek,
        map: &mut dyn Map,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        self.enter(peek)?;
        map.clear();
        let mut more = self.cursor.first_key()?;
        while more {
            let name = self.cursor.key()?;
            self.entry(name, map, schema)?;
            more = self.cursor.next_key()?;
        }
        self.ascend();
        Ok(())
    }

    fn entry(
        &mut self,
        name: Cow<'j, str>,
        map: &mut dyn Map,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        let peek = self.cursor.peek()?;
        if peek == Peek::Null && !map.takes_null() {
            return self.cursor.null();
        }
        let result = match map.insert(&name) {
            None => Err(self.duplicate()),
            Some(slot) if peek == Peek::Null => self.null(slot, true),
            Some(slot) => self.value(peek, slot, schema),
        };
        result.map_err(|error| error.within(Segment::Key(name.into_owned())))
    }

    fn skip_next(&mut self) -> Result<(), DecodeError> {
        let peek = self.cursor.peek()?;
        self.cursor.skip(peek)
    }

    /// The key of the value at the cursor was there before.
    #[cold]
    fn duplicate(&self) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Duplicate).at_offset(self.cursor.index())
    }
}

/// The member with this index, if it has a name in the document and there is one way to write it.
#[inline]
fn plain(schema: &StructureSchema, index: usize) -> Option<&'static MemberSchema> {
    let member = schema.members.get(index)?;
    (member.plain && schema.additional != Some(index)).then_some(member)
}
