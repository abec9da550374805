//! A position in an XML text, and the steps from element to element.

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use crate::codec::fault::broken;
use crate::codec::{DecodeError, DecodeErrorKind};

/// A position in a text. A copy looks ahead without moving the original.
#[derive(Clone)]
pub(super) struct Cursor<'x> {
    reader: Reader<&'x [u8]>,
    /// How many elements are open.
    open: usize,
}

impl<'x> Cursor<'x> {
    pub(super) fn new(bytes: &'x [u8]) -> Result<Self, DecodeError> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| broken("text that is not UTF-8", error.valid_up_to()))?;
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, open: 0 })
    }

    /// The index of the next byte.
    pub(super) fn index(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Goes into the root element; `None` if there is nothing at all.
    pub(super) fn root(&mut self) -> Result<Option<BytesStart<'x>>, DecodeError> {
        loop {
            match self.next()? {
                Event::Start(start) => return Ok(Some(start)),
                Event::Eof => return Ok(None),
                Event::Text(text) if !text.trim().is_empty() => return Err(self.expected_element()),
                Event::CData(_) | Event::GeneralRef(_) => return Err(self.expected_element()),
                _ => {}
            }
        }
    }

    /// Goes into the next element of the one that is open, or out of that if there is none. Text
    /// between elements means nothing.
    pub(super) fn child(&mut self) -> Result<Option<BytesStart<'x>>, DecodeError> {
        loop {
            match self.next()? {
                Event::Start(start) => return Ok(Some(start)),
                Event::End(_) => return Ok(None),
                Event::Eof => return Err(self.ends_early()),
                _ => {}
            }
        }
    }

    /// Goes into the next element with this name, or out of the one that is open.
    pub(super) fn child_named(&mut self, name: &str) -> Result<Option<BytesStart<'x>>, DecodeError> {
        loop {
            match self.child()? {
                Some(child) if !is_named(&child, name) => self.skip()?,
                found => return Ok(found),
            }
        }
    }

    /// Reads the text of the element that is open, and goes out of it.
    pub(super) fn text(&mut self) -> Result<Cow<'x, str>, DecodeError> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.next()? {
                Event::Text(more) => push(&mut text, more.xml10_content()),
                Event::CData(more) => push(&mut text, more.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => text.to_mut().push(character),
                    Ok(None) => match resolve_xml_entity(&reference) {
                        Some(entity) => text.to_mut().push_str(entity),
                        None => return Err(broken("unknown entity", self.index())),
                    },
                    Err(error) => return Err(self.error(&error)),
                },
                Event::End(_) => return Ok(text),
                Event::Start(_) => {
                    let kind = DecodeErrorKind::Type { expected: "text", found: "an element" };
                    return Err(DecodeError::new(kind).at_offset(self.index()));
                }
                Event::Eof => return Err(self.ends_early()),
                _ => {}
            }
        }
    }

    /// Goes out of the element that is open.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        let outside = self.open.saturating_sub(1);
        while self.open > outside {
            if let Event::Eof = self.next()? {
                return Err(self.ends_early());
            }
        }
        Ok(())
    }

    /// Reads on to the end of the text.
    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        while self.open > 0 {
            self.skip()?;
        }
        match self.root()? {
            Some(_) => Err(broken("something follows the document", self.index())),
            None => Ok(()),
        }
    }

    fn next(&mut self) -> Result<Event<'x>, DecodeError> {
        let event = self.reader.read_event().map_err(|error| self.error(&error))?;
        match event {
            Event::Start(_) => self.open += 1,
            Event::End(_) => self.open = self.open.saturating_sub(1),
            Event::DocType(_) => return Err(broken("document type", self.index())),
            _ => {}
        }
        Ok(event)
    }

    #[cold]
    fn error(&self, error: &Error) -> DecodeError {
        let reason = match error {
            Error::Syntax(_) => "malformed markup",
            Error::IllFormed(_) => "tags that do not match",
            Error::InvalidAttr(_) => "malformed attribute",
            Error::Escape(_) => "malformed reference",
            _ => "malformed XML",
        };
        broken(reason, usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX))
    }

    #[cold]
    fn ends_early(&self) -> DecodeError {
        broken("the document ends too early", self.index())
    }

    #[cold]
    fn expected_element(&self) -> DecodeError {
        broken("expected an element", self.index())
    }

    /// The value of an attribute.
    pub(super) fn attribute<'s>(
        &self,
        start: &'s BytesStart<'x>,
        name: &str,
    ) -> Result<Option<Cow<'s, str>>, DecodeError> {
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| self.error(&error.into()))?;
            if attribute.key.as_ref() == name || attribute.key.local_name().as_ref() == name {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return value.map(Some).map_err(|error| self.error(&error));
            }
        }
        Ok(None)
    }
}

/// Whether an element is called this, with or without its prefix.
pub(super) fn is_named(start: &BytesStart<'_>, name: &str) -> bool {
    start.name().as_ref() == name || start.local_name().as_ref() == name
}

fn push<'x>(text: &mut Cow<'x, str>, more: Cow<'x, str>) {
    if text.is_empty() { *text = more } else { text.to_mut().push_str(&more) }
}
