//! What a request has to be to fit an expectation.

use std::panic::Location;

use super::CapturedRequest;

/// A condition, and how it is called when it does not hold.
pub(super) struct Condition {
    pub(super) holds: Box<dyn Fn(&CapturedRequest) -> bool + Send + Sync>,
    pub(super) says: Says,
}

/// What is said of a condition that does not hold.
pub(super) enum Says {
    /// Where it was written.
    At(&'static Location<'static>),
    /// What the input should have been.
    Input(String),
}

impl Condition {
    /// Why the condition does not hold, if it does not.
    pub(super) fn objection(&self, request: &CapturedRequest) -> Option<String> {
        if (self.holds)(request) {
            return None;
        }
        Some(match &self.says {
            Says::At(place) => format!("the condition at {}:{} does not hold", place.file(), place.line()),
            Says::Input(expected) => format!("the input is not {expected}"),
        })
    }
}
