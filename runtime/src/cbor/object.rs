//! Maps into structures, unions and maps.

use super::decode::Decoder;
use crate::codec::fault::missing;
use crate::codec::members::{self, Seen};
use crate::codec::{DecodeError, DecodeErrorKind, Segment};
use crate::schema::StructureSchema;
use crate::unknown::SdkUnknownMember;
use crate::value::{Map, Slot, Structure, Union};

/// The key with which AWS services name the type of an object; not a variant unless it is modelled.
const TYPE_KEY: &str = "__type";

impl Decoder<'_> {
    /// Reads the members of a structure, or those of them that are included.
    pub(super) fn structure(
        &mut self,
        value: &mut dyn Structure,
        include: Option<&dyn Fn(usize) -> bool>,
    ) -> Result<(), DecodeError> {
        let mut left = self.cursor.map()?;
        self.descend()?;
        let schema = value.schema();
        let is_included = |index: usize| include.is_none_or(|include| include(index));
        let mut seen = Seen::new(schema.members.len());
        let mut due = 0;
        while self.cursor.more(&mut left)? {
            let name = self.cursor.text("a key")?;
            let Some((index, member)) = members::find(schema, &name, due) else {
                self.unnamed(&name, value, schema)?;
                continue;
            };
            if !is_included(index) {
                self.cursor.skip()?;
                continue;
            }
            due = index + 1;
            let result = match seen.insert(index) {
                true => self.nullable(value.member_mut(index), member.required),
                false => Err(self.duplicate()),
            };
            result.map_err(|error| error.within(Segment::Member(member.name)))?;
        }
        self.ascend();
        let absent = seen.missing(schema.members, is_included);
        absent.map_or(Ok(()), |member| Err(missing(member.name)))
    }

    /// Keeps what the schema does not name, if it has a place for it. The second of two members that
    /// have one name, and what no document can hold, are passed over.
    fn unnamed(
        &mut self,
        name: &str,
        value: &mut dyn Structure,
        schema: &StructureSchema,
    ) -> Result<(), DecodeError> {
        let place = schema.additional.map(|index| value.member_mut(index));
        let Some(Slot::Map(map)) = place else { return self.cursor.skip() };
        let (start, depth) = (self.cursor.index(), self.depth);
        match self.any() {
            Ok(document) => {
                if let Some(Slot::Document(place)) = map.insert(name) {
                    *place = document;
                }
                Ok(())
            }
            Err(_) => {
                self.cursor.0.set_position(start);
                self.depth = depth;
                self.cursor.skip()
            }
        }
    }

    /// Reads the entries of a map.
    pub(super) fn map(&mut self, map: &mut dyn Map) -> Result<(), DecodeError> {
        let mut left = self.cursor.map()?;
        self.descend()?;
        map.clear();
        while self.cursor.more(&mut left)? {
            let key = self.cursor.text("a key")?;
            if !map.takes_null() && self.cursor.take_null()? {
                continue;
            }
            let result = match map.insert(&key) {
                Some(slot) => self.nullable(slot, true),
                None => Err(self.duplicate()),
            };
            result.map_err(|error| error.within(Segment::Key(key.into_owned())))?;
        }
        self.ascend();
        Ok(())
    }

    /// Reads a map with exactly one entry that is not null, which is named after the variant.
    pub(super) fn union(&mut self, value: &mut dyn Union) -> Result<(), DecodeError> {
        let mut left = self.cursor.map()?;
        self.descend()?;
        let schema = value.schema();
        let mut is_set = false;
        while self.cursor.more(&mut left)? {
            let name = self.cursor.text("a key")?;
            let index = schema.variants.iter().position(|variant| variant.name == name);
            if self.cursor.take_null()? {
                continue;
            }
            if index.is_none() && name == TYPE_KEY {
                self.cursor.skip()?;
            } else if std::mem::replace(&mut is_set, true) {
                return Err(DecodeError::new(DecodeErrorKind::TwoVariants));
            } else {
                self.variant(value, &name, index)
                    .map_err(|error| error.within(Segment::Key(name.into_owned())))?;
            }
        }
        self.ascend();
        if is_set { Ok(()) } else { Err(DecodeError::new(DecodeErrorKind::NoVariant)) }
    }

    fn variant(
        &mut self,
        value: &mut dyn Union,
        name: &str,
        index: Option<usize>,
    ) -> Result<(), DecodeError> {
        match index {
            Some(index) => self.fill(value.select(index)),
            None => {
                let document = self.any()?;
                value.set_unknown(SdkUnknownMember::new(name, document));
                Ok(())
            }
        }
    }

    /// The key of the value at the cursor was there before.
    #[cold]
    fn duplicate(&self) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Duplicate).at_offset(self.cursor.index())
    }
}
