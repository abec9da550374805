//! Which of the described responses one is.

use http::StatusCode;

use super::{RawResponse, code};
use crate::operation::{ErrorCode, ErrorSchema, OperationSchema, ResponseSchema, StatusPattern};
use crate::stream::StreamFormat;

/// What a response turned out to be.
#[derive(Debug)]
pub(crate) enum Choice {
    /// A success, and its index in [`OperationSchema::success`].
    Success(usize, &'static ResponseSchema),
    /// An error: its index in [`OperationSchema::errors`] if the specification describes it, and the
    /// code that callers see, if there is one.
    Error(Option<usize>, Option<String>),
}

/// Finds out what a response is.
pub(crate) fn choose(schema: &'static OperationSchema, response: &RawResponse) -> Choice {
    match schema.error_code {
        ErrorCode::Status => by_status(schema, response),
        error_code if !code::speaks(error_code, response) => Choice::Error(None, None),
        error_code => {
            let success =
                |pattern: StatusPattern| Precision::ALL.iter().any(|it| it.matches(pattern, response.status));
            let mut successes = schema.success.iter().enumerate();
            match successes.find(|(_, described)| success(described.status)) {
                Some((index, described)) => Choice::Success(index, described),
                None => by_code(schema.errors, error_code, response),
            }
        }
    }
}

/// How the body of a response with this head is read, if it is a success whose body is a stream.
pub(crate) fn stream(schema: &'static OperationSchema, head: &RawResponse) -> Option<StreamFormat> {
    if !schema.success.iter().any(|success| success.content.stream().is_some()) {
        return None;
    }
    match choose(schema, head) {
        Choice::Success(_, success) => success.content.stream(),
        Choice::Error(..) => None,
    }
}

/// The media type of a response whose body cannot be such a stream.
#[cfg(feature = "events")]
pub(crate) fn other_media_type(format: StreamFormat, head: &RawResponse) -> Option<String> {
    let StreamFormat::Events(format) = format else { return None };
    let media_type = head.headers.get(http::header::CONTENT_TYPE)?.to_str().ok()?;
    (!format.takes(media_type)).then(|| media_type.to_owned())
}

/// Without streams of events there is none.
#[cfg(not(feature = "events"))]
pub(crate) const fn other_media_type(_: StreamFormat, _: &RawResponse) -> Option<String> {
    None
}

/// The most exact description of a status wins: the status itself, then its class, then one that
/// takes all the rest; a success wins over an error that describes the status as exactly.
fn by_status(schema: &'static OperationSchema, response: &RawResponse) -> Choice {
    for precision in Precision::ALL {
        let matches = |pattern: StatusPattern| precision.matches(pattern, response.status);
        let mut successes = schema.success.iter().enumerate();
        if let Some((index, success)) = successes.find(|(_, success)| matches(success.status)) {
            return Choice::Success(index, success);
        }
        let mut errors = schema.errors.iter().enumerate();
        if let Some((index, error)) = errors.find(|(_, error)| matches(error.response.status)) {
            return Choice::Error(Some(index), Some(error.code.to_owned()));
        }
    }
    Choice::Error(None, code::any(response))
}

fn by_code(errors: &[ErrorSchema], error_code: ErrorCode, response: &RawResponse) -> Choice {
    let code = code::of(error_code, response);
    let index = errors.iter().position(|error| code.as_deref() == Some(error.code));
    Choice::Error(index, code::older(error_code, response).or(code))
}

#[derive(Clone, Copy)]
enum Precision {
    Exact,
    Class,
    Any,
}

impl Precision {
    const ALL: [Self; 3] = [Self::Exact, Self::Class, Self::Any];

    fn matches(self, pattern: StatusPattern, status: StatusCode) -> bool {
        match (self, pattern) {
            (Self::Exact, StatusPattern::Exact(exact)) => status.as_u16() == exact,
            (Self::Class, StatusPattern::Class(class)) => status.as_u16() / 100 == u16::from(class),
            (Self::Any, StatusPattern::Any) => true,
            _ => false,
        }
    }
}
