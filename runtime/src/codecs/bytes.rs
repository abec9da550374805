//! Bodies of bytes, such as `application/octet-stream`.

use super::{unreadable, unwritable, utf8};
use crate::blob::Blob;
use crate::codec::{Codec, DecodeError, EncodeError};
use crate::schema::ValueSchema;
use crate::value::{Slot, Structure, View};

/// Bytes as they are.
pub static BYTES: Bytes = Bytes(());

/// The codec for bytes; see [`BYTES`]. It takes blobs, and text as its bytes in UTF-8.
#[derive(Debug)]
pub struct Bytes(());

const FORMAT: &str = "bytes";

impl Codec for Bytes {
    fn encode(&self, value: View<'_>, _: &ValueSchema, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        match value {
            View::Absent | View::Null => {}
            View::Blob(bytes) => out.extend_from_slice(bytes),
            View::String(text) => out.extend_from_slice(text.as_bytes()),
            other => return Err(unwritable(&other, FORMAT)),
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

    fn decode(&self, body: &[u8], slot: Slot<'_>, _: &ValueSchema) -> Result<(), DecodeError> {
        match slot {
            Slot::Skip | Slot::Unit => {}
            Slot::Blob(place) => *place = Blob::from(body),
            Slot::String(place) => utf8(body)?.clone_into(place),
            Slot::Option(place) => return self.decode(body, place.fill(), &ValueSchema::PLAIN),
            other => return Err(unreadable(&other, FORMAT)),
        }
        Ok(())
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
