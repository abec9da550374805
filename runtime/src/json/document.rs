//! Data without a schema.

use jiter::Peek;

use super::decode::Decoder;
use super::escape;
use super::syntax::{error, wrong_kind};
use crate::codec::{DecodeError, DecodeErrorKind, Segment};
use crate::document::{Document, Number, Object};

impl Decoder<'_> {
    /// Any value.
    pub(super) fn any(&mut self, peek: Peek) -> Result<Document, DecodeError> {
        match peek {
            Peek::Null => self.json.known_null().map_err(error).map(|()| Document::Null),
            Peek::True | Peek::False => self.json.known_bool(peek).map_err(error).map(Document::Boolean),
            Peek::String => Ok(Document::String(self.string(peek, "a string")?.to_owned())),
            Peek::Array => self.array(),
            Peek::Object => self.object(),
            number if number.is_num() => self.any_number(number),
            other => Err(wrong_kind("a value", other).at_offset(self.json.current_index())),
        }
    }

    fn any_number(&mut self, peek: Peek) -> Result<Document, DecodeError> {
        let text = self.number_text(peek, "a number")?;
        Ok(Document::Number(Number::from_parsed(std::str::from_utf8(text).unwrap_or_default())))
    }

    fn array(&mut self) -> Result<Document, DecodeError> {
        self.descend()?;
        let mut items = Vec::new();
        let mut next = self.json.known_array().map_err(error)?;
        while let Some(peek) = next {
            items.push(self.any(peek).map_err(|error| error.within(Segment::Index(items.len())))?);
            next = self.json.array_step().map_err(error)?;
        }
        self.ascend();
        Ok(Document::Array(items))
    }

    fn object(&mut self) -> Result<Document, DecodeError> {
        self.descend()?;
        let start = self.json.current_index();
        let mut members = Vec::new();
        let mut key = self.json.known_object().map_err(error)?;
        while let Some(name) = key {
            let name = name.to_owned();
            let peek = self.json.peek().map_err(error)?;
            match self.any(peek) {
                Ok(value) => members.push((name, value)),
                Err(error) => return Err(error.within(Segment::Key(name))),
            }
            key = self.json.next_key().map_err(error)?;
        }
        self.ascend();
        Object::from_parsed(members).map(Document::Object).map_err(|name| {
            DecodeError::new(DecodeErrorKind::Duplicate).at_offset(start).within(Segment::Key(name))
        })
    }
}

/// Writes a document of any depth.
pub(super) fn write(document: &Document, out: &mut Vec<u8>) {
    match document {
        Document::Null => out.extend_from_slice(b"null"),
        Document::Boolean(true) => out.extend_from_slice(b"true"),
        Document::Boolean(false) => out.extend_from_slice(b"false"),
        Document::Number(number) => out.extend_from_slice(number.as_str().as_bytes()),
        Document::String(text) => escape::write(text, out),
        Document::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Document::Object(object) => {
            out.push(b'{');
            for (index, (name, value)) in object.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                escape::write(name, out);
                out.push(b':');
                write(value, out);
            }
            out.push(b'}');
        }
    }
}

/// Whether lists and objects are nested no deeper than this.
pub(super) fn fits(document: &Document, levels: usize) -> bool {
    match document {
        Document::Array(items) => levels > 0 && items.iter().all(|item| fits(item, levels - 1)),
        Document::Object(object) => levels > 0 && object.iter().all(|(_, value)| fits(value, levels - 1)),
        _ => true,
    }
}
