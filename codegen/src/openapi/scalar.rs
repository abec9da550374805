//! Single values: a type and a format of the OpenAPI format registry.

use super::schema::Type;
use crate::model::{Constraints, Scalar};

/// The scalar of a type with a format. Formats that say what a text looks like (`uuid`, `date`,
/// `uri` ...) leave it a text, as do those that nobody knows. Bytes that are not encoded
/// (`binary`) cannot stand inside a document: there they are a text too.
pub(super) fn scalar(typ: Type, format: Option<&str>) -> Option<Scalar> {
    Some(match (typ, format) {
        (Type::String, Some("date-time")) => Scalar::Timestamp,
        (Type::String, Some("byte")) => Scalar::Blob,
        (Type::String, _) => Scalar::String,
        (Type::Boolean, _) => Scalar::Boolean,
        (Type::Integer | Type::Number, Some("int8")) => Scalar::Byte,
        (Type::Integer | Type::Number, Some("int16" | "uint8")) => Scalar::Short,
        (Type::Integer | Type::Number, Some("int32" | "uint16")) => Scalar::Integer,
        (Type::Integer | Type::Number, Some("uint32")) => Scalar::UnsignedInteger,
        (Type::Integer | Type::Number, Some("int64")) => Scalar::Long,
        (Type::Integer | Type::Number, Some("uint64")) => Scalar::UnsignedLong,
        (Type::Integer, _) => Scalar::Long,
        (Type::Number, Some("float")) => Scalar::Float,
        (Type::Number, Some("decimal" | "decimal128")) => Scalar::BigDecimal,
        (Type::Number, _) => Scalar::Double,
        (Type::Array | Type::Object, _) => return None,
    })
}

/// The same within limits: an integer whose limits say that it may need more than 64 bits with a
/// sign is of a type that holds it.
pub(super) fn within(typ: Type, format: Option<&str>, limits: &Constraints) -> Option<Scalar> {
    let scalar = scalar(typ, format)?;
    let is_free = typ == Type::Integer && format.is_none_or(|format| !is_numeric(typ, format));
    if !is_free {
        return Some(scalar);
    }
    let limit = |limit: &Option<String>| limit.as_deref().and_then(|limit| limit.parse::<f64>().ok());
    let (least, greatest) = (limit(&limits.minimum), limit(&limits.maximum));
    // As floating point numbers these are the next powers of two.
    let is_above = |bound: f64| greatest.is_some_and(|greatest| greatest > bound);
    let is_below = least.is_some_and(|least| least < i64::MIN as f64);
    Some(match (is_above(i64::MAX as f64), is_above(u64::MAX as f64) || is_below) {
        (true, false) if least.is_some_and(|least| least >= 0.0) => Scalar::UnsignedLong,
        (true, _) | (_, true) => Scalar::BigInteger,
        (false, false) => scalar,
    })
}

/// Whether the format changes nothing that a client sees, and is only counted.
pub(super) fn is_ignored(typ: Type, format: &str) -> bool {
    !matches!((typ, format), (Type::String, "date-time" | "byte" | "binary" | "password"))
        && !is_numeric(typ, format)
}

fn is_numeric(typ: Type, format: &str) -> bool {
    let integers = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"];
    match typ {
        Type::Integer => integers.contains(&format),
        Type::Number => {
            integers.contains(&format) || ["float", "double", "decimal", "decimal128"].contains(&format)
        }
        Type::String | Type::Boolean | Type::Array | Type::Object => false,
    }
}

/// Whether a format is about texts, so that a schema that gives nothing else is one.
pub(super) fn is_textual(format: &str) -> bool {
    ["date-time", "date", "time", "uuid", "uri", "email", "byte", "binary", "password", "hostname"]
        .contains(&format)
}
