//! Single values as text, for labels, headers, queries, forms and plain bodies.
//!
//! In goes a view or a text, out comes a text or a filled slot. Nothing here knows where the text
//! travels: encoding, joining and splitting are the caller's.

use std::borrow::Cow;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::blob::Blob;
use crate::codec::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::TimestampFormat;
use crate::timestamp::Timestamp;
use crate::value::{Slot, View};

/// The text of a single value; `None` if it is absent or null.
///
/// Blobs are base64. Numbers that are not finite are `NaN`, `Infinity` and `-Infinity`.
///
/// # Errors
/// Fails for lists, maps, structures, unions and documents, and for timestamps that the format
/// cannot say.
pub fn write<'a>(view: &View<'a>, timestamp: TimestampFormat) -> Result<Option<Cow<'a, str>>, EncodeError> {
    let text = match view {
        View::Absent | View::Null | View::Unit => return Ok(None),
        View::Boolean(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        View::Integer(value) => Cow::Owned(itoa::Buffer::new().format(*value).to_owned()),
        View::Unsigned(value) => Cow::Owned(itoa::Buffer::new().format(*value).to_owned()),
        View::Float(value) if value.is_finite() => {
            Cow::Owned(ryu::Buffer::new().format_finite(*value).to_owned())
        }
        View::Float(value) => Cow::Borrowed(not_finite(f64::from(*value))),
        View::Double(value) if value.is_finite() => {
            Cow::Owned(ryu::Buffer::new().format_finite(*value).to_owned())
        }
        View::Double(value) => Cow::Borrowed(not_finite(*value)),
        View::String(text) => Cow::Borrowed(*text),
        View::Blob(bytes) => Cow::Owned(BASE64.encode(bytes)),
        View::Timestamp(time) => Cow::Owned(format_timestamp(**time, timestamp)?),
        View::BigInteger(number) => Cow::Borrowed(number.as_str()),
        View::BigDecimal(number) => Cow::Borrowed(number.as_str()),
        View::Document(_)
        | View::Structure(_)
        | View::Union(_)
        | View::List(_)
        | View::Map(_)
        | View::Stream(_) => {
            return Err(unsupported(view));
        }
    };
    Ok(Some(text))
}

/// Reads a single value from its text.
///
/// # Errors
/// Fails if the text is not a value of the slot's kind, and for lists, maps, structures, unions
/// and documents.
pub fn read(text: &str, slot: Slot<'_>, timestamp: TimestampFormat) -> Result<(), DecodeError> {
    match slot {
        Slot::Skip | Slot::Unit => {}
        Slot::Boolean(place) => *place = boolean(text).ok_or_else(|| value("true or false"))?,
        Slot::Byte(place) => *place = parsed_integer(text)?,
        Slot::Short(place) => *place = parsed_integer(text)?,
        Slot::Integer(place) => *place = parsed_integer(text)?,
        Slot::Long(place) => *place = parsed_integer(text)?,
        Slot::UnsignedInteger(place) => *place = parsed_integer(text)?,
        Slot::UnsignedLong(place) => *place = parsed_integer(text)?,
        Slot::Float(place) => *place = float(text).ok_or_else(|| value("a number"))?,
        Slot::Double(place) => *place = double(text).ok_or_else(|| value("a number"))?,
        Slot::String(place) => text.clone_into(place),
        Slot::Enum(place) => place.set(text),
        Slot::IntEnum(place) => set_int_enum(place.set(parsed_integer(text)?))?,
        Slot::Blob(place) => *place = base64(text).ok_or_else(|| value("base64"))?,
        Slot::Timestamp(place) => *place = parse_timestamp(text, timestamp)?,
        Slot::BigInteger(place) => *place = BigInteger::new(text).map_err(|_| value("an integer"))?,
        Slot::BigDecimal(place) => *place = BigDecimal::new(text).map_err(|_| value("a number"))?,
        Slot::Option(place) => return read(text, place.fill(), timestamp),
        Slot::Document(_)
        | Slot::Structure(_)
        | Slot::Union(_)
        | Slot::List(_)
        | Slot::Map(_)
        | Slot::Stream(_)
        | Slot::Response(_) => {
            return Err(found_text(&slot));
        }
    }
    Ok(())
}

/// Base64 with padding; text without padding is read too.
pub(crate) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(crate) fn base64(text: &str) -> Option<Blob> {
    BASE64.decode(text).ok().map(Blob::from)
}

pub(crate) fn parse_timestamp(text: &str, format: TimestampFormat) -> Result<Timestamp, DecodeError> {
    Timestamp::parse(text, format).map_err(|_| value(format.expected()))
}

pub(crate) fn format_timestamp(time: Timestamp, format: TimestampFormat) -> Result<String, EncodeError> {
    time.format(format).map_err(|_| EncodeError::new(EncodeErrorKind::Timestamp))
}

/// The text of a number that is not finite.
pub(crate) const fn not_finite(number: f64) -> &'static str {
    if number.is_nan() {
        "NaN"
    } else if number > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

/// The number that a text means which is not one in JSON.
pub(crate) fn from_not_finite(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// Fails unless an integer enum took its number.
pub(crate) fn set_int_enum(taken: bool) -> Result<(), DecodeError> {
    if taken { Ok(()) } else { Err(value("an integer in range")) }
}

/// An integer that fits, from the text of a number in the grammar of JSON.
///
/// `1.0` and `1e3` are integers, as JSON Schema has it, as long as a 64-bit floating point number
/// holds them exactly.
pub(crate) fn integer<T: TryFrom<i128>>(text: &[u8]) -> Option<T> {
    let text = std::str::from_utf8(text).ok()?;
    let number = match text.parse::<i128>() {
        Ok(number) => number,
        Err(_) => whole(text.parse().ok()?)?,
    };
    T::try_from(number).ok()
}

/// The integer that a floating point number is, if it is one without doubt.
fn whole(number: f64) -> Option<i128> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = number.fract() == 0.0 && number.abs() < EXACT;
    // The range was tested: the cast is exact.
    #[allow(clippy::cast_possible_truncation)]
    is_whole.then_some(number as i128)
}

fn parsed_integer<T: TryFrom<i128>>(text: &str) -> Result<T, DecodeError> {
    BigInteger::new(text)
        .ok()
        .and_then(|number| integer(number.as_str().as_bytes()))
        .ok_or_else(|| value("an integer in range"))
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// A 32-bit number; the text is rounded once, so not by way of 64 bits.
fn float(text: &str) -> Option<f32> {
    // The three special values are exact in both widths.
    #[allow(clippy::cast_possible_truncation)]
    if let Some(number) = from_not_finite(text) {
        return Some(number as f32);
    }
    crate::number::grammar(text.as_bytes())?;
    text.parse().ok().filter(|number: &f32| number.is_finite())
}

fn double(text: &str) -> Option<f64> {
    from_not_finite(text).or_else(|| {
        crate::number::grammar(text.as_bytes())?;
        text.parse().ok().filter(|number: &f64| number.is_finite())
    })
}

#[cold]
fn value(expected: &'static str) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Value { expected })
}

#[cold]
fn found_text(slot: &Slot<'_>) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Type { expected: slot.kind(), found: "text" })
}

#[cold]
fn unsupported(view: &View<'_>) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unsupported { value: view.kind(), format: "text" })
}
