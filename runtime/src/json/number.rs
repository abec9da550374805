//! Numbers of JSON into the number types of Rust.

use jiter::Peek;

use super::decode::Decoder;
use super::syntax::{bad_value, error, wrong_kind};
use crate::codec::DecodeError;
use crate::text;

/// The digits that fit into 64 bits, whatever they are.
const SAFE_DIGITS: usize = 18;

impl Decoder<'_> {
    /// An integer, if the type holds it.
    pub(super) fn integer<T: TryFrom<i64> + TryFrom<i128>>(&mut self, peek: Peek) -> Result<T, DecodeError> {
        let digits = self.number_text(peek, "an integer")?;
        let number = match small(digits) {
            Some(number) => T::try_from(number).ok(),
            None => text::integer(digits),
        };
        number.ok_or_else(|| bad_value("an integer in range"))
    }

    /// A 64-bit number.
    pub(super) fn double(&mut self, peek: Peek) -> Result<f64, DecodeError> {
        if peek == Peek::String {
            return self.not_finite();
        }
        if !peek.is_num() {
            return Err(wrong_kind("a number", peek));
        }
        let number = self.json.known_float(peek).map_err(error)?;
        if number.is_finite() { Ok(number) } else { Err(bad_value("a number in range")) }
    }

    /// A 32-bit number; it is rounded once, so not by way of 64 bits.
    pub(super) fn float(&mut self, peek: Peek) -> Result<f32, DecodeError> {
        if peek == Peek::String {
            // The three special values are exact in both widths.
            #[allow(clippy::cast_possible_truncation)]
            return self.not_finite().map(|number| number as f32);
        }
        let digits = self.number_text(peek, "a number")?;
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
        number.filter(|number: &f32| number.is_finite()).ok_or_else(|| bad_value("a number in range"))
    }

    /// The text of a number.
    pub(super) fn number_text(&mut self, peek: Peek, expected: &'static str) -> Result<&[u8], DecodeError> {
        if !peek.is_num() {
            return Err(wrong_kind(expected, peek));
        }
        self.json.known_number_bytes(peek).map_err(error)
    }

    /// The text of a number, which may be a string.
    pub(super) fn big_number(&mut self, peek: Peek, expected: &'static str) -> Result<String, DecodeError> {
        if peek == Peek::String {
            return Ok(self.json.known_str().map_err(error)?.to_owned());
        }
        let digits = self.number_text(peek, expected)?;
        Ok(String::from_utf8_lossy(digits).into_owned())
    }

    fn not_finite(&mut self) -> Result<f64, DecodeError> {
        let text = self.json.known_str().map_err(error)?;
        text::from_not_finite(text).ok_or_else(|| bad_value("a number, `NaN`, `Infinity` or `-Infinity`"))
    }
}

/// The integer, if it is one and short enough to need no care.
fn small(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.len() > SAFE_DIGITS {
        return None;
    }
    let mut number = 0_i64;
    for byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    Some(if negative { -number } else { number })
}
