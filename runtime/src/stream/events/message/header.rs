//! Headers of messages: values with types of their own.

use aws_smithy_types::DateTime;
use aws_smithy_types::event_stream::HeaderValue;
use bytes::Bytes;

use crate::blob::Blob;
use crate::codec::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::stream::events::HeaderType;
use crate::timestamp::Timestamp;
use crate::value::{Slot, View};

/// A member as the value of a header; `None` if it is not set.
pub(super) fn write(kind: HeaderType, view: &View<'_>) -> Result<Option<HeaderValue>, EncodeError> {
    let unsupported =
        || EncodeError::new(EncodeErrorKind::Unsupported { value: view.kind(), format: "a header" });
    let value = match (kind, view) {
        (_, View::Absent | View::Null) => return Ok(None),
        (HeaderType::Boolean, View::Boolean(value)) => HeaderValue::Bool(*value),
        (HeaderType::Byte, View::Integer(value)) => {
            HeaderValue::Byte(i8::try_from(*value).map_err(|_| unsupported())?)
        }
        (HeaderType::Short, View::Integer(value)) => {
            HeaderValue::Int16(i16::try_from(*value).map_err(|_| unsupported())?)
        }
        (HeaderType::Integer, View::Integer(value)) => {
            HeaderValue::Int32(i32::try_from(*value).map_err(|_| unsupported())?)
        }
        (HeaderType::Long, View::Integer(value)) => HeaderValue::Int64(*value),
        (HeaderType::Blob, View::Blob(bytes)) => HeaderValue::ByteArray(Bytes::copy_from_slice(bytes)),
        (HeaderType::String, View::String(text)) => HeaderValue::String((*text).to_owned().into()),
        (HeaderType::Timestamp, View::Timestamp(time)) => {
            HeaderValue::Timestamp(DateTime::from_secs_and_nanos(time.seconds(), time.nanoseconds()))
        }
        _ => return Err(unsupported()),
    };
    Ok(Some(value))
}

/// Reads the value of a header into a member. Integers may be of any width that holds them.
pub(super) fn read(value: &HeaderValue, slot: Slot<'_>) -> Result<(), DecodeError> {
    match (slot, value) {
        (Slot::Skip, _) => Ok(()),
        (Slot::Option(option), value) => read(value, option.fill()),
        (Slot::Boolean(place), HeaderValue::Bool(value)) => set(place, *value),
        (Slot::Blob(place), HeaderValue::ByteArray(bytes)) => set(place, Blob::new(bytes.to_vec())),
        (Slot::String(place), HeaderValue::String(text)) => set(place, text.as_str().to_owned()),
        (Slot::Enum(place), HeaderValue::String(text)) => {
            place.set(text.as_str());
            Ok(())
        }
        (Slot::Timestamp(place), HeaderValue::Timestamp(time)) => {
            let time = Timestamp::new(time.secs(), time.subsec_nanos());
            set(place, time.ok_or_else(|| expected("a point in time"))?)
        }
        (slot, value) => read_integer(value, slot),
    }
}

fn read_integer(value: &HeaderValue, slot: Slot<'_>) -> Result<(), DecodeError> {
    let number = match value {
        HeaderValue::Byte(number) => i64::from(*number),
        HeaderValue::Int16(number) => i64::from(*number),
        HeaderValue::Int32(number) => i64::from(*number),
        HeaderValue::Int64(number) => *number,
        _ => {
            let (expected, found) = (slot.kind(), kind(value));
            return Err(DecodeError::new(DecodeErrorKind::Type { expected, found }));
        }
    };
    const TOO_LARGE: &str = "an integer that the type can hold";
    let too_large = |_| expected(TOO_LARGE);
    match slot {
        Slot::Byte(place) => set(place, number.try_into().map_err(too_large)?),
        Slot::Short(place) => set(place, number.try_into().map_err(too_large)?),
        Slot::Integer(place) => set(place, number.try_into().map_err(too_large)?),
        Slot::Long(place) => set(place, number),
        Slot::IntEnum(place) => place.set(number).then_some(()).ok_or_else(|| expected(TOO_LARGE)),
        slot => {
            let (expected, found) = (slot.kind(), kind(value));
            Err(DecodeError::new(DecodeErrorKind::Type { expected, found }))
        }
    }
}

fn set<T>(place: &mut T, value: T) -> Result<(), DecodeError> {
    *place = value;
    Ok(())
}

fn expected(expected: &'static str) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Value { expected })
}

const fn kind(value: &HeaderValue) -> &'static str {
    match value {
        HeaderValue::Bool(_) => "a boolean",
        HeaderValue::Byte(_) | HeaderValue::Int16(_) | HeaderValue::Int32(_) | HeaderValue::Int64(_) => {
            "an integer"
        }
        HeaderValue::ByteArray(_) => "a blob",
        HeaderValue::String(_) => "a string",
        HeaderValue::Timestamp(_) => "a timestamp",
        _ => "a value of another kind",
    }
}
