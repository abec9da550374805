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

/// What nine digits can say, which is what the change of base takes at a time.
const NINE_DIGITS: u64 = 1_000_000_000;

/// The most zeros that a point is moved over; beyond them there is an exponent.
const MOST_ZEROS: u64 = 64;

/// The integer with these bytes.
pub(super) fn integer(bytes: &[u8], negative: bool) -> Result<BigInteger, DecodeError> {
    const EXPECTED: &str = "an integer of up to 1024 bytes";
    if bytes.len() > LONGEST {
        return Err(bad_value(EXPECTED));
    }
    let mut bytes = bytes.to_vec();
    if negative {
        add_one(&mut bytes);
    }
    let digits = digits(&bytes);
    BigInteger::new(if negative { format!("-{digits}") } else { digits }).map_err(|_| bad_value(EXPECTED))
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

/// The decimal number with these bytes.
fn digits(bytes: &[u8]) -> String {
    // Nine digits each, the least significant first.
    let mut parts = vec![0_u64];
    for word in bytes.rchunks(4).rev() {
        let mut carry = word.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte));
        for part in &mut parts {
            let sum = (*part << 32) + carry;
            *part = sum % NINE_DIGITS;
            carry = sum / NINE_DIGITS;
        }
        while carry > 0 {
            parts.push(carry % NINE_DIGITS);
            carry /= NINE_DIGITS;
        }
    }
    let mut parts = parts.into_iter().rev();
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |mut digits, part| {
        digits.push_str(&format!("{part:09}"));
        digits
    })
}

fn add_one(bytes: &mut Vec<u8>) {
    for byte in bytes.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            return;
        }
    }
    bytes.insert(0, 1);
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
