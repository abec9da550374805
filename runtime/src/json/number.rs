//! Numbers of JSON into the number types of Rust.

use std::borrow::Cow;

use jiter::Peek;

use super::decode::Decoder;
use super::syntax::{bad_value, wrong_kind};
use crate::codec::DecodeError;
use crate::text;

impl<'j> Decoder<'j> {
    /// An integer, if the type holds it.
    pub(super) fn integer<T: TryFrom<i64> + TryFrom<i128>>(&mut self, peek: Peek) -> Result<T, DecodeError> {
        let number = match self.cursor.short_integer() {
            Some(number) => T::try_from(number).ok(),
            None => text::integer(self.number_text(peek, "an integer")?.as_bytes()),
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
        let number = self.cursor.double(peek)?;
        if number.is_finite() { Ok(number) } else { Err(bad_value("a number in range")) }
    }

    /// A 32-bit number; it is rounded once, so not by way of 64 bits.
    pub(super) fn float(&mut self, peek: Peek) -> Result<f32, DecodeError> {
        if peek == Peek::String {
            // The three special values are exact in both widths.
            #[allow(clippy::cast_possible_truncation)]
            return self.not_finite().map(|number| number as f32);
        }
        let number = self.number_text(peek, "a number")?.parse().ok();
        number.filter(|number: &f32| number.is_finite()).ok_or_else(|| bad_value("a number in range"))
    }

    /// The text of a number.
    pub(super) fn number_text(&mut self, peek: Peek, expected: &'static str) -> Result<&'j str, DecodeError> {
        if peek.is_num() { self.cursor.number(peek) } else { Err(wrong_kind(expected, peek)) }
    }

    /// The text of a number, which may be a string.
    pub(super) fn big_number(
        &mut self,
        peek: Peek,
        expected: &'static str,
    ) -> Result<Cow<'j, str>, DecodeError> {
        if peek == Peek::String {
            return self.cursor.string();
        }
        self.number_text(peek, expected).map(Cow::Borrowed)
    }

    fn not_finite(&mut self) -> Result<f64, DecodeError> {
        let text = self.cursor.string()?;
        text::from_not_finite(&text).ok_or_else(|| bad_value("a number, `NaN`, `Infinity` or `-Infinity`"))
    }
}
