//! The script: what is expected, in which order, and what came.

use std::any::TypeId;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::condition::Condition;
use super::expectation::{AnyRequest, Expectation};
use super::report::unexpected;
use super::rule::Rule;
use super::{Answer, CapturedRequest, Deviation, ScriptedTransport};
use crate::operation::Operation;

/// Which calls are to come, and how they are answered. See [`testing`](crate::testing).
///
/// It verifies itself when it is dropped, unless the test has failed already.
#[derive(Debug)]
pub struct Script {
    pub(super) shared: Shared,
    verified: bool,
}

/// What the script shares with its transports and expectations.
#[derive(Clone, Default)]
pub(super) struct Shared(Arc<Mutex<State>>);

#[derive(Default)]
pub(super) struct State {
    in_order: bool,
    pub(super) rules: Vec<Rule>,
    requests: Vec<CapturedRequest>,
    unexpected: Vec<String>,
}

impl Script {
    /// A script whose expectations are met in any order.
    #[allow(clippy::new_without_default, reason = "a script that nobody keeps verifies nothing")]
    #[must_use]
    pub fn new() -> Self {
        Self { shared: Shared::default(), verified: false }
    }

    /// A script whose expectations are met one after the other.
    #[must_use]
    pub fn in_order() -> Self {
        let script = Self::new();
        script.shared.state().in_order = true;
        script
    }

    /// Expects calls of an operation.
    #[track_caller]
    pub fn expect<O: Operation>(&self, operation: O) -> Expectation<O> {
        let _ = operation;
        self.add(Some((O::SCHEMA.name, TypeId::of::<O::Input>())))
    }

    /// Expects requests of any kind, among them those that are no calls of an operation.
    #[track_caller]
    pub fn expect_request(&self) -> Expectation<AnyRequest> {
        self.add(None)
    }

    #[track_caller]
    fn add<T>(&self, operation: Option<(&'static str, TypeId)>) -> Expectation<T> {
        let (conditions, answers, requests) = (Vec::<Condition>::new(), Vec::new(), Vec::new());
        let rule = Rule { operation, place: Location::caller(), conditions, answers, requests };
        let mut state = self.shared.state();
        state.rules.push(rule);
        Expectation::new(self.shared.clone(), state.rules.len() - 1)
    }

    /// What answers the requests of a client, for its configuration.
    #[must_use]
    pub fn transport(&self) -> ScriptedTransport {
        ScriptedTransport(self.shared.clone())
    }

    /// All requests so far, expected or not.
    #[must_use]
    pub fn requests(&self) -> Vec<CapturedRequest> {
        self.shared.state().requests.clone()
    }

    /// Checks that all that was expected came, and nothing else.
    ///
    /// # Errors
    ///
    /// Says what is missing, and what was not expected.
    pub fn check(&self) -> Result<(), Deviation> {
        let state = self.shared.state();
        let missing = state.rules.iter().filter(|rule| rule.is_due()).map(Rule::shortfall);
        let all: Vec<_> = state.unexpected.iter().cloned().chain(missing).collect();
        if all.is_empty() { Ok(()) } else { Err(Deviation(all)) }
    }

    /// Ends the script.
    ///
    /// # Panics
    ///
    /// If something that was expected did not come, or something came that was not expected; see
    /// [`Script::check`] for an error in place of that.
    #[track_caller]
    pub fn verify(mut self) {
        self.verified = true;
        if let Err(deviation) = self.check() {
            panic!("{deviation}");
        }
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        if self.verified || std::thread::panicking() {
            return;
        }
        if let Err(deviation) = self.check() {
            panic!("{deviation}");
        }
    }
}

impl Shared {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer to a request, or why there is none.
    pub(super) fn answer(&self, request: CapturedRequest) -> Result<Answer, String> {
        let mut state = self.state();
        state.requests.push(request.clone());
        let State { in_order, rules, .. } = &mut *state;
        let fits = |rule: &&mut Rule| rule.objection(&request).is_none();
        let rule = if *in_order {
            // What may come any number of times is over when something else comes.
            let due = rules.iter().position(|rule| rule.is_due()).unwrap_or(usize::MAX);
            let open = |(index, rule): &(usize, &mut Rule)| *index <= due && !rule.is_used_up();
            rules.iter_mut().enumerate().filter(open).map(|(_, rule)| rule).find(fits)
        } else {
            rules.iter_mut().find(fits)
        };
        match rule.and_then(|rule| rule.take(&request)) {
            Some(answer) => {
                // The answer may look at the script.
                drop(state);
                Ok(answer(&request))
            }
            None => {
                let said = unexpected(&request, &state.rules, state.in_order);
                state.unexpected.push(said.clone());
                Err(said)
            }
        }
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let state = self.state();
        let rules: Vec<_> = state.rules.iter().map(Rule::name).collect();
        f.debug_struct("Script").field("expectations", &rules).field("requests", &state.requests).finish()
    }
}
