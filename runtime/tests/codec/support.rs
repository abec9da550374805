//! Types as the generator makes them, and short ways to read and write them.

#[macro_use]
mod make;
mod types;

use drawplate_runtime::codec::{Codec, DecodeError, EncodeError};
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::Value;

pub(crate) use self::types::*;

/// Reads JSON into a value.
pub(crate) fn read<T: Value>(json: impl AsRef<[u8]>) -> Result<T, DecodeError> {
    let mut value = T::empty();
    JSON.decode(json.as_ref(), value.slot(), &ValueSchema::PLAIN)?;
    Ok(value)
}

/// The message of the error that reading JSON into this type gives.
pub(crate) fn read_error<T: Value>(json: impl AsRef<[u8]>) -> String {
    match read::<T>(json) {
        Ok(_) => panic!("it was read"),
        Err(error) => error.to_string(),
    }
}

/// Writes a value as JSON.
pub(crate) fn write<T: Value>(value: &T) -> Result<String, EncodeError> {
    let mut out = Vec::new();
    JSON.encode(value.view(), &ValueSchema::PLAIN, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

/// Reads JSON with another reader, to compare.
pub(crate) fn parse(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap()
}
