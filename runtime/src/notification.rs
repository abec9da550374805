//! What services send on their own account: webhooks and callbacks.
//!
//! In come the bodies of requests that a server of the client's user has received, out come values.
//! Who sent them is not asked here, nor where they arrived.

use crate::codec::{Codec, DecodeError};
use crate::document::Document;
use crate::json::JSON;
use crate::schema::ValueSchema;
use crate::unknown::SdkUnknownMember;
use crate::value::{Slot, Value};

/// Reads a body.
///
/// # Errors
/// When it is not what the type describes.
pub fn read<T: Value>(codec: &dyn Codec, body: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::empty();
    codec.decode(body, value.slot(), &ValueSchema::PLAIN)?;
    Ok(value)
}

/// Reads a body as the variant of a union that has this name, by the codec of that variant. What
/// nobody knows is kept as data if it is JSON.
///
/// # Errors
/// When it is not what the variant describes.
pub fn read_named<T: Value>(known: &[(&str, &dyn Codec)], name: &str, body: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::empty();
    // Generated code gives a union.
    if let Slot::Union(union) = value.slot() {
        match known.iter().zip(0..).find(|((known, _), _)| *known == name) {
            Some(((_, codec), index)) => codec.decode(body, union.select(index), &ValueSchema::PLAIN)?,
            None => {
                let data: Document = read(&JSON, body)?;
                union.set_unknown(SdkUnknownMember::new(name, data));
            }
        }
    }
    Ok(value)
}
