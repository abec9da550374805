//! Bodies of CBOR.

use ciborium::Value;

/// Compares two bodies by their values.
pub(crate) fn check(found: &[u8], expected: &[u8]) -> Result<(), String> {
    let read = |bytes: &[u8]| ciborium::from_reader::<Value, _>(bytes).map_err(|error| error.to_string());
    let found = read(found).map_err(|error| format!("the body is no CBOR: {error}"))?;
    let expected = read(expected).map_err(|error| format!("the test's body is no CBOR: {error}"))?;
    match is_same(&found, &expected) {
        true => Ok(()),
        false => Err(format!("the body is {found:?}, not {expected:?}")),
    }
}

/// Whether two values are equal, numbers by their value and maps in any order.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Map(one), Value::Map(other)) => {
            let is_there = |(key, value): &(Value, Value)| {
                other.iter().any(|(other_key, other)| is_same(key, other_key) && is_same(value, other))
            };
            one.len() == other.len() && one.iter().all(is_there)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Tag(one_tag, one), Value::Tag(other_tag, other)) => {
            one_tag == other_tag && is_same(one, other)
        }
        _ => match (number(one), number(other)) {
            (Some(one), Some(other)) => one == other || (one.is_nan() && other.is_nan()),
            _ => one == other,
        },
    }
}

/// A number, unless it is an integer that a double cannot hold.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Float(number) => Some(*number),
        Value::Integer(integer) => i32::try_from(*integer).ok().map(f64::from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn values_are_compared_whatever_their_encoding() {
        // {"a": 1, "b": 1.5} with definite length and single precision, and the other way round
        // with indefinite length and half precision.
        let one = [0xa2, 0x61, b'a', 0x01, 0x61, b'b', 0xfa, 0x3f, 0xc0, 0, 0];
        let other = [0xbf, 0x61, b'b', 0xf9, 0x3e, 0, 0x61, b'a', 0x01, 0xff];
        assert_eq!(check(&one, &other), Ok(()));
        assert!(check(&[0x81, 0x01], &[0x81, 0x02]).is_err());
        assert!(check(&[0xf9, 0x7e, 0], &[0xfb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0]).is_ok());
        assert!(
            check(
                &[0x1b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
                &[0x1b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe]
            )
            .is_err()
        );
    }
}
