//! What kind of failure an error response is, as far as another try is concerned.

use http::StatusCode;

use crate::operation::{ErrorCode, ErrorSchema};

/// What can be hoped for of another try.
#[derive(Debug, Clone, Copy)]
pub(super) struct Class {
    /// It may succeed.
    pub(super) retryable: bool,
    /// It may, when there are fewer requests.
    pub(super) throttling: bool,
    /// This one was turned down before anything was done.
    pub(super) rejected: bool,
}

/// Codes with which AWS's services say that there are too many requests; few models describe them.
/// `LimitExceededException` is none of them here: many services mean a quota by it, which waiting
/// does not change.
const THROTTLING: &[&str] = &[
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Codes with which they say that a request took too long to arrive.
const TRANSIENT: &[&str] = &["RequestTimeout", "RequestTimeoutException"];

impl Class {
    /// Of an error that the specification describes, that says whether another try is worth it; of
    /// others the code and the status must tell.
    pub(super) fn of(
        error_code: ErrorCode,
        error: Option<&ErrorSchema>,
        code: Option<&str>,
        status: StatusCode,
    ) -> Self {
        let aws = |codes: &[&str]| {
            !matches!(error_code, ErrorCode::Status) && code.is_some_and(|code| codes.contains(&code))
        };
        let throttling =
            is_throttling(status) || error.is_some_and(|error| error.throttling) || aws(THROTTLING);
        let rejected = throttling || error.is_some_and(|error| error.retryable);
        Self { retryable: rejected || is_transient(status) || aws(TRANSIENT), throttling, rejected }
    }
}

/// Whether a status by itself says that another try may succeed.
pub(super) const fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502..=504)
}

/// Whether a status by itself says that there were too many requests.
pub(super) const fn is_throttling(status: StatusCode) -> bool {
    status.as_u16() == StatusCode::TOO_MANY_REQUESTS.as_u16()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(error_code: ErrorCode, code: &str, status: StatusCode) -> [bool; 3] {
        let class = Class::of(error_code, None, Some(code), status);
        [class.retryable, class.throttling, class.rejected]
    }

    #[test]
    fn codes_of_aws_mean_something_where_aws_is_spoken() {
        for (code, expected) in [
            ("ThrottlingException", [true, true, true]),
            ("RequestTimeout", [true, false, false]),
            ("ValidationException", [false, false, false]),
            ("LimitExceededException", [false, false, false]),
        ] {
            assert_eq!(class(ErrorCode::AmazonJson, code, StatusCode::BAD_REQUEST), expected, "{code}");
            assert_eq!(class(ErrorCode::Status, code, StatusCode::BAD_REQUEST), [false; 3], "{code}");
        }
    }

    #[test]
    fn statuses_mean_the_same_everywhere() {
        for (status, expected) in [
            (StatusCode::TOO_MANY_REQUESTS, [true, true, true]),
            (StatusCode::REQUEST_TIMEOUT, [true, false, false]),
            (StatusCode::INTERNAL_SERVER_ERROR, [true, false, false]),
            (StatusCode::SERVICE_UNAVAILABLE, [true, false, false]),
            (StatusCode::NOT_IMPLEMENTED, [false, false, false]),
            (StatusCode::CONFLICT, [false, false, false]),
        ] {
            assert_eq!(class(ErrorCode::Status, "any", status), expected, "{status}");
        }
    }
}
