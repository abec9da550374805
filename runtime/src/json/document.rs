//! Data without a schema.

use jiter::Peek;

use super::decode::Decoder;
use super::escape;
use super::syntax::wrong_kind;
use crate::codec::{DecodeError, DecodeErrorKind, Segment};
use crate::document::{Document, Number, Object};

impl Decoder<'_> {
    /// Any value.
    pub(super) fn any(&mut self, peek: Peek) -> Result<Document, DecodeError> {
        match peek {
            Peek::Null => self.cursor.null().map(|()| Document::Null),
            Peek::True | Peek::False => self.cursor.boolean(peek).map(Document::Boolean),
            Peek::String => Ok(Document::String(self.cursor.string()?.into_owned())),
            Peek::Array => self.array(),
            Peek::Object => self.object(),
            number if number.is_num() => {
                Ok(Document::Number(Number::from_parsed(self.cursor.number(number)?)))
            }
            other => Err(wrong_kind("a value", other).at_offset(self.cursor.index())),
        }
    }

    fn array(&mut self) -> Result<Document, DecodeError> {
        self.descend()?;
        let mut items = Vec::new();
        let mut next = self.cursor.first_item()?;
        while let Some(peek) = next {
            items.push(self.any(peek).map_err(|error| error.within(Segment::Index(items.len())))?);
            next = self.cursor.next_item()?;
        }
        self.ascend();
        Ok(Document::Array(items))
    }

    fn object(&mut self) -> Result<Document, DecodeError> {
        self.descend()?;
        let start = self.cursor.index();
        let mut members = Vec::new();
        let mut more = self.cursor.first_key()?;
        while more {
            let name = self.cursor.key()?;
            let peek = self.cursor.peek()?;
            match self.any(peek) {
                Ok(value) => members.push((name.into_owned(), value)),
                Err(error) => return Err(error.within(Segment::Key(name.into_owned()))),
            }
            more = self.cursor.next_key()?;
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
