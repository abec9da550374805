//! What a result means for a wait.

use super::schema::{Acceptor, Expected, Matcher, State};
use crate::document::{Document, Object};
use crate::jmespath::{Expr, evaluate};

/// What a waiter makes of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The state is reached.
    Reached,
    /// It will not be.
    Failed,
    /// Another call may tell.
    Again,
    /// An error that the waiter does not know.
    Unexpected,
}

/// What was seen of a call.
pub(super) struct Seen<'a> {
    /// The input, made when it is looked at.
    pub(super) input: &'a dyn Fn() -> Document,
    /// The output of a success.
    pub(super) output: Option<&'a Document>,
    /// The code of an error, if it has one.
    pub(super) error: Option<Option<&'a str>>,
}

/// The first acceptor that matches decides; without one an output means another try, and an error
/// ends the wait.
pub(super) fn judge(acceptors: &[Acceptor], seen: &Seen<'_>) -> Verdict {
    match acceptors.iter().find(|acceptor| matches(&acceptor.matcher, seen)).map(|it| it.state) {
        Some(State::Success) => Verdict::Reached,
        Some(State::Failure) => Verdict::Failed,
        Some(State::Retry) => Verdict::Again,
        None if seen.error.is_some() => Verdict::Unexpected,
        None => Verdict::Again,
    }
}

fn matches(matcher: &Matcher, seen: &Seen<'_>) -> bool {
    match (matcher, seen.output) {
        (Matcher::Success(wanted), output) => *wanted == output.is_some(),
        (Matcher::Error(code), _) => seen.error == Some(Some(code)),
        (Matcher::Output(expr, expected), Some(output)) => gives(expr, output, expected),
        (Matcher::InputOutput(expr, expected), Some(output)) => {
            let mut both = Object::default();
            both.insert("input", (seen.input)());
            both.insert("output", output.clone());
            gives(expr, &Document::Object(both), expected)
        }
        (Matcher::Output(..) | Matcher::InputOutput(..), None) => false,
    }
}

/// An expression that cannot be evaluated matches nothing.
fn gives(expr: &Expr, data: &Document, expected: &Expected) -> bool {
    let Ok(found) = evaluate(expr, data) else { return false };
    match (expected, found.as_ref()) {
        (Expected::Boolean(wanted), Document::Boolean(found)) => wanted == found,
        (Expected::Text(wanted), Document::String(found)) => wanted == found,
        (Expected::All(wanted), Document::Array(found)) => {
            !found.is_empty() && found.iter().all(|text| text.as_str() == Some(wanted))
        }
        (Expected::Any(wanted), Document::Array(found)) => {
            found.iter().any(|text| text.as_str() == Some(wanted))
        }
        _ => false,
    }
}
