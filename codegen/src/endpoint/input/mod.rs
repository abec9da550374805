//! Paths into the input of an operation, by which it gives values to parameters.
//!
//! A path of `smithy.rules#operationContextParams` comes in as the specification has it; steps go out
//! that the back end can print and that can be taken over the input as JSON. What a path may hold is
//! in <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>.

mod lower;
mod walk;

pub(super) use lower::{lower, member};

use super::Base;

/// A path, and what it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputPath {
    /// The steps, from the input on.
    pub steps: Vec<InputStep>,
    /// What they lead to: text, a boolean or a list of texts.
    pub base: Base,
}

/// A step from a value to values in it; the same as those of the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputStep {
    /// To a member of a structure or union.
    Member {
        /// Its name.
        name: String,
        /// Its index.
        index: usize,
    },
    /// To the value of a map that has this key.
    Entry(String),
    /// To each element of a list.
    Items,
    /// To each key of a map.
    Keys,
    /// To what each of these leads to.
    Each(Vec<Vec<Self>>),
}
