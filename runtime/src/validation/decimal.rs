//! Decimal numbers of any size, for comparing them exactly.

use std::cmp::Ordering;

/// A number, taken apart so that equal ones are equal however they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    /// Never set for zero.
    negative: bool,
    /// Without zeros at either end; none for zero.
    digits: String,
    /// The power of ten that the last digit counts.
    exponent: i64,
}

/// How many zeros are put to a number's end at most. No number that a specification limits is wider.
const WIDEST: i64 = 1024;

impl Decimal {
    /// Reads a number in the grammar of JSON.
    pub(super) fn parse(text: &str) -> Option<Self> {
        crate::number::grammar(text.as_bytes())?;
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let kept = all.trim_end_matches('0');
        let digits = kept.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self { negative: false, digits, exponent: 0 });
        }
        let dropped = i64::try_from(all.len() - kept.len()).ok()?;
        let fraction = i64::try_from(fraction.len()).ok()?;
        let exponent = exponent.parse::<i64>().ok()?.checked_sub(fraction)?.checked_add(dropped)?;
        Some(Self { negative, digits, exponent })
    }

    /// Whether it is a multiple of another number; nothing if that is too hard to say.
    pub(super) fn is_multiple_of(&self, of: &Self) -> Option<bool> {
        let exponent = self.exponent.min(of.exponent);
        let divisor: u128 = of.with_exponent(exponent)?.parse().ok()?;
        // The remainder must have room for one more digit.
        if divisor == 0 || divisor > u128::MAX / 16 {
            return None;
        }
        let add = |rest: u128, digit: u8| (rest * 10 + u128::from(digit - b'0')) % divisor;
        let rest = self.with_exponent(exponent)?.bytes().fold(0, add);
        Some(rest == 0)
    }

    /// The digits, if the last of them counts this power of ten, which is none above their own.
    fn with_exponent(&self, exponent: i64) -> Option<String> {
        let zeros = self.exponent.checked_sub(exponent).filter(|zeros| *zeros <= WIDEST)?;
        Some(format!("{}{}", self.digits, "0".repeat(usize::try_from(zeros).ok()?)))
    }

    /// The power of ten that the first digit counts.
    fn magnitude(&self) -> i64 {
        self.exponent.saturating_add(i64::try_from(self.digits.len()).unwrap_or(i64::MAX))
    }

    fn compare_sizes(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            // Of two numbers with the same magnitude, digits compare like words.
            (false, false) => {
                self.magnitude().cmp(&other.magnitude()).then_with(|| self.digits.cmp(&other.digits))
            }
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_sizes(other),
            (true, true) => other.compare_sizes(self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Decimal;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn numbers_are_in_order_whatever_their_spelling() {
        let ordered = [
            "-1e30",
            "-12.5",
            "-12.05",
            "-1",
            "-1e-9",
            "0",
            "1e-400",
            "0.001",
            "0.1",
            "1",
            "1.0000000000000000001",
            "9",
            "10",
            "9007199254740993",
            "9007199254740993.5",
            "1e400",
        ];
        for (left, one) in ordered.iter().enumerate() {
            for (right, other) in ordered.iter().enumerate() {
                assert_eq!(decimal(one).cmp(&decimal(other)), left.cmp(&right), "{one} and {other}");
            }
        }
        for (one, other) in [("1", "1.0"), ("10", "1e1"), ("0", "-0.0"), ("0.5", "5E-1"), ("120", "12e1")] {
            assert_eq!(decimal(one), decimal(other));
        }
        assert_eq!(Decimal::parse("NaN"), None);
        assert_eq!(Decimal::parse("01"), None);
    }

    #[test]
    fn multiples_are_those_of_the_digits() {
        for (number, of, expected) in [
            ("19.99", "0.01", Some(true)),
            ("19.995", "0.01", Some(false)),
            ("0.3", "0.1", Some(true)),
            ("1e30", "3", Some(false)),
            ("3e30", "3", Some(true)),
            ("-9", "3", Some(true)),
            ("0", "7", Some(true)),
            ("7.5", "2.5", Some(true)),
            ("5", "0", None),
            ("1e300000", "7", None),
        ] {
            assert_eq!(decimal(number).is_multiple_of(&decimal(of)), expected, "{number} of {of}");
        }
    }
}
