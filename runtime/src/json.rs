//! JSON, [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259).
//!
//! Bytes and a slot go in and the slot is filled, or a view goes in and bytes come out. Schemas
//! say what is read and written; nothing here knows a generated type or an operation.
//!
//! Rules that the RFC leaves open, or where services are known to be sloppy:
//!
//! - A key that occurs twice is an error, in structures, unions, maps and documents. Keys of
//!   members that the schema does not name are skipped without being compared.
//! - Null for a member is like no member, except that a type which knows null takes it. So a
//!   required member that is null is an error; but a list or a map that is null is empty.
//! - Null inside of a list or map is dropped unless the list or map takes it.
//! - An integer may be written as `1.0` or `1e3`.
//! - Floating point numbers may be the texts `NaN`, `Infinity` and `-Infinity`, big numbers may be
//!   texts.
//! - Base64 may lack its padding.
//! - A byte order mark is an error, as is a byte that is not UTF-8, wherever it is.
//! - Nesting is limited to [`DEPTH_LIMIT`] levels.

mod ahead;
mod cursor;
mod decode;
mod document;
mod escape;
mod key;
mod number;
mod object;
mod syntax;
mod tag;
#[cfg(feature = "serde")]
mod transcode;
mod union;
mod variant;
mod writer;

use self::decode::Decoder;
#[cfg(feature = "serde")]
pub(crate) use self::escape::write as write_text;
#[cfg(feature = "serde")]
pub(crate) use self::transcode::Transcode;
use self::writer::Writer;
pub use crate::codec::DEPTH_LIMIT;
use crate::codec::{Codec, DecodeError, EncodeError};
use crate::document::Document;
use crate::schema::ValueSchema;
use crate::value::{Slot, Structure, View};

/// JSON as Smithy's protocols and OpenAPI use it.
pub static JSON: Json = Json { text_numbers: false };

/// JSON in which numbers of any size and precision are written as text.
pub static JSON_TEXT_NUMBERS: Json = Json { text_numbers: true };

/// The codec for JSON; see [`JSON`].
#[derive(Debug)]
pub struct Json {
    text_numbers: bool,
}

impl Codec for Json {
    fn encode(&self, value: View<'_>, schema: &ValueSchema, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        Writer::new(out, self.text_numbers).value(&value, schema)
    }

    fn encode_members(
        &self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
        out: &mut Vec<u8>,
    ) -> Result<(), EncodeError> {
        Writer::new(out, self.text_numbers).members(value, include)
    }

    fn decode(&self, body: &[u8], slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
        Decoder::new(body)?.document(slot, schema)
    }

    fn decode_members(
        &self,
        body: &[u8],
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        let body = if body.is_empty() { b"{}" } else { body };
        Decoder::new(body)?.members(value, include)
    }
}

/// Reads a document.
pub(crate) fn document(text: &[u8]) -> Result<Document, DecodeError> {
    let mut document = Document::Null;
    Decoder::new(text)?.document(Slot::Document(&mut document), &ValueSchema::PLAIN)?;
    Ok(document)
}

/// Writes a document of any depth.
pub(crate) fn document_text(document: &Document) -> String {
    let mut out = Vec::new();
    document::write(document, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}
