//! Numbers and timestamps.

use minicbor::data::Type;

use super::cursor::{bad_value, error, wrong_kind};
use super::decode::Decoder;
use super::{big, half};
use crate::codec::DecodeError;
use crate::codec::fault::broken;
use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::Timestamp;

/// The tags of RFC 8949, section 3.4.
pub(super) mod tag {
    pub(crate) const EPOCH: u64 = 1;
    pub(crate) const POSITIVE: u64 = 2;
    pub(crate) const NEGATIVE: u64 = 3;
    pub(crate) const DECIMAL: u64 = 4;
}

impl Decoder<'_> {
    /// An integer, if the type holds it.
    pub(super) fn integer<T: TryFrom<i128>>(&mut self) -> Result<T, DecodeError> {
        let kind = self.cursor.peek()?;
        if !is_integer(kind) {
            return Err(wrong_kind("an integer", kind));
        }
        let number = self.cursor.0.int().map_err(error)?;
        T::try_from(i128::from(number)).map_err(|_| bad_value("an integer in range"))
    }

    /// A 64-bit number.
    pub(super) fn double(&mut self) -> Result<f64, DecodeError> {
        match self.cursor.peek()? {
            Type::F64 => self.cursor.0.f64().map_err(error),
            Type::F32 => self.cursor.0.f32().map(f64::from).map_err(error),
            Type::F16 => self.half().map(f64::from),
            // The nearest number is what a floating point number of this value is.
            #[allow(clippy::cast_precision_loss)]
            kind if is_integer(kind) => self.integer().map(|number: i128| number as f64),
            other => Err(wrong_kind("a number", other)),
        }
    }

    /// A 32-bit number.
    pub(super) fn float(&mut self) -> Result<f32, DecodeError> {
        let number = self.double()?;
        // What rounds to infinity and is none is out of range.
        #[allow(clippy::cast_possible_truncation)]
        let rounded = number as f32;
        if rounded.is_infinite() && number.is_finite() {
            return Err(bad_value("a number in range"));
        }
        Ok(rounded)
    }

    fn half(&mut self) -> Result<f32, DecodeError> {
        let start = self.cursor.index();
        let bytes = self.cursor.0.input().get(start + 1..start + 3);
        let Some([high, low]) = bytes else { return Err(broken("the document ends too early", start)) };
        let number = half::from_bits(u16::from_be_bytes([*high, *low]));
        self.cursor.0.set_position(start + 3);
        Ok(number)
    }

    /// Seconds since the epoch, with or without their tag.
    pub(super) fn timestamp(&mut self) -> Result<Timestamp, DecodeError> {
        match self.cursor.peek()? {
            kind if is_integer(kind) => self.integer().map(Timestamp::from_seconds),
            Type::F16 | Type::F32 | Type::F64 => {
                from_seconds(self.double()?).ok_or_else(|| bad_value("seconds since the epoch"))
            }
            other => Err(wrong_kind("seconds since the epoch", other)),
        }
    }

    /// An integer of any size (RFC 8949, section 3.4.3).
    pub(super) fn big_integer(&mut self) -> Result<BigInteger, DecodeError> {
        while self.cursor.raw_peek()? == Type::Tag {
            match self.cursor.0.tag().map_err(error)?.as_u64() {
                tag::POSITIVE => return big::integer(&self.cursor.bytes()?, false),
                tag::NEGATIVE => return big::integer(&self.cursor.bytes()?, true),
                _ => {}
            }
        }
        self.integer().map(|number: i128| BigInteger::from(number))
    }

    /// A decimal fraction (RFC 8949, section 3.4.4), or any other number.
    pub(super) fn big_decimal(&mut self) -> Result<BigDecimal, DecodeError> {
        match self.cursor.raw_peek()? {
            Type::Tag => {}
            Type::F16 | Type::F32 | Type::F64 => {
                let number = self.double()?;
                let text = ryu::Buffer::new().format(number).to_owned();
                return BigDecimal::new(text).map_err(|_| bad_value("a decimal number"));
            }
            _ => return self.integer().map(|number: i128| BigDecimal::from(number)),
        }
        let start = self.cursor.index();
        if self.cursor.0.tag().map_err(error)?.as_u64() != tag::DECIMAL {
            self.cursor.0.set_position(start);
            return self.big_integer().map(BigDecimal::from);
        }
        if self.cursor.list()? != Some(2) {
            return Err(bad_value("a decimal fraction"));
        }
        let exponent: i64 = self.integer()?;
        Ok(big::decimal(&self.big_integer()?, exponent))
    }
}

/// Whether it is an integer without a tag.
pub(super) const fn is_integer(kind: Type) -> bool {
    matches!(
        kind,
        Type::U8
            | Type::U16
            | Type::U32
            | Type::U64
            | Type::I8
            | Type::I16
            | Type::I32
            | Type::I64
            | Type::Int
    )
}

/// The time, to the microsecond: a 64-bit number says no more of the times of our centuries.
fn from_seconds(number: f64) -> Option<Timestamp> {
    const LARGEST: f64 = 9.0e18;
    if number.is_nan() || number.abs() > LARGEST {
        return None;
    }
    let whole = number.floor();
    // The range was tested, and the fraction is in it: the casts are exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (seconds, microseconds) = (whole as i64, ((number - whole) * 1e6).round() as u32);
    match microseconds {
        1_000_000 => Some(Timestamp::from_seconds(seconds + 1)),
        _ => Timestamp::new(seconds, microseconds * 1000),
    }
}
