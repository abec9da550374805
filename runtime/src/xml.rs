//! XML, [version 1.0](https://www.w3.org/TR/xml/), as Smithy's protocols use it.
//!
//! Bytes and a slot go in and the slot is filled, or a view goes in and bytes come out. What an
//! [`XmlSchema`](crate::schema::XmlSchema) says is followed; nothing here knows an operation.
//!
//! - Elements and attributes are found by their names; prefixes and namespaces are not compared.
//!   What the schema does not name is skipped.
//! - The name of the root does not matter when a document is read.
//! - Text is taken as it is; around numbers and the like, space is ignored.
//! - Document types are refused, so there are no entities but the five that XML has.
//! - Nesting is limited to [`DEPTH_LIMIT`](crate::codec::DEPTH_LIMIT) levels.

mod cursor;
mod decode;
mod document;
mod escape;
mod object;
mod writer;

use self::decode::Decoder;
use self::writer::Writer;
use crate::codec::{Codec, DecodeError, EncodeError};
use crate::document::Document;
use crate::schema::{ValueSchema, XmlNamespace};
use crate::value::{Slot, Structure, View};

/// XML that is read from the root element.
pub static XML: Xml = Xml::document("document");

/// The codec for XML.
#[derive(Debug, Clone, Copy)]
pub struct Xml {
    root: &'static str,
    namespace: Option<XmlNamespace>,
    path: &'static [&'static str],
    unwrapped: bool,
}

impl Xml {
    /// Documents whose root element has this name when they are written.
    #[must_use]
    pub const fn document(root: &'static str) -> Self {
        Self { root, namespace: None, path: &[], unwrapped: false }
    }

    /// Documents that are read from the element at the end of this path below the root, and written
    /// there. Where there is no such element, there are no members.
    #[must_use]
    pub const fn within(path: &'static [&'static str]) -> Self {
        Self { path, ..Self::document("document") }
    }

    /// Documents whose root element is a member of the structure that they are read into
    /// (Smithy: `s3UnwrappedXmlOutput`).
    #[must_use]
    pub const fn unwrapped() -> Self {
        Self { unwrapped: true, ..Self::document("document") }
    }

    /// Declares a namespace in the root element when a document is written.
    #[must_use]
    pub const fn namespace(mut self, namespace: XmlNamespace) -> Self {
        self.namespace = Some(namespace);
        self
    }
}

impl Xml {
    /// The tags in front of the element that holds the value, its name, and the tags behind it.
    fn around(&self) -> (String, &'static str, String) {
        let Some((name, above)) = self.path.split_last() else {
            return (String::new(), self.root, String::new());
        };
        let names = || std::iter::once(&self.root).chain(above);
        let begin = names().map(|name| format!("<{name}>")).collect();
        let end = names().rev().map(|name| format!("</{name}>")).collect();
        (begin, *name, end)
    }
}

impl Codec for Xml {
    fn encode(&self, value: View<'_>, schema: &ValueSchema, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        let (begin, name, end) = self.around();
        out.extend_from_slice(begin.as_bytes());
        Writer::new(out).element(name, self.namespace, &value, schema)?;
        out.extend_from_slice(end.as_bytes());
        Ok(())
    }

    fn encode_members(
        &self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
        out: &mut Vec<u8>,
    ) -> Result<(), EncodeError> {
        if self.unwrapped {
            return Writer::new(out).only_member(value, include);
        }
        let (begin, name, end) = self.around();
        out.extend_from_slice(begin.as_bytes());
        Writer::new(out).structure(name, self.namespace, value, include)?;
        out.extend_from_slice(end.as_bytes());
        Ok(())
    }

    fn decode(&self, body: &[u8], slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
        Decoder::new(body)?.document(self.path, slot, schema)
    }

    fn decode_members(
        &self,
        body: &[u8],
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let mut decoder = Decoder::new(body)?;
        if self.unwrapped {
            decoder.member(value, include)
        } else {
            decoder.members(self.path, value, include)
        }
    }
}

/// Reads the element at the end of a path below the root as data, with what its elements hold.
pub(crate) fn document(body: &[u8], path: &'static [&'static str]) -> Result<Document, DecodeError> {
    let mut document = Document::Null;
    Xml::within(path).decode(body, Slot::Document(&mut document), &ValueSchema::PLAIN)?;
    Ok(document)
}
