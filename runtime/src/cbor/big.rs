//! Numbers of any size: digits here, bytes there.
//!
//! CBOR has them as bytes, the most significant first, where -1 minus the number stands for a
//! negative one (RFC 8949, section 3.4.3). Nothing but the change of base is calculated.

use super::cursor::bad_value;
use crate::codec::DecodeError;
use crate::number::{BigDecimal, BigInteger};

/// The longest number that is read, in bytes. The change of base takes time in proportion to the
/// square of the length.
const LONGEST: usize = 1024;

/// The most zeros that a point is moved over; beyond them there is an exponent.
const MOST_ZEROS: u64 = 64;

/// The integer with these bytes.
pub(super) fn integer(bytes: &[u8], negative: bool) -> Result<BigInteger, DecodeError> {
    const EXPECTED: &str = "an integer of up to 1024 bytes";
    if bytes.len() > LONGEST {
        return Err(bad_value(EXPECTED));
    }
    let mut digits = digits(bytes);
    if negative {
        add_one(&mut digits);
    }
    let text: String = digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect();
    BigInteger::new(if negative { format!("-{text}") } else { text }).map_err(|_| bad_value(EXPECTED))
}

/// The number times ten to the power of the exponent.
pub(super) fn decimal(mantissa: &BigInteger, exponent: i64) -> BigDecimal {
    let (sign, digits) = match mantissa.as_str().strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", mantissa.as_str()),
    };
    let places = exponent.unsigned_abs();
    let text = match usize::try_from(places) {
        _ if exponent == 0 => mantissa.as_str().to_owned(),
        Ok(places) if exponent < 0 && places as u64 <= digits.len() as u64 + MOST_ZEROS => {
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = padded.split_at(padded.len() - places);
            format!("{sign}{whole}.{fraction}")
        }
        _ => format!("{sign}{digits}e{exponent}"),
    };
    BigDecimal::new(text).unwrap_or_else(|_| BigDecimal::from(mantissa.clone()))
}

/// The digits of the decimal number, the least significant first.
fn digits(bytes: &[u8]) -> Vec<u8> {
    let mut digits = vec![0_u8];
    for byte in bytes {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            let sum = u32::from(*digit) * 256 + carry;
            *digit = low(sum % 10);
            carry = sum / 10;
        }
        while carry > 0 {
            digits.push(low(carry % 10));
            carry /= 10;
        }
    }
    digits
}

fn add_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut() {
        *digit = (*digit + 1) % 10;
        if *digit != 0 {
            return;
        }
    }
    digits.push(1);
}

/// The bytes of the number that these digits are, or of one less, the most significant first.
pub(super) fn bytes(digits: &str, less_one: bool) -> Vec<u8> {
    let mut bytes: Vec<u8> = Vec::new();
    for digit in digits.bytes() {
        let mut carry = u32::from(digit.wrapping_sub(b'0'));
        for byte in &mut bytes {
            let sum = u32::from(*byte) * 10 + carry;
            *byte = low(sum & 0xff);
            carry = sum >> 8;
        }
        if carry > 0 {
            bytes.push(low(carry));
        }
    }
    if less_one {
        for byte in &mut bytes {
            *byte = byte.wrapping_sub(1);
            if *byte != 0xff {
                break;
            }
        }
    }
    bytes.reverse();
    bytes
}

/// The mantissa's digits and the exponent of a decimal number.
pub(super) fn parts(number: &BigDecimal) -> Option<(String, i64)> {
    let text = number.as_str();
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: i64 = exponent.parse().ok()?;
    let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let digits = format!("{whole}{fraction}");
    let digits = digits.trim_start_matches('0');
    Some((if digits.is_empty() { "0".to_owned() } else { format!("{sign}{digits}") }, exponent))
}

/// What is less than 256.
fn low(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
