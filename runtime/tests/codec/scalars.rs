//! Numbers, blobs and timestamps in JSON.

use drawplate_runtime::Timestamp;

use crate::support::{Scalars, parse, read, read_error, write};

/// Reads one member and writes it back.
fn rewritten(member: &str, json: &str) -> String {
    let scalars: Scalars =
        read(format!("{{\"{member}\":{json}}}")).unwrap_or_else(|error| panic!("{json}: {error}"));
    let written = parse(&write(&scalars).unwrap());
    // The other reader adds a plus to exponents.
    written[member].to_string().replace("e+", "e")
}

fn refusal(member: &str, json: &str) -> String {
    let text = read_error::<Scalars>(format!("{{\"{member}\":{json}}}"));
    let (message, place) = text.split_once(" at $.").unwrap();
    assert!(place.starts_with(member), "{text}");
    message.to_owned()
}

#[test]
fn integers_of_every_width_are_kept_to_their_limits() {
    let table = [
        ("byte", "-128", "127"),
        ("short", "-32768", "32767"),
        ("integer", "-2147483648", "2147483647"),
        ("long", "-9223372036854775808", "9223372036854775807"),
        ("unsignedInteger", "0", "4294967295"),
        ("unsignedLong", "0", "18446744073709551615"),
    ];
    for (member, low, high) in table {
        assert_eq!(rewritten(member, low), low);
        assert_eq!(rewritten(member, high), high);
    }
}

#[test]
fn integers_beyond_the_limits_or_with_a_fraction_are_errors() {
    let table = [
        ("byte", "128"),
        ("byte", "-129"),
        ("short", "32768"),
        ("integer", "2147483648"),
        ("long", "9223372036854775808"),
        ("long", "-9223372036854775809"),
        ("long", "100000000000000000000000000000000000000000"),
        ("unsignedInteger", "-1"),
        ("unsignedInteger", "4294967296"),
        ("unsignedLong", "18446744073709551616"),
        ("long", "1.5"),
        ("long", "1e-1"),
        ("long", "1e300"),
        ("long", "1e999"),
        ("long", "9007199254740993.0"),
    ];
    for (member, json) in table {
        assert_eq!(refusal(member, json), "expected an integer in range", "{json}");
    }
}

/// JSON Schema, section 6.1.1: a number without fractional part is an integer, however written.
#[test]
fn integers_may_be_written_with_a_point_or_an_exponent() {
    let table =
        [("1.0", "1"), ("-2.00", "-2"), ("1e3", "1000"), ("12.5e1", "125"), ("0.0", "0"), ("-0", "0")];
    for (json, expected) in table {
        assert_eq!(rewritten("long", json), expected, "{json}");
        assert_eq!(rewritten("unsignedLong", json.trim_start_matches('-')), expected.trim_start_matches('-'));
    }
}

#[test]
fn floating_point_numbers_are_read_to_the_closest_and_written_shortest() {
    let table = [
        ("double", "0.1", "0.1"),
        ("double", "1", "1.0"),
        ("double", "-0.0", "-0.0"),
        ("double", "1.7976931348623157e308", "1.7976931348623157e308"),
        ("double", "5e-324", "5e-324"),
        ("double", "9007199254740993", "9007199254740992.0"),
        ("double", "0.30000000000000004", "0.30000000000000004"),
        ("float", "0.1", "0.1"),
        ("float", "16777217", "16777216.0"),
        ("float", "3.4028235e38", "3.4028235e38"),
        // Rounding to 64 bits first would give the neighbour, 1.0000001.
        ("float", "1.00000005960464477539062500000000000000001", "1.0000001"),
        ("float", "1.000000059604644775390625", "1.0"),
        ("double", "\"NaN\"", "\"NaN\""),
        ("double", "\"Infinity\"", "\"Infinity\""),
        ("double", "\"-Infinity\"", "\"-Infinity\""),
        ("float", "\"NaN\"", "\"NaN\""),
        ("float", "\"-Infinity\"", "\"-Infinity\""),
    ];
    for (member, json, expected) in table {
        assert_eq!(rewritten(member, json), expected, "{member} {json}");
    }
}

#[test]
fn floating_point_numbers_that_cannot_be_held_are_errors() {
    assert_eq!(refusal("double", "1e309"), "expected a number in range");
    assert_eq!(refusal("float", "1e39"), "expected a number in range");
    assert_eq!(refusal("double", "\"1.5\""), "expected a number, `NaN`, `Infinity` or `-Infinity`");
    assert_eq!(refusal("double", "true"), "expected a number, found a boolean");
    assert_eq!(refusal("double", "NaN"), "expected a value");
    assert_eq!(refusal("float", "Infinity"), "expected a value");
}

#[test]
fn big_numbers_are_kept_digit_for_digit() {
    let big = "123456789012345678901234567890";
    assert_eq!(rewritten("bigInteger", big), big);
    assert_eq!(rewritten("bigInteger", &format!("\"-{big}\"")), format!("-{big}"));
    for number in ["1.10", "1E400", "-0.100000000000000000000001"] {
        assert_eq!(rewritten("bigDecimal", number), number.to_lowercase());
    }
    assert_eq!(refusal("bigInteger", "1.0"), "expected an integer");
    assert_eq!(refusal("bigInteger", "\"\""), "expected an integer");
    assert_eq!(refusal("bigDecimal", "\"NaN\""), "expected a number");
    assert_eq!(refusal("bigDecimal", "[]"), "expected a number, found a list");
}

/// RFC 4648, section 10.
#[test]
fn blobs_are_base64_with_or_without_padding() {
    let table = [("", ""), ("Zg==", "f"), ("Zg", "f"), ("Zm8=", "fo"), ("Zm8", "fo"), ("Zm9vYmFy", "foobar")];
    for (base64, text) in table {
        let scalars: Scalars = read(format!("{{\"blob\":\"{base64}\"}}")).unwrap();
        assert_eq!(scalars.blob.as_deref(), Some(text.as_bytes()));
    }
    assert_eq!(rewritten("blob", "\"Zg\""), "\"Zg==\"");
    assert_eq!(refusal("blob", "\"Z\""), "expected base64");
    assert_eq!(refusal("blob", "\"Zm9v!\""), "expected base64");
    assert_eq!(refusal("blob", "3"), "expected base64, found a number");
}

#[test]
fn timestamps_are_spelled_as_the_schema_says() {
    let table = [
        ("dateTime", "\"1985-04-12T23:20:50.123456789Z\"", "\"1985-04-12T23:20:50.123456789Z\""),
        ("dateTime", "\"2019-12-16T22:48:18-01:00\"", "\"2019-12-16T23:48:18Z\""),
        ("milliseconds", "\"1985-04-12T23:20:50.123999999Z\"", "\"1985-04-12T23:20:50.123Z\""),
        ("httpDate", "\"Tue, 29 Apr 2014 18:30:38 GMT\"", "\"Tue, 29 Apr 2014 18:30:38 GMT\""),
        ("epoch", "1515531081.123", "1515531081.123"),
        ("epoch", "1.398796238E9", "1398796238"),
        ("epoch", "-1.5", "-1.5"),
        ("epochs", "[1,2.5]", "[1,2.5]"),
    ];
    for (member, json, expected) in table {
        assert_eq!(rewritten(member, json), expected, "{member} {json}");
    }
    assert_eq!(refusal("dateTime", "1515531081"), "expected a date and time (RFC 3339), found a number");
    assert_eq!(refusal("dateTime", "\"yesterday\""), "expected a date and time (RFC 3339)");
    assert_eq!(refusal("httpDate", "\"1985-04-12T23:20:50Z\""), "expected a date and time (IMF-fixdate)");
    assert_eq!(refusal("epoch", "\"1515531081\""), "expected seconds since the epoch, found a string");
    assert_eq!(refusal("epoch", "1e30"), "expected seconds since the epoch");
}

#[test]
fn a_timestamp_that_has_no_text_is_an_error_with_its_path() {
    let scalars = Scalars { date_time: Some(Timestamp::from_seconds(i64::MAX)), ..read("{}").unwrap() };
    assert_eq!(
        write(&scalars).unwrap_err().to_string(),
        "timestamp outside of the years 0 to 9999 at $.dateTime"
    );
}

#[test]
fn integer_enums_take_what_their_type_can_hold() {
    assert!(read::<crate::support::Item>(r#"{"id":1,"level":77}"#).unwrap().level.is_some());
    let error = read_error::<crate::support::Item>(r#"{"id":1,"level":2147483648}"#);
    assert_eq!(error, "expected an integer in range at $.level (byte 16)");
}
