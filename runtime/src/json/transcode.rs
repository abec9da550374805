//! A JSON text for a serializer of serde, piece by piece and without a tree in between.

use std::cell::Cell;

use jiter::Peek;
use serde_core::ser::{Error, SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};

use super::cursor::Cursor;
use crate::codec::DecodeError;
use crate::serde::Number;

/// A value of a text. A serializer may ask for it as often as it likes, or not at all.
pub(crate) struct Transcode<'j> {
    start: Cursor<'j>,
    /// The place behind the value, once it was serialized.
    end: Cell<Option<Cursor<'j>>>,
}

impl<'j> Transcode<'j> {
    /// Hands a whole text, which one of the writers of this crate has written, to a serializer.
    pub(crate) fn run<S: Serializer>(text: &'j [u8], serializer: S) -> Result<S::Ok, S::Error> {
        Self::at(Cursor::new(text).map_err(Error::custom)?).serialize(serializer)
    }

    const fn at(start: Cursor<'j>) -> Self {
        Self { start, end: Cell::new(None) }
    }

    /// The place behind the value.
    fn end<E: Error>(self) -> Result<Cursor<'j>, E> {
        let skipped = |mut cursor: Cursor<'j>| -> Result<Cursor<'j>, DecodeError> {
            let peek = cursor.peek()?;
            cursor.skip(peek)?;
            Ok(cursor)
        };
        self.end.get().map_or_else(|| skipped(self.start), Ok).map_err(E::custom)
    }
}

impl Serialize for Transcode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cursor = self.start;
        let result = value(&mut cursor, serializer)?;
        self.end.set(Some(cursor));
        Ok(result)
    }
}

fn value<S: Serializer>(cursor: &mut Cursor<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match cursor.peek().map_err(Error::custom)? {
        Peek::Null => {
            cursor.null().map_err(Error::custom)?;
            serializer.serialize_unit()
        }
        peek @ (Peek::True | Peek::False) => {
            serializer.serialize_bool(cursor.boolean(peek).map_err(Error::custom)?)
        }
        Peek::String => serializer.serialize_str(&cursor.string().map_err(Error::custom)?),
        Peek::Array => list(cursor, serializer),
        Peek::Object => object(cursor, serializer),
        number => Number(cursor.number(number).map_err(Error::custom)?).serialize(serializer),
    }
}

fn list<S: Serializer>(cursor: &mut Cursor<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(None)?;
    let mut next = cursor.first_item().map_err(Error::custom)?;
    while next.is_some() {
        let item = Transcode::at(*cursor);
        list.serialize_element(&item)?;
        *cursor = item.end()?;
        next = cursor.next_item().map_err(Error::custom)?;
    }
    list.end()
}

fn object<S: Serializer>(cursor: &mut Cursor<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    let mut more = cursor.first_key().map_err(Error::custom)?;
    while more {
        let key = cursor.key().map_err(Error::custom)?;
        let entry = Transcode::at(*cursor);
        object.serialize_entry(&key, &entry)?;
        *cursor = entry.end()?;
        more = cursor.next_key().map_err(Error::custom)?;
    }
    object.end()
}
