//! Which of the described responses one is.

use http::StatusCode;

use super::{RawResponse, code};
use crate::operation::{ErrorCode, ErrorSchema, OperationSchema, ResponseSchema, StatusPattern};

/// What a response turned out to be.
#[derive(Debug)]
pub(crate) enum Choice {
    /// A success, and its index in [`OperationSchema::success`].
    Success(usize, &'static ResponseSchema),
    /// An error: its index in [`OperationSchema::errors`] if the specification describes it, and the
    /// code that it was recognised by, if it carries one.
    Error(Option<usize>, Option<String>),
}

/// Finds out what a response is.
///
/// The most exact description of its status wins: the status itself, then its class, then one that
/// takes all the rest; a success wins over an error that describes the status as exactly.
pub(crate) fn choose(schema: &'static OperationSchema, response: &RawResponse) -> Choice {
    let by_status = schema.error_code == ErrorCode::Status;
    for precision in [Precision::Exact, Precision::Class, Precision::Any] {
        let matches = |pattern: StatusPattern| precision.matches(pattern, response.status);
        let mut successes = schema.success.iter().enumerate();
        if let Some((index, success)) = successes.find(|(_, success)| matches(success.status)) {
            return Choice::Success(index, success);
        }
        let error = schema.errors.iter().position(|error| by_status && matches(error.response.status));
        if let Some(index) = error {
            return Choice::Error(Some(index), code::any(response));
        }
    }
    if by_status { Choice::Error(None, code::any(response)) } else { by_code(schema.errors, response) }
}

fn by_code(errors: &[ErrorSchema], response: &RawResponse) -> Choice {
    let code = code::amazon(response);
    let index = errors.iter().position(|error| code.as_deref() == Some(error.code));
    Choice::Error(index, code)
}

#[derive(Clone, Copy)]
enum Precision {
    Exact,
    Class,
    Any,
}

impl Precision {
    fn matches(self, pattern: StatusPattern, status: StatusCode) -> bool {
        match (self, pattern) {
            (Self::Exact, StatusPattern::Exact(exact)) => status.as_u16() == exact,
            (Self::Class, StatusPattern::Class(class)) => status.as_u16() / 100 == u16::from(class),
            (Self::Any, StatusPattern::Any) => true,
            _ => false,
        }
    }
}
