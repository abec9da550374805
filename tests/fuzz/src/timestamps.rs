//! Timestamps as texts, in every format.

use drawplate_runtime::Timestamp;
use drawplate_runtime::schema::TimestampFormat::{DateTime, EpochSeconds, HttpDate};

pub(crate) const SEEDS: &[&str] = &[
    "2024-02-29T23:59:60.123456789Z",
    "-0001-01-01T00:00:00+14:00",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "-1.5e3",
    "253402300799.999999999",
];

/// What can be read can be spelled in the same format, and is then read as the same.
pub(crate) fn timestamps(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for format in [DateTime, HttpDate, EpochSeconds] {
        let Ok(read) = Timestamp::parse(&text, format) else { continue };
        let Ok(spelled) = read.format(format) else { continue };
        let again = Timestamp::parse(&spelled, format).expect("what was spelled can be read");
        assert_eq!(again.format(format).ok(), Some(spelled), "{text} as {format:?}");
    }
}
