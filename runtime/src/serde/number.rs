//! Numbers of JSON in serde's data model.

use serde_core::ser::SerializeStruct;
use serde_core::{Serialize, Serializer};

/// What serde_json calls a number that it passes on digit by digit.
pub(crate) const NUMBER: &str = "$serde_json::private::Number";

/// The text of a number, in the grammar of JSON.
pub(crate) struct Number<'a>(pub(crate) &'a str);

impl Serialize for Number<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0;
        if let Ok(number) = text.parse() {
            return serializer.serialize_i64(number);
        }
        if let Ok(number) = text.parse() {
            return serializer.serialize_u64(number);
        }
        if let Ok(number) = text.parse() {
            return serializer.serialize_i128(number);
        }
        if let Some(number) = double(text) {
            return serializer.serialize_f64(number);
        }
        let mut digits = serializer.serialize_struct(NUMBER, 1)?;
        digits.serialize_field(NUMBER, text)?;
        digits.end()
    }
}

/// The number as 64 bits, if none of its digits is lost.
fn double(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    let mut buffer = ryu::Buffer::new();
    (decimal(buffer.format_finite(number)) == decimal(text)).then_some(number)
}

/// A number as its sign, its digits without zeros at either end, and the power of ten that the last
/// of them counts; two numbers are equal if and only if these are.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_end_matches('0');
    let dropped = i64::try_from(all.len() - digits.len()).ok()?;
    let exponent = exponent.parse::<i64>().ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let digits = digits.trim_start_matches('0');
    let exponent = if digits.is_empty() { 0 } else { exponent.checked_add(dropped)? };
    Some((negative, digits.to_owned(), exponent))
}

#[cfg(test)]
mod tests {
    use super::double;

    #[test]
    fn a_number_is_64_bits_wide_only_if_it_loses_no_digit() {
        for (text, expected) in [
            ("1.5", Some(1.5)),
            ("1.50", Some(1.5)),
            ("1e3", Some(1000.0)),
            ("120E-1", Some(12.0)),
            ("0.0", Some(0.0)),
            ("-0.0", Some(-0.0)),
            ("0e999999999999999999999", None),
            ("0.1", Some(0.1)),
            ("0.10000000000000000555", None),
            ("1e400", None),
            ("1e-400", None),
            ("123456789012345678901234567890.5", None),
        ] {
            assert_eq!(double(text), expected, "{text}");
        }
    }
}
