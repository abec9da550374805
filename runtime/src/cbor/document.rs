//! Data without a schema. The protocol has no such type: what arrives in the place of a variant that
//! is not in the schema is kept as one. Bytes become base64, timestamps become numbers.

use base64::Engine;
use minicbor::data::Type;

use super::cursor::{error, wrong_kind};
use super::decode::Decoder;
use super::number::{is_integer, tag};
use crate::codec::{DecodeError, DecodeErrorKind, Segment};
use crate::document::{Document, Number, Object};
use crate::text;

impl Decoder<'_> {
    /// Any value.
    pub(super) fn any(&mut self) -> Result<Document, DecodeError> {
        if let Some(number) = self.tagged_number()? {
            return Ok(Document::Number(number));
        }
        match self.cursor.peek()? {
            Type::Null | Type::Undefined => self.cursor.skip().map(|()| Document::Null),
            Type::Bool => self.cursor.0.bool().map(Document::Boolean).map_err(error),
            Type::F16 | Type::F32 | Type::F64 => {
                let number = self.double()?;
                let special = || Document::String(text::not_finite(number).to_owned());
                Ok(Number::from_f64(number).map_or_else(special, Document::Number))
            }
            Type::Bytes | Type::BytesIndef => Ok(Document::String(text::BASE64.encode(self.cursor.bytes()?))),
            Type::String | Type::StringIndef => {
                Ok(Document::String(self.cursor.text("a string")?.into_owned()))
            }
            Type::Array | Type::ArrayIndef => self.array(),
            Type::Map | Type::MapIndef => self.object(),
            kind if is_integer(kind) => {
                let number: i128 = self.integer()?;
                Ok(Document::Number(Number::from_parsed(&number.to_string())))
            }
            other => Err(wrong_kind("a value", other)),
        }
    }

    /// A number that is bytes or two integers behind a tag. Other tags say nothing.
    fn tagged_number(&mut self) -> Result<Option<Number>, DecodeError> {
        while self.cursor.raw_peek()? == Type::Tag {
            let start = self.cursor.index();
            let found = self.cursor.0.tag().map_err(error)?.as_u64();
            if !matches!(found, tag::POSITIVE | tag::NEGATIVE | tag::DECIMAL) {
                continue;
            }
            self.cursor.0.set_position(start);
            let number = self.big_decimal()?;
            return Ok(Some(Number::from_parsed(number.as_str())));
        }
        Ok(None)
    }

    fn array(&mut self) -> Result<Document, DecodeError> {
        let mut left = self.cursor.list()?;
        self.descend()?;
        let mut items = Vec::new();
        while self.cursor.more(&mut left)? {
            items.push(self.any().map_err(|error| error.within(Segment::Index(items.len())))?);
        }
        self.ascend();
        Ok(Document::Array(items))
    }

    fn object(&mut self) -> Result<Document, DecodeError> {
        let start = self.cursor.index();
        let mut left = self.cursor.map()?;
        self.descend()?;
        let mut members = Vec::new();
        while self.cursor.more(&mut left)? {
            let name = self.cursor.text("a key")?.into_owned();
            match self.any() {
                Ok(value) => members.push((name, value)),
                Err(error) => return Err(error.within(Segment::Key(name))),
            }
        }
        self.ascend();
        Object::from_parsed(members).map(Document::Object).map_err(|name| {
            DecodeError::new(DecodeErrorKind::Duplicate).at_offset(start).within(Segment::Key(name))
        })
    }
}
