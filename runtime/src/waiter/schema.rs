//! What a specification says about a waiter, as constants.

use crate::jmespath::Expr;

/// A waiter.
#[derive(Debug)]
pub struct WaiterSchema {
    /// Its name in the specification.
    pub name: &'static str,
    /// The shortest time between two calls, in seconds.
    pub min_delay: u32,
    /// The longest time between two calls, in seconds.
    pub max_delay: u32,
    /// What to look for, the first that matches decides.
    pub acceptors: &'static [Acceptor],
}

/// What a result means.
#[derive(Debug, Clone, Copy)]
pub struct Acceptor {
    /// What it means.
    pub state: State,
    /// Which results these are.
    pub matcher: Matcher,
}

/// What a result means for a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The state that is waited for is reached.
    Success,
    /// It will not be reached.
    Failure,
    /// Another call may see it.
    Retry,
}

/// Which results are meant.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Matcher {
    /// Outputs (`true`) or errors (`false`).
    Success(bool),
    /// Errors with this code.
    Error(&'static str),
    /// Outputs for which an expression gives what is expected.
    Output(Expr, Expected),
    /// The same of an object with the members `input` and `output`.
    InputOutput(Expr, Expected),
}

/// What an expression must give.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Expected {
    /// This boolean.
    Boolean(bool),
    /// This text.
    Text(&'static str),
    /// A list of texts that are all this one, at least one.
    All(&'static str),
    /// A list in which this text is.
    Any(&'static str),
}
