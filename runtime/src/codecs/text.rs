//! Bodies of text, such as `text/plain`.

use super::{BYTES, unreadable, unwritable, utf8};
use crate::codec::{Codec, DecodeError, EncodeError};
use crate::schema::ValueSchema;
use crate::text;
use crate::value::{Slot, Structure, View};

/// Single values as text in UTF-8.
pub static TEXT: Text = Text(());

/// The codec for text; see [`TEXT`]. It takes what [`text::write`] takes, and blobs as they are.
#[derive(Debug)]
pub struct Text(());

const FORMAT: &str = "text";

impl Codec for Text {
    fn encode(&self, value: View<'_>, schema: &ValueSchema, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        if matches!(value, View::Blob(_)) {
            return BYTES.encode(value, schema, out);
        }
        if let Some(text) = text::write(&value, schema.timestamp)? {
            out.extend_from_slice(text.as_bytes());
        }
        Ok(())
    }

    fn encode_members(
        &self,
        value: &dyn Structure,
        _: &dyn Fn(usize) -> bool,
        _: &mut Vec<u8>,
    ) -> Result<(), EncodeError> {
        Err(unwritable(&View::Structure(value), FORMAT))
    }

    fn decode(&self, body: &[u8], slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError> {
        match slot {
            Slot::Option(place) => self.decode(body, place.fill(), schema),
            Slot::Blob(_) => BYTES.decode(body, slot, schema),
            other => text::read(utf8(body)?, other, schema.timestamp),
        }
    }

    fn decode_members(
        &self,
        _: &[u8],
        value: &mut dyn Structure,
        _: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError> {
        Err(unreadable(&Slot::Structure(value), FORMAT))
    }
}
