//! Values out of the parameters of a test.

use drawplate_runtime::schema::TimestampFormat;
use drawplate_runtime::stream::StreamFormat;
use drawplate_runtime::transport::Body;
use drawplate_runtime::value::{List, Map, Slot, Structure, Union};
use drawplate_runtime::{BigDecimal, BigInteger, Blob, Timestamp};
use serde_json::Value;

/// Reads parameters into a value. Members go by their index, blobs are plain text, timestamps are
/// seconds since the epoch, and numbers that are none are written as text.
pub(crate) fn value(slot: Slot<'_>, params: &Value) -> Result<(), String> {
    match slot {
        Slot::Unit => {}
        Slot::Option(option) if params.is_null() => option.set_null(),
        Slot::Option(option) => value(option.fill(), params)?,
        Slot::Document(document) => *document = params.to_string().parse().map_err(|_| wrong(params))?,
        Slot::Structure(structure) => members(structure, params)?,
        Slot::Union(union) => variant(union, params)?,
        Slot::List(list) => items(list, params)?,
        Slot::Map(map) => entries(map, params)?,
        slot => scalar(slot, params).ok_or_else(|| wrong(params))?,
    }
    Ok(())
}

/// Puts something that is not empty into a value.
pub(crate) fn something(slot: Slot<'_>) {
    match slot {
        Slot::Option(option) => something(option.fill()),
        Slot::Enum(text) => text.set("a"),
        Slot::String(text) => *text = "a".to_owned(),
        // Everything else that can be part of a path is never empty.
        _ => {}
    }
}

fn scalar(slot: Slot<'_>, params: &Value) -> Option<()> {
    match slot {
        Slot::Boolean(value) => *value = params.as_bool()?,
        Slot::Byte(value) => *value = integer(params)?,
        Slot::Short(value) => *value = integer(params)?,
        Slot::Integer(value) => *value = integer(params)?,
        Slot::Long(value) => *value = integer(params)?,
        Slot::UnsignedInteger(value) => *value = integer(params)?,
        Slot::UnsignedLong(value) => *value = text(params)?.parse().ok()?,
        Slot::Float(value) => *value = text(params)?.parse().ok()?,
        Slot::Double(value) => *value = text(params)?.parse().ok()?,
        Slot::String(value) => *value = params.as_str()?.to_owned(),
        Slot::Enum(value) => value.set(params.as_str()?),
        Slot::IntEnum(value) => return value.set(integer(params)?).then_some(()),
        Slot::Blob(value) => *value = Blob::from(params.as_str()?),
        Slot::Stream(stream) => {
            let body = Body::from(params.as_str()?.as_bytes().to_vec());
            stream.receive(body, StreamFormat::Bytes { requires_length: false });
        }
        Slot::Timestamp(value) => {
            // Tests of event streams write dates as well.
            let formats = [TimestampFormat::EpochSeconds, TimestampFormat::DateTime];
            let text = text(params)?;
            *value = formats.into_iter().find_map(|format| Timestamp::parse(&text, format).ok())?;
        }
        Slot::BigInteger(value) => *value = BigInteger::new(text(params)?).ok()?,
        Slot::BigDecimal(value) => *value = BigDecimal::new(text(params)?).ok()?,
        _ => return None,
    }
    Some(())
}

fn integer<T: TryFrom<i64>>(params: &Value) -> Option<T> {
    params.as_i64()?.try_into().ok()
}

/// The text of a number, or of what stands for one.
fn text(params: &Value) -> Option<String> {
    match params {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

fn members(structure: &mut dyn Structure, params: &Value) -> Result<(), String> {
    for (index, member) in params.as_object().ok_or_else(|| wrong(params))? {
        let index = index.parse().map_err(|_| wrong(params))?;
        value(structure.member_mut(index), member)?;
    }
    Ok(())
}

fn variant(union: &mut dyn Union, params: &Value) -> Result<(), String> {
    let member = params.as_object().and_then(|members| members.iter().next());
    let (index, params) = member.ok_or_else(|| wrong(params))?;
    let index = index.parse().map_err(|_| wrong(params))?;
    value(union.select(index), params)
}

fn items(list: &mut dyn List, params: &Value) -> Result<(), String> {
    list.clear();
    for item in params.as_array().ok_or_else(|| wrong(params))? {
        value(list.push(), item)?;
    }
    Ok(())
}

fn entries(map: &mut dyn Map, params: &Value) -> Result<(), String> {
    map.clear();
    for (key, entry) in params.as_object().ok_or_else(|| wrong(params))? {
        value(map.insert(key).ok_or_else(|| wrong(params))?, entry)?;
    }
    Ok(())
}

fn wrong(params: &Value) -> String {
    format!("`{params}` does not fit")
}
