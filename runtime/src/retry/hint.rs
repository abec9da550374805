//! How long a server asks to be left alone.
//!
//! - `x-amz-retry-after`: milliseconds; AWS.
//! - `retry-after`: seconds or a date (RFC 9110, section 10.2.3).
//! - `x-ratelimit-reset`: seconds from now, or seconds since 1970 as some services have it. It travels
//!   with every response of such a service, so that it means something only where requests were too
//!   many.

use std::time::{Duration, SystemTime};

use http::HeaderMap;

use crate::schema::TimestampFormat;
use crate::timestamp::Timestamp;

/// From this number of seconds on, `x-ratelimit-reset` is a date: 2001-09-09. As a duration it would
/// be 31 years.
const EPOCH_FROM: u64 = 1_000_000_000;

/// How long to wait, counted from now.
pub(super) fn hint(headers: &HeaderMap, throttling: bool, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    text("x-amz-retry-after")
        .and_then(|text| text.parse().ok().map(Duration::from_millis))
        .or_else(|| text("retry-after").and_then(|text| retry_after(text, now)))
        .or_else(|| text("x-ratelimit-reset").filter(|_| throttling).and_then(|text| reset(text, now)))
}

fn retry_after(text: &str, now: SystemTime) -> Option<Duration> {
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = Timestamp::parse(text, TimestampFormat::HttpDate).ok()?;
    SystemTime::try_from(date).ok().map(|date| until(date, now))
}

fn reset(text: &str, now: SystemTime) -> Option<Duration> {
    let seconds: u64 = text.split('.').next()?.parse().ok()?;
    if seconds < EPOCH_FROM {
        return Some(Duration::from_secs(seconds));
    }
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).map(|date| until(date, now))
}

/// Nothing, if the date has passed.
fn until(date: SystemTime, now: SystemTime) -> Duration {
    date.duration_since(now).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// 1994-11-15T08:12:31Z, the date in the examples of RFC 9110.
    const NOW: u64 = 784_887_151;

    fn wait(headers: &[(&'static str, &str)], throttling: bool) -> Option<u64> {
        let headers = headers.iter().map(|(name, value)| {
            (http::HeaderName::from_static(name), http::HeaderValue::from_str(value).unwrap())
        });
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
        hint(&HeaderMap::from_iter(headers), throttling, now).map(|wait| wait.as_millis().try_into().unwrap())
    }

    #[test]
    fn seconds_milliseconds_and_dates_are_understood() {
        for (headers, expected) in [
            (&[("retry-after", "120")][..], Some(120_000)),
            (&[("retry-after", " 0 ")], Some(0)),
            (&[("retry-after", "Tue, 15 Nov 1994 08:12:41 GMT")], Some(10_000)),
            (&[("retry-after", "Tue, 15 Nov 1994 08:12:21 GMT")], Some(0)),
            (&[("x-amz-retry-after", "1500")], Some(1500)),
            (&[("x-amz-retry-after", "1500"), ("retry-after", "2")], Some(1500)),
            (&[("retry-after", "2"), ("x-ratelimit-reset", "9")], Some(2000)),
            (&[], None),
        ] {
            assert_eq!(wait(headers, true), expected, "{headers:?}");
        }
    }

    #[test]
    fn what_is_not_a_time_is_ignored() {
        for text in ["", "-1", "soon", "1e3", "1.5", "99999999999999999999", "Tue, 31 Feb 1994 08:12:41 GMT"]
        {
            assert_eq!(wait(&[("retry-after", text)], true), None, "{text}");
        }
        assert_eq!(wait(&[("x-amz-retry-after", "a"), ("retry-after", "3")], true), Some(3000));
    }

    #[test]
    fn the_reset_of_a_rate_limit_counts_where_requests_were_too_many() {
        assert_eq!(wait(&[("x-ratelimit-reset", "7")], true), Some(7000));
        assert_eq!(wait(&[("x-ratelimit-reset", "7.25")], true), Some(7000));
        assert_eq!(wait(&[("x-ratelimit-reset", "7")], false), None);
    }

    #[test]
    fn the_reset_of_a_rate_limit_can_be_a_date() {
        let headers = [(http::HeaderName::from_static("x-ratelimit-reset"), "1700000030".parse().unwrap())];
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        assert_eq!(hint(&HeaderMap::from_iter(headers), true, now), Some(Duration::from_secs(30)));
    }
}
