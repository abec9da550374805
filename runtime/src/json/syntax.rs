//! The parser's errors and kinds of values in the words of this crate.

use jiter::{JiterError, JiterErrorType, JsonErrorType, Peek};

use super::DEPTH_LIMIT;
use crate::codec::{DecodeError, DecodeErrorKind};

/// What the parser did not like; it started at this index.
#[cold]
pub(super) fn error(error: JiterError, start: usize) -> DecodeError {
    let kind = match error.error_type {
        JiterErrorType::JsonError(JsonErrorType::RecursionLimitExceeded) => too_deep_kind(),
        JiterErrorType::JsonError(kind) => DecodeErrorKind::Syntax(reason(&kind)),
        JiterErrorType::WrongType { .. } => DecodeErrorKind::Syntax("expected a value"),
    };
    DecodeError::new(kind).at_offset(start + error.index)
}

/// Text that is not JSON.
#[cold]
pub(super) fn broken(reason: &'static str, index: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Syntax(reason)).at_offset(index)
}

/// Text that is cut off.
#[cold]
pub(super) fn ends_early(index: usize) -> DecodeError {
    broken(ENDS_EARLY, index)
}

#[cold]
pub(super) fn too_deep() -> DecodeError {
    DecodeError::new(too_deep_kind())
}

const ENDS_EARLY: &str = "the document ends too early";

/// A value of another kind than the schema says.
#[cold]
pub(super) fn wrong_kind(expected: &'static str, peek: Peek) -> DecodeError {
    match found(peek) {
        Some(found) => DecodeError::new(DecodeErrorKind::Type { expected, found }),
        None => DecodeError::new(DecodeErrorKind::Syntax("expected a value")),
    }
}

/// A value of the right kind that the type cannot hold.
#[cold]
pub(super) fn bad_value(expected: &'static str) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Value { expected })
}

const fn too_deep_kind() -> DecodeErrorKind {
    DecodeErrorKind::TooDeep { limit: DEPTH_LIMIT }
}

fn found(peek: Peek) -> Option<&'static str> {
    Some(match peek {
        Peek::Null => "null",
        Peek::True | Peek::False => "a boolean",
        Peek::String => "a string",
        Peek::Array => "a list",
        Peek::Object => "an object",
        Peek::Infinity | Peek::NaN => return None,
        number if number.is_num() => "a number",
        _ => return None,
    })
}

const fn reason(kind: &JsonErrorType) -> &'static str {
    match kind {
        JsonErrorType::EofWhileParsingList
        | JsonErrorType::EofWhileParsingObject
        | JsonErrorType::EofWhileParsingString
        | JsonErrorType::EofWhileParsingValue => ENDS_EARLY,
        JsonErrorType::ExpectedColon => "expected `:`",
        JsonErrorType::ExpectedListCommaOrEnd => "expected `,` or `]`",
        JsonErrorType::ExpectedObjectCommaOrEnd => "expected `,` or `}`",
        JsonErrorType::InvalidEscape | JsonErrorType::UnexpectedEndOfHexEscape => "invalid escape",
        JsonErrorType::LoneLeadingSurrogateInHexEscape => "lone surrogate",
        JsonErrorType::InvalidNumber => "invalid number",
        JsonErrorType::NumberOutOfRange => "number with too many digits",
        JsonErrorType::InvalidUnicodeCodePoint => "text that is not UTF-8",
        JsonErrorType::ControlCharacterWhileParsingString => "control character in a string",
        JsonErrorType::KeyMustBeAString => "expected a key",
        JsonErrorType::TrailingComma => "comma before the end",
        _ => "expected a value",
    }
}
