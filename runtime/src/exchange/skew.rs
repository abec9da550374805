//! How far the server's clock is from the client's.
//!
//! A signature carries a date, and a service refuses one that is more than a few minutes off. Its
//! answer carries the service's own date; from then on requests are signed by that clock.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use crate::error::ErrorInfo;
use crate::operation::{ErrorCode, OperationSchema};
use crate::schema::TimestampFormat;
use crate::timestamp::Timestamp;

/// The codes with which AWS's services refuse a signature that may be off in time.
const CODES: &[&str] = &[
    "AuthFailure",
    "InvalidSignatureException",
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];

/// By how many seconds clocks may differ before it matters: AWS accepts five minutes.
const TOLERANCE: u64 = 240;

/// How many seconds the server's clock is ahead.
#[derive(Debug, Default)]
pub(crate) struct Skew(AtomicI64);

impl Skew {
    /// How many seconds the server's clock is ahead, as far as is known.
    pub(super) fn seconds(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Learns from the error response to a request that was signed with this skew, and says whether
    /// one that is signed now can succeed where it was refused for its date.
    pub(super) fn correct(
        &self,
        schema: &OperationSchema,
        refusal: Option<&ErrorInfo>,
        now: SystemTime,
        signed: i64,
    ) -> bool {
        let refused = |info: &&ErrorInfo| {
            !matches!(schema.error_code, ErrorCode::Status)
                && info.code().is_some_and(|code| CODES.contains(&code))
        };
        let Some(ahead) = refusal.filter(refused).and_then(|info| ahead(info, now)) else { return false };
        if ahead.abs_diff(signed) <= TOLERANCE {
            return false;
        }
        self.0.store(ahead, Ordering::Relaxed);
        true
    }
}

/// By how many seconds the response's date is ahead of this one.
fn ahead(info: &ErrorInfo, now: SystemTime) -> Option<i64> {
    let text = info.headers().get(http::header::DATE)?.to_str().ok()?;
    let date = Timestamp::parse(text, TimestampFormat::HttpDate).ok()?;
    date.seconds().checked_sub(Timestamp::from(now).seconds())
}

/// This time, so many seconds later or earlier.
pub(super) fn shift(time: SystemTime, seconds: i64) -> SystemTime {
    let distance = Duration::from_secs(seconds.unsigned_abs());
    let shifted = if seconds < 0 { time.checked_sub(distance) } else { time.checked_add(distance) };
    shifted.unwrap_or(time)
}
