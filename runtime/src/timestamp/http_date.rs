//! IMF-fixdate, as in `Tue, 29 Apr 2014 18:30:38 GMT`.
//!
//! RFC 9110, section 5.6.7. The two obsolete forms of that section are not read: no API that is
//! described by a specification sends them. Names and digits are spelled here, the calendar is the
//! business of the `time` crate.

use time::{Date, Month, OffsetDateTime, Time};

use super::TimestampError;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The date, in years 0 to 9999.
pub(super) fn format(time: OffsetDateTime) -> Result<String, TimestampError> {
    let day = DAYS.get(usize::from(time.weekday().number_days_from_monday()));
    let month = MONTHS.get(usize::from(u8::from(time.month()) - 1));
    match (day, month, u16::try_from(time.year())) {
        (Some(day), Some(month), Ok(year)) => Ok(format!(
            "{day}, {:02} {month} {year:04} {:02}:{:02}:{:02} GMT",
            time.day(),
            time.hour(),
            time.minute(),
            time.second(),
        )),
        _ => Err(TimestampError::Range),
    }
}

/// The date; the day of the week must be one, but which one is not compared with the date.
pub(super) fn parse(text: &str) -> Option<OffsetDateTime> {
    let (weekday, rest) = text.split_once(", ")?;
    if !DAYS.contains(&weekday) {
        return None;
    }
    let mut parts = rest.split(' ');
    let day = number(parts.next()?, 2)?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let year = number(parts.next()?, 4)?;
    let mut clock = parts.next()?.split(':');
    let hour = number(clock.next()?, 2)?;
    let minute = number(clock.next()?, 2)?;
    let second = number(clock.next()?, 2)?;
    if parts.next() != Some("GMT") || parts.next().is_some() || clock.next().is_some() {
        return None;
    }
    let month = Month::try_from(u8::try_from(month + 1).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()?;
    // A leap second has no place in the count of seconds since the epoch.
    let second = if second == 60 { 59 } else { u8::try_from(second).ok()? };
    let time = Time::from_hms(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, second).ok()?;
    Some(OffsetDateTime::new_utc(date, time))
}

/// A number of exactly this many digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
