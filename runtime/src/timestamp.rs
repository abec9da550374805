//! Points in time and the ways to spell them.
//!
//! Spelling and calendar are those of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339),
//! [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7) and Smithy's
//! [`timestampFormat`](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait).

mod epoch;
mod http_date;

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::schema::TimestampFormat;

const NANOSECONDS: u32 = 1_000_000_000;

/// A point in time, to the nanosecond.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp {
    seconds: i64,
    nanoseconds: u32,
}

/// Text that is not a timestamp, or a timestamp that has no text in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampError {
    /// The text is not a timestamp in the format that was asked for.
    Text(TimestampFormat),
    /// The point in time is out of the range of the format or type.
    Range,
}

impl Timestamp {
    /// The start of the year 1970 in UTC.
    pub const EPOCH: Self = Self { seconds: 0, nanoseconds: 0 };

    /// This many seconds after the epoch, or before it.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self { seconds, nanoseconds: 0 }
    }

    /// This many seconds after the epoch, and then this many nanoseconds later; `None` if those
    /// make up a second or more.
    #[must_use]
    pub const fn new(seconds: i64, nanoseconds: u32) -> Option<Self> {
        if nanoseconds < NANOSECONDS { Some(Self { seconds, nanoseconds }) } else { None }
    }

    /// The current time of the system.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Whole seconds since the epoch, rounded down.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// Nanoseconds since the last whole second, less than a thousand million.
    #[must_use]
    pub const fn nanoseconds(self) -> u32 {
        self.nanoseconds
    }

    /// Reads a timestamp.
    ///
    /// [`TimestampFormat::DateTime`] takes any offset from UTC and up to nine digits of the second.
    /// [`TimestampFormat::HttpDate`] takes no fraction, as Smithy recommends.
    ///
    /// # Errors
    /// Fails if the text is in another format or out of range.
    pub fn parse(text: &str, format: TimestampFormat) -> Result<Self, TimestampError> {
        let wrong = TimestampError::Text(format);
        match format {
            TimestampFormat::DateTime | TimestampFormat::DateTimeMilliseconds => {
                OffsetDateTime::parse(text, &Rfc3339).map(Self::from).map_err(|_| wrong)
            }
            TimestampFormat::HttpDate => http_date::parse(text).map(Self::from).ok_or(wrong),
            TimestampFormat::EpochSeconds => epoch::parse(text).ok_or(wrong),
        }
    }

    /// Writes the timestamp, in UTC.
    ///
    /// What a format cannot hold is cut off: fractions of a millisecond with
    /// [`TimestampFormat::DateTimeMilliseconds`] and [`TimestampFormat::EpochSeconds`], fractions
    /// of a second with [`TimestampFormat::HttpDate`].
    ///
    /// # Errors
    /// Fails if the calendar of the format has no such year; [`TimestampFormat::EpochSeconds`]
    /// never fails.
    pub fn format(self, format: TimestampFormat) -> Result<String, TimestampError> {
        match format {
            TimestampFormat::DateTime => date_time(self),
            TimestampFormat::DateTimeMilliseconds => date_time(self.to_milliseconds()),
            TimestampFormat::HttpDate => http_date::format(self.try_into()?),
            TimestampFormat::EpochSeconds => Ok(epoch::format(self.to_milliseconds())),
        }
    }

    const fn to_milliseconds(self) -> Self {
        Self { seconds: self.seconds, nanoseconds: self.nanoseconds / 1_000_000 * 1_000_000 }
    }
}

fn date_time(timestamp: Timestamp) -> Result<String, TimestampError> {
    OffsetDateTime::try_from(timestamp)?.format(&Rfc3339).map_err(|_| TimestampError::Range)
}

/// As RFC 3339 has it, or as seconds since the epoch where the calendar ends.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match date_time(*self) {
            Ok(text) => f.write_str(&text),
            Err(_) => f.write_str(&epoch::format(*self)),
        }
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        Self::parse(text, TimestampFormat::DateTime)
    }
}

impl From<OffsetDateTime> for Timestamp {
    fn from(time: OffsetDateTime) -> Self {
        Self { seconds: time.unix_timestamp(), nanoseconds: time.nanosecond() }
    }
}

impl TryFrom<Timestamp> for OffsetDateTime {
    type Error = TimestampError;

    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        Self::from_unix_timestamp(timestamp.seconds)
            .and_then(|time| time.replace_nanosecond(timestamp.nanoseconds))
            .map_err(|_| TimestampError::Range)
    }
}

/// A time that is too far away for 64 bits of seconds becomes the farthest one there is.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Self {
                seconds: i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
                nanoseconds: after.subsec_nanos(),
            },
            Err(error) => before_epoch(error.duration()),
        }
    }
}

fn before_epoch(before: Duration) -> Timestamp {
    let seconds = i64::try_from(before.as_secs()).map_or(i64::MIN + 1, |seconds| -seconds);
    match before.subsec_nanos() {
        0 => Timestamp { seconds, nanoseconds: 0 },
        nanoseconds => Timestamp { seconds: seconds - 1, nanoseconds: NANOSECONDS - nanoseconds },
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        let distance = Duration::from_secs(timestamp.seconds.unsigned_abs());
        let time = if timestamp.seconds < 0 {
            Self::UNIX_EPOCH.checked_sub(distance)
        } else {
            Self::UNIX_EPOCH.checked_add(distance)
        };
        time.and_then(|time| time.checked_add(Duration::from_nanos(timestamp.nanoseconds.into())))
            .ok_or(TimestampError::Range)
    }
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(format) => write!(f, "expected {}", format.expected()),
            Self::Range => f.write_str("timestamp out of range"),
        }
    }
}

impl std::error::Error for TimestampError {}

impl TimestampFormat {
    /// What a value in this format is called in an error.
    pub(crate) const fn expected(self) -> &'static str {
        match self {
            Self::DateTime | Self::DateTimeMilliseconds => "a date and time (RFC 3339)",
            Self::HttpDate => "a date and time (IMF-fixdate)",
            Self::EpochSeconds => "seconds since the epoch",
        }
    }
}

#[cfg(test)]
mod tests;
