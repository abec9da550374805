//! Reading and writing with the generated types, as their clients do.

use drawplate_runtime::codec::Codec;
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::Value;

/// Reads a body into a new value.
///
/// # Panics
///
/// If the body is not one of these values: there is nothing to measure then.
#[must_use]
pub fn decode<T: Value>(body: &str) -> T {
    let mut value = T::empty();
    JSON.decode(body.as_bytes(), value.slot(), &ValueSchema::PLAIN).expect("the body is a value");
    value
}

/// Writes a value as a body.
///
/// # Panics
///
/// If the value has no body: there is nothing to measure then.
#[must_use]
pub fn encode(value: &impl Value) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    JSON.encode(value.view(), &ValueSchema::PLAIN, &mut out).expect("the value has a body");
    out
}
