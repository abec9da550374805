#![allow(clippy::unwrap_used)]

use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::{Timestamp, TimestampError};
use crate::schema::TimestampFormat::{self, DateTime, DateTimeMilliseconds, EpochSeconds, HttpDate};

fn at(seconds: i64, nanoseconds: u32) -> Timestamp {
    Timestamp::new(seconds, nanoseconds).unwrap()
}

/// The first rows are the examples of RFC 3339, RFC 9110 and Smithy; the epochs are `date +%s`.
#[test]
fn texts_are_read_and_written_back() {
    let table: &[(TimestampFormat, &str, i64, u32)] = &[
        (DateTime, "1985-04-12T23:20:50.52Z", 482_196_050, 520_000_000),
        (DateTime, "1937-01-01T11:40:27.87Z", -1_041_337_173, 870_000_000),
        (DateTime, "1970-01-01T00:00:00Z", 0, 0),
        (DateTime, "2024-02-29T12:00:00.123456789Z", 1_709_208_000, 123_456_789),
        (DateTimeMilliseconds, "1985-04-12T23:20:50.52Z", 482_196_050, 520_000_000),
        (HttpDate, "Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777, 0),
        (HttpDate, "Tue, 29 Apr 2014 18:30:38 GMT", 1_398_796_238, 0),
        (EpochSeconds, "1515531081.123", 1_515_531_081, 123_000_000),
        (EpochSeconds, "0", 0, 0),
        (EpochSeconds, "-1", -1, 0),
        (EpochSeconds, "-0.5", -1, 500_000_000),
        (EpochSeconds, "-1.25", -2, 750_000_000),
    ];
    for (format, text, seconds, nanoseconds) in table {
        let timestamp = at(*seconds, *nanoseconds);
        assert_eq!(Timestamp::parse(text, *format), Ok(timestamp), "{text}");
        assert_eq!(timestamp.format(*format).as_deref(), Ok(*text));
    }
}

#[test]
fn other_spellings_are_read_too() {
    let table: &[(TimestampFormat, &str, i64, u32)] = &[
        (DateTime, "1996-12-19T16:39:57-08:00", 851_042_397, 0),
        (DateTime, "2019-12-17T00:48:18+01:00", 1_576_540_098, 0),
        (DateTime, "2019-12-16t23:48:18z", 1_576_540_098, 0),
        (EpochSeconds, "1.398796238E9", 1_398_796_238, 0),
        (EpochSeconds, "1398796238.0", 1_398_796_238, 0),
        (EpochSeconds, "13987962385e-1", 1_398_796_238, 500_000_000),
        (EpochSeconds, "5e-9", 0, 5),
        (EpochSeconds, "1.0000000019", 1, 1),
        (EpochSeconds, "-0", 0, 0),
        (EpochSeconds, "0e999999999", 0, 0),
        (EpochSeconds, "1e-999999999", 0, 0),
        (EpochSeconds, "0.00000000000000000000000000000000000000001e41", 1, 0),
        (EpochSeconds, "9223372036854775807", i64::MAX, 0),
    ];
    for (format, text, seconds, nanoseconds) in table {
        assert_eq!(Timestamp::parse(text, *format), Ok(at(*seconds, *nanoseconds)), "{text}");
    }
}

#[test]
fn what_is_not_a_timestamp_is_refused() {
    let table: &[(TimestampFormat, &[&str])] = &[
        (DateTime, &["", "2019-12-16", "2019-12-16T23:48:18", "2019-13-16T23:48:18Z", "1398796238"]),
        (DateTime, &["2023-02-29T00:00:00Z", " 2019-12-16T23:48:18Z", "2019-12-16T23:48:18.Z"]),
        (HttpDate, &["", "Tue, 29 Apr 2014 18:30:38.5 GMT", "Tue, 31 Apr 2014 18:30:38 GMT"]),
        (
            HttpDate,
            &["Tue, 29 Apr 2014 18:30:38 UTC", "Tue, 29 Apr 14 18:30:38 GMT", "29 Apr 2014 18:30:38 GMT"],
        ),
        (
            HttpDate,
            &[
                "Tue, 9 Apr 2014 18:30:38 GMT",
                "Tue, 29 Apr 2014 24:30:38 GMT",
                "Tue, 29 Apr 2014 18:30:38 GMT ",
            ],
        ),
        (EpochSeconds, &["", "abc", "1e19", "1e99999999999", "9223372036854775808", "NaN", "+1", "1,5"]),
    ];
    for (format, texts) in table {
        for text in *texts {
            assert_eq!(Timestamp::parse(text, *format), Err(TimestampError::Text(*format)), "{text}");
        }
    }
}

#[test]
fn what_a_format_cannot_hold_is_cut_off_and_not_rounded() {
    let timestamp = at(1_398_796_238, 999_999_999);
    assert_eq!(timestamp.format(DateTimeMilliseconds).as_deref(), Ok("2014-04-29T18:30:38.999Z"));
    assert_eq!(timestamp.format(HttpDate).as_deref(), Ok("Tue, 29 Apr 2014 18:30:38 GMT"));
    assert_eq!(timestamp.format(EpochSeconds).as_deref(), Ok("1398796238.999"));
    assert_eq!(at(5, 999_999).format(EpochSeconds).as_deref(), Ok("5"));
}

#[test]
fn years_that_a_format_cannot_say_are_errors() {
    for format in [DateTime, DateTimeMilliseconds, HttpDate] {
        assert_eq!(at(i64::MAX, 0).format(format), Err(TimestampError::Range));
        // The year before the year 0.
        assert_eq!(at(-62_167_219_201, 0).format(format), Err(TimestampError::Range));
    }
    assert_eq!(at(i64::MIN, 1).to_string(), "-9223372036854775807.999999999");
}

#[test]
fn a_leap_second_is_read_as_the_second_before() {
    let leap = Timestamp::parse("Sat, 31 Dec 2016 23:59:60 GMT", HttpDate);
    assert_eq!(leap, Ok(at(1_483_228_799, 0)));
}

#[test]
fn the_time_of_the_system_is_kept() {
    let before = SystemTime::UNIX_EPOCH - Duration::new(1, 250_000_000);
    assert_eq!(Timestamp::from(before), at(-2, 750_000_000));
    assert_eq!(SystemTime::try_from(at(-2, 750_000_000)), Ok(before));
}

proptest! {
    #[test]
    fn every_date_time_survives(seconds in -62_167_219_200..253_402_300_800_i64, nanoseconds in 0..1_000_000_000_u32) {
        let timestamp = at(seconds, nanoseconds);
        let text = timestamp.format(DateTime).unwrap();
        prop_assert_eq!(Timestamp::parse(&text, DateTime), Ok(timestamp));
    }

    #[test]
    fn every_count_of_milliseconds_survives(seconds: i64, milliseconds in 0..1000_u32) {
        let timestamp = at(seconds, milliseconds * 1_000_000);
        let text = timestamp.format(EpochSeconds).unwrap();
        // The lowest second of all has no magnitude in 64 bits.
        prop_assume!(seconds > i64::MIN + 1);
        prop_assert_eq!(Timestamp::parse(&text, EpochSeconds), Ok(timestamp));
    }

    #[test]
    fn no_text_makes_the_parsers_panic(text in ".{0,40}", number in "-?[0-9]{0,30}(\\.[0-9]{0,30})?(e-?[0-9]{0,12})?") {
        for format in [DateTime, HttpDate, EpochSeconds] {
            let _ = Timestamp::parse(&text, format);
            let _ = Timestamp::parse(&number, format);
        }
    }
}
