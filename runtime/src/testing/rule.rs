//! An expectation as the script keeps it, without its types.

use std::any::TypeId;
use std::panic::Location;
use std::sync::Arc;

use super::condition::Condition;
use super::{Answer, CapturedRequest};

/// An expectation.
pub(super) struct Rule {
    /// The operation's name and the type of its input; any request without.
    pub(super) operation: Option<(&'static str, TypeId)>,
    /// Where it was written.
    pub(super) place: &'static Location<'static>,
    pub(super) conditions: Vec<Condition>,
    pub(super) answers: Vec<Planned>,
    /// The calls that it was the first to fit.
    pub(super) requests: Vec<CapturedRequest>,
}

/// What makes an answer of a request.
pub(super) type Respond = Arc<dyn Fn(&CapturedRequest) -> Answer + Send + Sync>;

/// An answer, and how many calls it is for.
pub(super) struct Planned {
    pub(super) answer: Respond,
    /// How many calls it is for; any number without.
    pub(super) times: Option<usize>,
    pub(super) given: usize,
}

impl Planned {
    fn is_left(&self) -> bool {
        self.times.is_none_or(|times| self.given < times)
    }

    /// Whether calls are missing.
    fn is_due(&self) -> bool {
        self.times.is_some_and(|times| self.given < times)
    }
}

impl Rule {
    /// What the rule is about.
    pub(super) fn name(&self) -> String {
        let about = self.operation.map_or("any request".to_owned(), |(name, _)| format!("`{name}`"));
        format!("{about} ({}:{})", self.place.file(), self.place.line())
    }

    /// Why the request does not fit, if it does not.
    pub(super) fn objection(&self, request: &CapturedRequest) -> Option<String> {
        let called = request.called.as_ref().map(|called| (called.schema.name, called.input().type_id()));
        if self.operation.is_some() && self.operation != called {
            return Some("another operation".to_owned());
        }
        if let Some(objection) = self.conditions.iter().find_map(|condition| condition.objection(request)) {
            return Some(objection);
        }
        if self.answers.is_empty() {
            return Some("it has no answer: say `output`, `error` or `answer`".to_owned());
        }
        let is_left = self.answers.iter().any(Planned::is_left);
        (!is_left).then(|| format!("it has answered {} already, which is all", calls(self.given())))
    }

    /// Takes the next answer for a request that fits.
    pub(super) fn take(&mut self, request: &CapturedRequest) -> Option<Respond> {
        let planned = self.answers.iter_mut().find(|planned| planned.is_left())?;
        planned.given += 1;
        self.requests.push(request.clone());
        Some(Arc::clone(&planned.answer))
    }

    /// Whether calls are missing. An expectation without an answer is missing one.
    pub(super) fn is_due(&self) -> bool {
        self.answers.is_empty() || self.answers.iter().any(Planned::is_due)
    }

    /// Whether no call can be answered any more.
    pub(super) fn is_used_up(&self) -> bool {
        !self.answers.is_empty() && !self.answers.iter().any(Planned::is_left)
    }

    /// What is missing.
    pub(super) fn shortfall(&self) -> String {
        let wanted: usize = self.answers.iter().filter_map(|planned| planned.times).sum();
        let given: usize =
            self.answers.iter().map(|planned| planned.given.min(planned.times.unwrap_or(0))).sum();
        format!("{}: {} of {} came", self.name(), given, calls(wanted.max(1)))
    }

    fn given(&self) -> usize {
        self.answers.iter().map(|planned| planned.given).sum()
    }
}

fn calls(count: usize) -> String {
    if count == 1 { "1 call".to_owned() } else { format!("{count} calls") }
}
