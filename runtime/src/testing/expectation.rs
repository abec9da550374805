//! An expectation as a test writes it: with the types of its operation.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use super::condition::{Condition, Says};
use super::rule::{Planned, Rule};
use super::script::Shared;
use super::{Answer, CapturedCall, CapturedRequest};
use crate::error::Modeled;
use crate::operation::Operation;
use crate::value::Value;

/// Calls that are expected, and their answers. What is said of it holds at once; it can be kept to
/// ask which calls came. See [`testing`](crate::testing).
pub struct Expectation<T> {
    shared: Shared,
    index: usize,
    of: PhantomData<fn() -> T>,
}

/// Stands for requests that need not be calls of an operation.
#[derive(Debug, Clone, Copy)]
pub struct AnyRequest;

impl<T> Expectation<T> {
    pub(super) const fn new(shared: Shared, index: usize) -> Self {
        Self { shared, index, of: PhantomData }
    }

    /// Only for requests for which this holds: their URL, their headers, their body.
    #[track_caller]
    pub fn when_request(self, holds: impl Fn(&CapturedRequest) -> bool + Send + Sync + 'static) -> Self {
        let says = Says::At(Location::caller());
        self.condition(Condition { holds: Box::new(holds), says })
    }

    /// Answers the next call with this.
    pub fn answer(self, answer: Answer) -> Self {
        self.plan(move |_| answer.clone())
    }

    /// Answers the next call with what the function makes of the request.
    pub fn answer_with(self, answer: impl Fn(&CapturedRequest) -> Answer + Send + Sync + 'static) -> Self {
        self.plan(answer)
    }

    /// Gives the last answer to this many calls, no more and no less.
    ///
    /// # Panics
    ///
    /// If there is no answer yet.
    #[track_caller]
    pub fn times(self, times: usize) -> Self {
        self.last(|planned| planned.times = Some(times))
    }

    /// Gives the last answer to as many calls as there are, be it none.
    ///
    /// # Panics
    ///
    /// If there is no answer yet.
    #[track_caller]
    pub fn any_number(self) -> Self {
        self.last(|planned| planned.times = None)
    }

    /// Waits before the last answer.
    ///
    /// # Panics
    ///
    /// If there is no answer yet.
    #[track_caller]
    pub fn after(self, delay: Duration) -> Self {
        self.last(|planned| {
            let answer = Arc::clone(&planned.answer);
            planned.answer = Arc::new(move |request| answer(request).after(delay));
        })
    }

    /// The requests that it has answered so far.
    pub fn requests(&self) -> Vec<CapturedRequest> {
        self.rule(|rule| rule.requests.clone())
    }

    fn plan(self, answer: impl Fn(&CapturedRequest) -> Answer + Send + Sync + 'static) -> Self {
        self.rule(|rule| rule.answers.push(Planned { answer: Arc::new(answer), times: Some(1), given: 0 }));
        self
    }

    #[track_caller]
    fn last(self, change: impl FnOnce(&mut Planned)) -> Self {
        let changed = self.rule(|rule| rule.answers.last_mut().map(change));
        if changed.is_none() {
            panic!("there is no answer yet: say `output`, `error` or `answer` first");
        }
        self
    }

    fn condition(self, condition: Condition) -> Self {
        self.rule(|rule| rule.conditions.push(condition));
        self
    }

    fn rule<R>(&self, with: impl FnOnce(&mut Rule) -> R) -> R {
        let mut state = self.shared.state();
        match state.rules.get_mut(self.index) {
            Some(rule) => with(rule),
            None => panic!("a script keeps its expectations"),
        }
    }
}

impl<O: Operation> Expectation<O> {
    /// Only for calls whose input this holds for.
    #[track_caller]
    pub fn when(self, holds: impl Fn(&O::Input) -> bool + Send + Sync + 'static) -> Self {
        self.when_request(move |request| request.input::<O>().is_some_and(&holds))
    }

    /// Only for calls with exactly this input.
    #[track_caller]
    pub fn with_input(self, input: impl Into<O::Input>) -> Self
    where
        O::Input: PartialEq + fmt::Debug,
    {
        let expected = input.into();
        let says = Says::Input(format!("{expected:?}"));
        let holds = move |request: &CapturedRequest| request.input::<O>() == Some(&expected);
        self.condition(Condition { holds: Box::new(holds), says })
    }

    /// Answers the next call with this output.
    ///
    /// # Panics
    ///
    /// If the protocol cannot say it.
    #[track_caller]
    pub fn output(self, output: impl Into<O::Output>) -> Self {
        let answer = Answer::output::<O>(&output.into());
        self.answer(answer)
    }

    /// Answers the next call with this error: a variant of the operation's error enum, and the value
    /// in it.
    ///
    /// # Panics
    ///
    /// If the protocol cannot say it.
    #[track_caller]
    pub fn error<T: Value + Clone>(self, variant: fn(Modeled<T>) -> O::Error, error: T) -> Self {
        let answer = Answer::error::<O, T>(variant, &error);
        self.answer(answer)
    }

    /// Answers the next call with what the function makes of its input; [`Answer::output`] and
    /// [`Answer::error`] write it.
    pub fn respond(self, respond: impl Fn(&O::Input) -> Answer + Send + Sync + 'static) -> Self {
        self.answer_with(move |request| match request.input::<O>() {
            Some(input) => respond(input),
            None => panic!("the request is a call of another operation"),
        })
    }

    /// The calls that it has answered so far.
    pub fn calls(&self) -> Vec<CapturedCall<O>> {
        let requests = self.requests().into_iter();
        requests.map(|request| CapturedCall { request, operation: PhantomData }).collect()
    }
}

impl<T> fmt::Debug for Expectation<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expectation").field(&self.rule(|rule| rule.name())).finish()
    }
}
