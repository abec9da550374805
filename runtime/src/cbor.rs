//! CBOR, [RFC 8949](https://www.rfc-editor.org/rfc/rfc8949), as Smithy's
//! [RPC v2](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html) uses it.
//!
//! Bytes and a slot go in and the slot is filled, or a view goes in and bytes come out. Rules that
//! the RFC leaves open:
//!
//! - Keys are text. A key that occurs twice is an error; those of members that the schema does not
//!   name are skipped without being compared.
//! - Null and undefined for a member are like no member; inside of a list or map they are dropped
//!   unless the list or map takes null.
//! - Numbers are read from any width that holds them, and floating point numbers from integers too.
//!   Integers are written in the smallest width.
//! - Timestamps are seconds since the epoch (tag 1), whatever format a schema names.
//! - Tags without a meaning for the value are passed over.
//! - Nesting is limited to [`DEPTH_LIMIT`](crate::codec::DEPTH_LIMIT) levels.

mod big;
mod cursor;
mod decode;
mod document;
mod half;
mod number;
mod object;
mod writer;

use self::decode::Decoder;
use self::writer::Writer;
use crate::codec::{Codec, DecodeError, EncodeError};
use crate::document::Document;
use crate::schema::ValueSchema;
use crate::value::{Slot, Structure, View};

/// CBOR as Smithy's RPC v2 uses it.
pub static CBOR: Cbor = Cbor(());

/// The codec for CBOR; see [`CBOR`].
#[derive(Debug)]
pub struct Cbor(());

/// A document without members.
const EMPTY: &[u8] = &[0xa0];

impl Codec for Cbor {
    fn encode(&self, value: View<'_>, _: &ValueSchema, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        Writer::new(out).value(&value)
    }

    fn encode_members(
        &self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
        out: &mut Vec<u8>,
    ) -> Result<(), EncodeError> {
        Writer::new(out).members(value, include)
    }

    fn decode(&self, body: &[u8], slot: Slot<'_>, _: &ValueSchema) -> Result<(), DecodeError> {
        Decoder::new(body).document(slot)
    }

    fn decode_members(
        &self,
        body: &[u8],
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        Decoder::new(if body.is_empty() { EMPTY } else { body }).members(value, include)
    }
}

/// Reads a document.
pub(crate) fn document(body: &[u8]) -> Result<Document, DecodeError> {
    let mut document = Document::Null;
    Decoder::new(body).document(Slot::Document(&mut document))?;
    Ok(document)
}
