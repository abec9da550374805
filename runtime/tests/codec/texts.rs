//! Single values as text.

use drawplate_runtime::schema::TimestampFormat;
use drawplate_runtime::text;
use drawplate_runtime::value::{Nullable, Value};
use drawplate_runtime::{BigDecimal, BigInteger, Blob, Document, Timestamp};

use crate::support::{Color, Level};

fn there_and_back<T: Value + PartialEq + std::fmt::Debug>(value: &T, expected: &str) {
    let format = TimestampFormat::DateTime;
    assert_eq!(text::write(&value.view(), format).unwrap().as_deref(), Some(expected));
    let mut back = T::empty();
    text::read(expected, back.slot(), format).unwrap();
    assert_eq!(&back, value);
}

#[test]
fn single_values_are_written_and_read() {
    there_and_back(&true, "true");
    there_and_back(&i8::MIN, "-128");
    there_and_back(&i64::MAX, "9223372036854775807");
    there_and_back(&u64::MAX, "18446744073709551615");
    there_and_back(&1.5_f32, "1.5");
    there_and_back(&1e-7_f64, "1e-7");
    there_and_back(&f64::NEG_INFINITY, "-Infinity");
    there_and_back(&f32::INFINITY, "Infinity");
    there_and_back(&"a b".to_owned(), "a b");
    there_and_back(&Color::Unknown("mauve".to_owned()), "mauve");
    there_and_back(&Level(4), "4");
    there_and_back(&Blob::from("foob"), "Zm9vYg==");
    there_and_back(&Timestamp::from_seconds(0), "1970-01-01T00:00:00Z");
    there_and_back(&BigInteger::new("-99999999999999999999").unwrap(), "-99999999999999999999");
    there_and_back(&BigDecimal::new("1.10").unwrap(), "1.10");
    there_and_back(&Some(3_i16), "3");
    there_and_back(&Nullable::Value(3_u32), "3");
}

#[test]
fn not_a_number_has_a_text() {
    let mut double = 0.0_f64;
    text::read("NaN", Value::slot(&mut double), TimestampFormat::DateTime).unwrap();
    assert!(double.is_nan());
    assert_eq!(text::write(&f32::NAN.view(), TimestampFormat::DateTime).unwrap().as_deref(), Some("NaN"));
}

#[test]
fn what_is_absent_or_null_has_no_text() {
    for view in [None::<i32>.view(), Nullable::<i32>::Null.view(), ().view()] {
        assert_eq!(text::write(&view, TimestampFormat::DateTime), Ok(None));
    }
}

#[test]
fn a_text_of_another_kind_is_an_error() {
    fn refused<T: Value>(texts: &[&str]) {
        for text in texts {
            assert!(text::read(text, T::empty().slot(), TimestampFormat::DateTime).is_err(), "{text}");
        }
    }
    refused::<bool>(&["", "True", "1", " true"]);
    refused::<i8>(&["", "128", "+1", "1.5", "0x1", "1 ", "01"]);
    refused::<u32>(&["-1"]);
    refused::<f32>(&["", "inf", "nan", "1e39", ".5", "infinity"]);
    refused::<f64>(&["1e309", "+1"]);
    refused::<Blob>(&["!"]);
    refused::<Timestamp>(&["1"]);
    refused::<BigInteger>(&["1.0"]);
    refused::<Vec<String>>(&["a"]);
    refused::<Document>(&["a"]);
}
