//! Values that a member starts with: its only value, or its default.

use base64::Engine;
use drawplate_runtime::schema::TimestampFormat;
use drawplate_runtime::{BigDecimal, BigInteger, Timestamp};
use serde_json::Value;

use super::{Planner, RuntimeType, RustType};
use crate::model::{EnumShape, Member, Presence, Shape, ShapeKind};
use crate::rust::names::Name;

/// A value that a member starts with.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rust) enum Preset {
    /// `true` or `false`.
    Boolean(bool),
    /// An integer that fits the type of the member.
    Integer(i128),
    /// A number.
    Float(f64),
    /// A constant of a primitive type, such as `f32::NAN`.
    Constant(&'static str, &'static str),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A point in time.
    Timestamp(Timestamp),
    /// A number of any size and precision, as it is written; the type is that of the runtime.
    Big(RuntimeType, String),
    /// A document.
    Document(DocumentPreset),
    /// The known value of an enum.
    Variant {
        /// The enum.
        of: Name,
        /// Its variant.
        variant: Name,
    },
    /// A value that an enum does not know, as it is on the wire.
    Unlisted {
        /// The enum.
        of: Name,
        /// The value.
        value: EnumValue,
    },
    /// No text, no members, no bytes: what the type starts with.
    Empty,
}

/// What an enum holds on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum EnumValue {
    /// Text.
    Text(String),
    /// A number.
    Number(i64),
}

/// A document that is no more than a value, or an empty list or map: Smithy allows no other default.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rust) enum DocumentPreset {
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A number.
    Float(f64),
    /// Text.
    Text(String),
    /// An empty list.
    List,
    /// An empty map.
    Map,
}

/// What becomes of the default of a member.
pub(super) enum Start {
    /// There is none.
    None,
    /// The member starts with it.
    Preset(Preset),
    /// It cannot be spelled in Rust.
    Unspelled,
}

impl Planner<'_> {
    /// What a member starts with.
    pub(super) fn start(&self, member: &Member) -> Start {
        let default = member.default.as_ref().filter(|value| !value.is_null());
        match (member.presence, default) {
            (Presence::Required | Presence::Defaulted, Some(value)) => {
                self.preset(member, value).map_or(Start::Unspelled, Start::Preset)
            }
            (Presence::Required, None) if !member.nullable => {
                self.only_value(member).map_or(Start::None, Start::Preset)
            }
            _ => Start::None,
        }
    }

    /// The value of a member that can have no other, as far as the specification knows.
    fn only_value(&self, member: &Member) -> Option<Preset> {
        let ShapeKind::Enum(EnumShape { values }) = &self.model.shapes[member.target].kind else {
            return None;
        };
        let first = values.first().filter(|first| values.iter().all(|value| value.value == first.value))?;
        self.known_value(member, &first.value)
    }

    fn preset(&self, member: &Member, value: &Value) -> Option<Preset> {
        let shape = &self.model.shapes[member.target];
        match (&shape.kind, value) {
            (ShapeKind::Enum(_), Value::String(text)) => self.known_value(member, text).or_else(|| {
                let of = self.names.of(member.target).name.clone();
                Some(Preset::Unlisted { of, value: EnumValue::Text(text.clone()) })
            }),
            (ShapeKind::IntEnum(_), Value::Number(number)) => self.known_number(member, number.as_i64()?),
            (ShapeKind::List(_), Value::Array(items)) => items.is_empty().then_some(Preset::Empty),
            (ShapeKind::Map(_), Value::Object(entries)) => entries.is_empty().then_some(Preset::Empty),
            (ShapeKind::Document, _) => document(value).map(Preset::Document),
            (ShapeKind::Scalar(_), _) => self.scalar_preset(member, value),
            _ => None,
        }
    }

    fn known_value(&self, member: &Member, value: &str) -> Option<Preset> {
        let plan = self.enums.get(&member.target)?;
        let variant = plan.variants.iter().find(|variant| variant.value == value)?;
        Some(Preset::Variant { of: plan.name.clone(), variant: variant.name.clone() })
    }

    fn known_number(&self, member: &Member, value: i64) -> Option<Preset> {
        let plan = self.int_enums.get(&member.target)?;
        let of = plan.name.clone();
        let known = plan.variants.iter().find(|variant| variant.value == value);
        Some(match known {
            Some(variant) => Preset::Variant { of, variant: variant.name.clone() },
            None => Preset::Unlisted { of, value: EnumValue::Number(value) },
        })
    }

    fn scalar_preset(&self, member: &Member, value: &Value) -> Option<Preset> {
        match (self.target_type(member.target), value) {
            (RustType::Primitive("bool"), Value::Bool(value)) => Some(Preset::Boolean(*value)),
            (RustType::Primitive("f32" | "f64"), Value::Number(number)) => {
                number.as_f64().filter(|number| number.is_finite()).map(Preset::Float)
            }
            (RustType::Primitive(name @ ("f32" | "f64")), Value::String(text)) => special(name, text),
            (RustType::Primitive(name), Value::Number(number)) => integer(name, number).map(Preset::Integer),
            (RustType::String, Value::String(text)) => Some(Preset::Text(text.clone())),
            (RustType::Runtime(RuntimeType::Blob), Value::String(text)) => bytes(text),
            (RustType::Runtime(RuntimeType::ByteStream), Value::String(text)) if text.is_empty() => {
                Some(Preset::Empty)
            }
            (RustType::Runtime(RuntimeType::Timestamp), _) => timestamp(value).map(Preset::Timestamp),
            (RustType::Runtime(kind @ (RuntimeType::BigInteger | RuntimeType::BigDecimal)), _) => {
                big(kind, value)
            }
            _ => None,
        }
    }
}

/// The bytes of a blob's default, which is base64.
fn bytes(text: &str) -> Option<Preset> {
    let bytes = base64::engine::general_purpose::STANDARD.decode(text).ok()?;
    Some(if bytes.is_empty() { Preset::Empty } else { Preset::Bytes(bytes) })
}

/// A number that JSON has no spelling for, by the name that Smithy gives it.
fn special(type_name: &'static str, text: &str) -> Option<Preset> {
    let constant = match text {
        "NaN" => "NAN",
        "Infinity" => "INFINITY",
        "-Infinity" => "NEG_INFINITY",
        _ => return None,
    };
    Some(Preset::Constant(type_name, constant))
}

/// Seconds since the epoch, or one of the two spellings that are texts.
fn timestamp(value: &Value) -> Option<Timestamp> {
    let read = |text: &str, format| Timestamp::parse(text, format).ok();
    match value {
        Value::Number(number) => read(&number.to_string(), TimestampFormat::EpochSeconds),
        Value::String(text) => {
            read(text, TimestampFormat::DateTime).or_else(|| read(text, TimestampFormat::HttpDate))
        }
        _ => None,
    }
}

/// The number, if the type of the runtime takes it.
fn big(kind: RuntimeType, value: &Value) -> Option<Preset> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    let fits = match kind {
        RuntimeType::BigInteger => BigInteger::new(text.as_str()).is_ok(),
        _ => BigDecimal::new(text.as_str()).is_ok(),
    };
    fits.then_some(Preset::Big(kind, text))
}

fn document(value: &Value) -> Option<DocumentPreset> {
    Some(match value {
        Value::Bool(value) => DocumentPreset::Boolean(*value),
        Value::Number(number) => match number.as_i64() {
            // The magnitude of the least integer is none itself.
            Some(integer) if integer > i64::MIN => DocumentPreset::Integer(integer),
            _ => DocumentPreset::Float(number.as_f64().filter(|number| number.is_finite())?),
        },
        Value::String(text) => DocumentPreset::Text(text.clone()),
        Value::Array(items) if items.is_empty() => DocumentPreset::List,
        Value::Object(entries) if entries.is_empty() => DocumentPreset::Map,
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    })
}

/// The number, if the type with this name can hold it.
fn integer(type_name: &str, number: &serde_json::Number) -> Option<i128> {
    let number: i128 = number.to_string().parse().ok()?;
    let range: std::ops::RangeInclusive<i128> = match type_name {
        "i8" => i8::MIN.into()..=i8::MAX.into(),
        "i16" => i16::MIN.into()..=i16::MAX.into(),
        "i32" => i32::MIN.into()..=i32::MAX.into(),
        "i64" => i64::MIN.into()..=i64::MAX.into(),
        "u32" => 0..=u32::MAX.into(),
        "u64" => 0..=u64::MAX.into(),
        _ => return None,
    };
    range.contains(&number).then_some(number)
}

/// The default as a reader of the documentation would write it, if it is short enough to be read.
pub(super) fn shown(default: &Value, shape: &Shape) -> Option<String> {
    let text = match default {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    (!shape.sensitive && !text.is_empty() && text.chars().count() <= 60).then_some(text)
}
