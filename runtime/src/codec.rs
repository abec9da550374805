//! What a wire format must be able to do.

mod error;
#[cfg(any(feature = "cbor", feature = "xml"))]
pub(crate) mod fault;
pub(crate) mod members;
mod path;

pub use self::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
pub(crate) use self::path::Segment;
use crate::schema::ValueSchema;
use crate::stream::StreamFormat;
use crate::value::{Slot, Structure, View};

/// How many lists, maps, structures and unions may be nested in a document.
pub const DEPTH_LIMIT: usize = 128;

/// A wire format for bodies.
pub trait Codec: std::fmt::Debug + Sync {
    /// Writes one value as a whole document.
    fn encode(&self, value: View<'_>, schema: &ValueSchema, out: &mut Vec<u8>) -> Result<(), EncodeError>;

    /// Writes the members of a structure for which `include` holds as a document.
    fn encode_members(
        &self,
        value: &dyn Structure,
        include: &dyn Fn(usize) -> bool,
        out: &mut Vec<u8>,
    ) -> Result<(), EncodeError>;

    /// Reads a whole document into one value.
    fn decode(&self, body: &[u8], slot: Slot<'_>, schema: &ValueSchema) -> Result<(), DecodeError>;

    /// Reads a document into the members of a structure for which `include` holds; an empty body
    /// is a document without members.
    fn decode_members(
        &self,
        body: &[u8],
        value: &mut dyn Structure,
        include: &dyn Fn(usize) -> bool,
    ) -> Result<(), DecodeError>;

    /// How the body is read or sent as a stream, if it is one and so never held as a whole.
    fn stream(&self) -> Option<StreamFormat> {
        None
    }
}
