//! Numbers of any size and precision, kept as text.
//!
//! Nothing here calculates: a number that came from a service goes back digit for digit. Whoever
//! needs arithmetic takes the text to a crate for big numbers.

use std::fmt;
use std::str::FromStr;

/// Text that is not a number of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NumberError {
    expected: &'static str,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for NumberError {}

macro_rules! text_number {
    ($(#[$docs:meta])* $name:ident, $grammar:pat, $expected:literal) => {
        $(#[$docs])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes the text, which must be a number in the grammar of JSON.
            ///
            /// # Errors
            /// Fails if the text is anything else.
            pub fn new(text: impl Into<String>) -> Result<Self, NumberError> {
                let text = text.into();
                match grammar(text.as_bytes()) {
                    $grammar => Ok(Self(text.into())),
                    _ => Err(NumberError { expected: $expected }),
                }
            }

            /// The number as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self("0".into())
            }
        }

        impl FromStr for $name {
            type Err = NumberError;

            fn from_str(text: &str) -> Result<Self, NumberError> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        text_number!(@from $name, i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
    };
    (@from $name:ident, $($integer:ty)*) => {$(
        impl From<$integer> for $name {
            fn from(number: $integer) -> Self {
                Self(number.to_string().into())
            }
        }
    )*};
}

text_number! {
    /// An integer of any size.
    ///
    /// Two are equal if they are written the same way.
    BigInteger, Some(Grammar::Integer), "an integer"
}

text_number! {
    /// A decimal number of any size and precision.
    ///
    /// Two are equal if they are written the same way: `1.0` and `1.00` differ, as their precision
    /// does.
    BigDecimal, Some(_), "a decimal number"
}

impl From<BigInteger> for BigDecimal {
    fn from(number: BigInteger) -> Self {
        Self(number.0)
    }
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grammar {
    /// Without fraction and exponent.
    Integer,
    /// With one of them.
    Decimal,
}

/// Which number of [RFC 8259, section 6](https://www.rfc-editor.org/rfc/rfc8259#section-6) the
/// text is, if it is one.
pub(crate) fn grammar(text: &[u8]) -> Option<Grammar> {
    let rest = text.strip_prefix(b"-").unwrap_or(text);
    let rest = match rest {
        [b'0', rest @ ..] => rest,
        _ => digits(rest)?,
    };
    let (rest, fraction) = match rest {
        [b'.', rest @ ..] => (digits(rest)?, true),
        _ => (rest, false),
    };
    match rest {
        [] if fraction => Some(Grammar::Decimal),
        [] => Some(Grammar::Integer),
        [b'e' | b'E', b'+' | b'-', rest @ ..] | [b'e' | b'E', rest @ ..] => {
            digits(rest)?.is_empty().then_some(Grammar::Decimal)
        }
        _ => None,
    }
}

/// What follows one or more digits.
fn digits(text: &[u8]) -> Option<&[u8]> {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 { None } else { text.get(end..) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{BigDecimal, BigInteger};

    #[test]
    fn integers_are_taken_as_they_are_written_or_refused() {
        for text in ["0", "-0", "7", "-12", "123456789012345678901234567890"] {
            assert_eq!(BigInteger::new(text).unwrap().as_str(), text);
        }
        for text in ["", "-", "+1", "01", "1.0", "1e3", " 1", "1 ", "0x1", "NaN", "١"] {
            assert!(BigInteger::new(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn decimals_are_taken_as_they_are_written_or_refused() {
        for text in ["0.10", "-1.5e-7", "1E+400", "3", "0e0"] {
            assert_eq!(BigDecimal::new(text).unwrap().as_str(), text);
        }
        for text in [".5", "1.", "1e", "1e+", "--1", "Infinity", "1,5", "00.1"] {
            assert!(BigDecimal::new(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn numbers_come_from_every_integer_of_rust() {
        assert_eq!(BigInteger::from(i128::MIN).as_str(), "-170141183460469231731687303715884105728");
        assert_eq!(BigDecimal::from(BigInteger::from(u64::MAX)).as_str(), "18446744073709551615");
    }
}
