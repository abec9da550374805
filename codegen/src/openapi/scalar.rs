//! Single values: a type and a format of the OpenAPI format registry.

use super::schema::Type;
use crate::model::Scalar;

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
        (Type::Number, _) => Scalar::Double,
        (Type::Array | Type::Object, _) => return None,
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
        Type::Number => integers.contains(&format) || ["float", "double"].contains(&format),
        Type::String | Type::Boolean | Type::Array | Type::Object => false,
    }
}

/// Whether a format is about texts, so that a schema that gives nothing else is one.
pub(super) fn is_textual(format: &str) -> bool {
    ["date-time", "date", "time", "uuid", "uri", "email", "byte", "binary", "password", "hostname"]
        .contains(&format)
}
