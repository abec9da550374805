//! A position in CBOR, and the steps from item to item.

use std::borrow::Cow;

use minicbor::Decoder;
use minicbor::data::Type;
use minicbor::decode::Error;

use crate::codec::fault::broken;
use crate::codec::{DecodeError, DecodeErrorKind};

/// A position in CBOR.
pub(super) struct Cursor<'b>(pub(super) Decoder<'b>);

/// How many items of a list or map are left; `None` where a mark ends them.
pub(super) type Left = Option<u64>;

impl<'b> Cursor<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self(Decoder::new(bytes))
    }

    /// The index of the next byte.
    pub(super) fn index(&self) -> usize {
        self.0.position()
    }

    /// What the next item is, behind any tags, which are passed over.
    pub(super) fn peek(&mut self) -> Result<Type, DecodeError> {
        loop {
            match self.raw_peek()? {
                Type::Tag => self.0.tag().map(drop).map_err(error)?,
                other => return Ok(other),
            }
        }
    }

    /// What the next item is, or a tag.
    pub(super) fn raw_peek(&self) -> Result<Type, DecodeError> {
        self.0.datatype().map_err(|found| error(found).at_offset(self.index()))
    }

    /// Passes a null, if that is next.
    pub(super) fn take_null(&mut self) -> Result<bool, DecodeError> {
        let is_null = matches!(self.raw_peek()?, Type::Null | Type::Undefined);
        if is_null {
            self.skip()?;
        }
        Ok(is_null)
    }

    /// Passes the next item, whatever it is.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        self.0.skip().map_err(error)
    }

    /// Checks that nothing follows.
    pub(super) fn finish(&self) -> Result<(), DecodeError> {
        let rest = self.0.input().len().saturating_sub(self.index());
        if rest == 0 { Ok(()) } else { Err(broken("something follows the document", self.index())) }
    }

    /// Goes into a map.
    pub(super) fn map(&mut self) -> Result<Left, DecodeError> {
        match self.peek()? {
            Type::Map | Type::MapIndef => self.0.map().map_err(error),
            other => Err(wrong_kind("an object", other)),
        }
    }

    /// Goes into a list.
    pub(super) fn list(&mut self) -> Result<Left, DecodeError> {
        match self.peek()? {
            Type::Array | Type::ArrayIndef => self.0.array().map_err(error),
            other => Err(wrong_kind("a list", other)),
        }
    }

    /// Whether there is another item; goes out of the list or map if there is none.
    pub(super) fn more(&mut self, left: &mut Left) -> Result<bool, DecodeError> {
        match left {
            Some(0) => Ok(false),
            Some(count) => {
                *count -= 1;
                Ok(true)
            }
            None if self.raw_peek()? == Type::Break => self.skip().map(|()| false),
            None => Ok(true),
        }
    }

    /// Reads text.
    pub(super) fn text(&mut self, expected: &'static str) -> Result<Cow<'b, str>, DecodeError> {
        match self.peek()? {
            Type::String => self.0.str().map(Cow::Borrowed).map_err(error),
            Type::StringIndef => {
                let chunks = self.0.str_iter().map_err(error)?;
                chunks.collect::<Result<String, _>>().map(Cow::Owned).map_err(error)
            }
            other => Err(wrong_kind(expected, other)),
        }
    }

    /// Reads bytes.
    pub(super) fn bytes(&mut self) -> Result<Cow<'b, [u8]>, DecodeError> {
        match self.peek()? {
            Type::Bytes => self.0.bytes().map(Cow::Borrowed).map_err(error),
            Type::BytesIndef => {
                let chunks = self.0.bytes_iter().map_err(error)?;
                let chunks: Vec<&[u8]> = chunks.collect::<Result<_, _>>().map_err(error)?;
                Ok(Cow::Owned(chunks.concat()))
            }
            other => Err(wrong_kind("bytes", other)),
        }
    }
}

/// What the parser did not like.
#[cold]
pub(super) fn error(error: Error) -> DecodeError {
    let reason = if error.is_end_of_input() { "the document ends too early" } else { "malformed CBOR" };
    let found = DecodeError::new(DecodeErrorKind::Syntax(reason));
    match error.position() {
        Some(index) => found.at_offset(index),
        None => found,
    }
}

/// A value of another kind than the schema says.
#[cold]
pub(super) fn wrong_kind(expected: &'static str, found: Type) -> DecodeError {
    let found = match found {
        Type::Bool => "a boolean",
        Type::Null | Type::Undefined => "null",
        Type::F16 | Type::F32 | Type::F64 => "a number",
        Type::Bytes | Type::BytesIndef => "bytes",
        Type::String | Type::StringIndef => "a string",
        Type::Array | Type::ArrayIndef => "a list",
        Type::Map | Type::MapIndef => "an object",
        Type::Simple | Type::Tag | Type::Break | Type::Unknown(_) => "something else",
        _ => "an integer",
    };
    DecodeError::new(DecodeErrorKind::Type { expected, found })
}

/// A value of the right kind that the type cannot hold.
#[cold]
pub(super) fn bad_value(expected: &'static str) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Value { expected })
}
