//! A number of a document.

use std::fmt;
use std::str::FromStr;

use crate::number::{BigDecimal, BigInteger};
use crate::number::{Grammar, NumberError, grammar};

/// A number, as it was written in the grammar of JSON.
///
/// Nothing is lost by reading one and writing it back. Two are equal if they are written the same
/// way, so `1` and `1.0` differ.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// The shortest number that reads back as this one; `None` if it is not finite.
    pub fn from_f64(number: f64) -> Option<Self> {
        number.is_finite().then(|| Self(ryu::Buffer::new().format_finite(number).into()))
    }

    /// A number whose text was read by a parser.
    pub(crate) fn from_parsed(text: &str) -> Self {
        Self(text.into())
    }

    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is an integer in range.
    pub fn as_i64(&self) -> Option<i64> {
        crate::text::integer(self.0.as_bytes())
    }

    /// The number, if it is an integer in range and not negative.
    pub fn as_u64(&self) -> Option<u64> {
        crate::text::integer(self.0.as_bytes())
    }

    /// The closest number, if there is a finite one.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// Whether the number has neither fraction nor exponent.
    pub fn is_integer(&self) -> bool {
        grammar(self.0.as_bytes()) == Some(Grammar::Integer)
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        BigDecimal::new(text).map(|number| Self(number.as_str().into()))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! from_integer {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Number {
            fn from(number: $integer) -> Self {
                Self(itoa::Buffer::new().format(number).into())
            }
        }
    )*};
}

from_integer!(i8 i16 i32 i64 u8 u16 u32 u64);

impl From<BigInteger> for Number {
    fn from(number: BigInteger) -> Self {
        Self(number.as_str().into())
    }
}

impl From<BigDecimal> for Number {
    fn from(number: BigDecimal) -> Self {
        Self(number.as_str().into())
    }
}
