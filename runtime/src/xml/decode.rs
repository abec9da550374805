//! Elements into slots.

use quick_xml::events::BytesStart;

use super::cursor::{Cursor, is_named};
use crate::codec::fault::{missing, too_deep_to_read};
use crate::codec::{DEPTH_LIMIT, DecodeError, DecodeErrorKind, Segment};
use crate::schema::{ValueSchema, XmlSchema};
use crate::text;
use crate::value::{List, Map, Slot, Structure};

/// Reads one document from a slice of bytes.
pub(super) struct Decoder<'x> {
    pub(super) cursor: Cursor<'x>,
    depth: usize,
}

/// A list or a map whose elements stand in their structure.
pub(super) enum Many<'s> {
    List(&'s mut dyn List),
    Map(&'s mut dyn Map),
}

impl<'s> Many<'s> {
    /// The list or map in a slot, if it is flattened; else the slot.
    pub(super) fn of(slot: Slot<'s>, schema: &ValueSchema) -> Result<Self, Slot<'s>> {
        match slot {
            slot if !schema.xml_schema().flattened => Err(slot),
            Slot::Option(place) => Self::of(place.extend(), schema),
            Slot::List(list) => Ok(Self::List(list)),
            Slot::Map(map) => Ok(Self::Map(map)),
            other => Err(other),
        }
    }

    pub(super) fn clear(&mut self) {
        match self {
            Self::List(list) => list.clear(),
            Self::Map(map) => map.clear(),
        }
    }
}

impl<'x> Decoder<'x> {
    pub(super) fn new(bytes: &'x [u8]) -> Result<Self, DecodeError> {
        Ok(Self { cursor: Cursor::new(bytes)?, depth: 0 })
    }

    /// Reads the element at the end of the path into one slot.
    pub(super) fn document(
        &mut self,
        path: &[&str],
        slot: Slot<'_>,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        match self.find(path)? {
            Some(start) => self.value(&start, slot, schema)?,
            None => return Err(DecodeError::new(DecodeErrorKind::Missing)),
        }
        self.cursor.finish()
    }

    /// Reads the element at the end of the path into the members that are included.
    pub(super) fn members(
        &mut self,
        path: &[&str],
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let start = self.find(path)?;
        self.structure(start.as_ref(), value, Some(include))?;
        self.cursor.finish()
    }

    /// Goes into the element at the end of the path below the root.
    fn find(&mut self, path: &[&str]) -> Result<Option<BytesStart<'x>>, DecodeError> {
        let mut found = self.cursor.root()?;
        for name in path {
            if found.is_none() {
                break;
            }
            found = self.cursor.child_named(name)?;
        }
        Ok(found)
    }

    /// Reads the content of an element, and goes out of it.
    pub(super) fn value(
        &mut self,
        start: &BytesStart<'x>,
        slot: Slot<'_>,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        let index = self.cursor.index();
        self.fill(start, slot, schema).map_err(|error| error.at_offset(index))
    }

    fn fill(
        &mut self,
        start: &BytesStart<'x>,
        slot: Slot<'_>,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        match slot {
            Slot::Option(place) => self.fill(start, place.fill(), schema),
            Slot::Skip | Slot::Unit => self.cursor.skip(),
            Slot::Structure(place) => self.structure(Some(start), place, None),
            Slot::Union(place) => self.union(place),
            Slot::List(place) => {
                place.clear();
                self.list(place, schema)
            }
            Slot::Map(place) => {
                place.clear();
                self.map(place, schema)
            }
            Slot::Document(place) => {
                *place = self.any()?;
                Ok(())
            }
            text @ (Slot::String(_) | Slot::Enum(_)) => {
                text::read(&self.cursor.text()?, text, schema.timestamp)
            }
            single => text::read(self.cursor.text()?.trim(), single, schema.timestamp),
        }
    }

    /// Reads an element that is one of several for the same list or map.
    pub(super) fn one_of_many(
        &mut self,
        start: &BytesStart<'x>,
        many: &mut Many<'_>,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        match many {
            Many::List(list) => self.item(start, *list, schema.element()),
            Many::Map(map) => self.entry(*map, schema),
        }
    }

    fn list(&mut self, list: &mut dyn List, schema: &ValueSchema) -> Result<(), DecodeError> {
        self.descend()?;
        let name = schema.xml_schema().item_name();
        while let Some(child) = self.cursor.child()? {
            if is_named(&child, name) {
                self.item(&child, list, schema.element())?;
            } else {
                self.cursor.skip()?;
            }
        }
        self.ascend();
        Ok(())
    }

    fn item(
        &mut self,
        start: &BytesStart<'x>,
        list: &mut dyn List,
        schema: &ValueSchema,
    ) -> Result<(), DecodeError> {
        let result = self.value(start, list.push(), schema);
        result.map_err(|error| error.within(Segment::Index(list.len().saturating_sub(1))))
    }

    fn map(&mut self, map: &mut dyn Map, schema: &ValueSchema) -> Result<(), DecodeError> {
        self.descend()?;
        while let Some(child) = self.cursor.child()? {
            if is_named(&child, "entry") { self.entry(map, schema)? } else { self.cursor.skip()? }
        }
        self.ascend();
        Ok(())
    }

    /// Reads an entry, whose key may stand behind its value.
    fn entry(&mut self, map: &mut dyn Map, schema: &ValueSchema) -> Result<(), DecodeError> {
        let xml = schema.xml_schema();
        let key = self.entry_key(xml)?;
        let Some(mut slot) = map.insert(&key).map(Some) else {
            return Err(DecodeError::new(DecodeErrorKind::Duplicate).within(Segment::Key(key)));
        };
        while let Some(child) = self.cursor.child()? {
            match slot.take_if(|_| is_named(&child, xml.value_name())) {
                Some(slot) => {
                    let result = self.value(&child, slot, schema.element());
                    result.map_err(|error| error.within(Segment::Key(key.clone())))?;
                }
                None => self.cursor.skip()?,
            }
        }
        Ok(())
    }

    fn entry_key(&self, xml: &XmlSchema) -> Result<String, DecodeError> {
        let mut ahead = self.cursor.clone();
        match ahead.child_named(xml.key_name())? {
            Some(_) => ahead.text().map(std::borrow::Cow::into_owned),
            None => Err(missing(xml.key_name())),
        }
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
}
