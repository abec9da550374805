//! Seconds since the epoch as a decimal number.
//!
//! The digits are taken as they are, never through a floating point number, so that
//! `1515531081.123` has exactly 123 milliseconds.

use super::{NANOSECONDS, Timestamp};
use crate::number::grammar;

/// The number, with as many digits after the point as are not zero.
pub(super) fn format(timestamp: Timestamp) -> String {
    if timestamp.nanoseconds == 0 {
        return timestamp.seconds.to_string();
    }
    // Nanoseconds count forward from the whole second, digits count away from zero.
    let (sign, seconds, nanoseconds) = if timestamp.seconds < 0 {
        ("-", (timestamp.seconds + 1).unsigned_abs(), NANOSECONDS - timestamp.nanoseconds)
    } else {
        ("", timestamp.seconds.unsigned_abs(), timestamp.nanoseconds)
    };
    let text = format!("{sign}{seconds}.{nanoseconds:09}");
    text.trim_end_matches('0').to_owned()
}

/// Reads a number in the grammar of JSON; digits beyond nanoseconds are cut off.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    grammar(text.as_bytes())?;
    let (negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
        None => (text, 0),
    };
    let (seconds, nanoseconds) = shift(mantissa, exponent)?;
    sign(negative, seconds, nanoseconds)
}

/// The longest shift that can matter: 19 digits of seconds and 9 of nanoseconds.
const LONGEST_SHIFT: i32 = 32;

/// Seconds and nanoseconds of a number without sign, its point moved by the exponent.
fn shift(mantissa: &str, exponent: i32) -> Option<(i64, u32)> {
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.bytes().all(|digit| digit == b'0') {
        return Some((0, 0));
    }
    let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
    let digit = |position: i32| {
        let digit = usize::try_from(position).ok().and_then(|index| digits.as_bytes().get(index));
        digit.map_or(0, |byte| byte - b'0')
    };
    let first = i32::try_from(digits.len() - digits.trim_start_matches('0').len()).ok()?;
    if point.saturating_sub(first) > LONGEST_SHIFT {
        return None;
    }
    let seconds = (first..point)
        .try_fold(0_i64, |sum, position| sum.checked_mul(10)?.checked_add(digit(position).into()))?;
    let nanoseconds = (0..9).fold(0, |sum, place| sum * 10 + u32::from(digit(point.saturating_add(place))));
    Some((seconds, nanoseconds))
}

fn sign(negative: bool, seconds: i64, nanoseconds: u32) -> Option<Timestamp> {
    match (negative, nanoseconds) {
        (false, _) => Timestamp::new(seconds, nanoseconds),
        (true, 0) => Timestamp::new(-seconds, 0),
        (true, _) => Timestamp::new(-seconds - 1, NANOSECONDS - nanoseconds),
    }
}
