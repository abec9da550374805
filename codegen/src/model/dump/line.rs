//! A line of a dump: words with spaces between.

use std::fmt::{Debug, Display};

/// A line of a dump.
pub(super) struct Line(String);

impl Line {
    pub(super) fn new(first: impl Display) -> Self {
        Self(first.to_string())
    }

    /// Adds a word as it is.
    pub(super) fn word(mut self, word: impl Display) -> Self {
        self.0.push(' ');
        self.0.push_str(&word.to_string());
        self
    }

    /// Adds a word if something holds.
    pub(super) fn flag(self, holds: bool, word: &str) -> Self {
        if holds { self.word(word) } else { self }
    }

    /// Adds a word and a quoted value, if there is one.
    pub(super) fn option(self, word: &str, value: Option<impl Debug>) -> Self {
        match value {
            Some(value) => self.word(format_args!("{word}={value:?}")),
            None => self,
        }
    }

    /// Adds a word and a value of a specification as JSON, if there is one.
    pub(super) fn json(self, word: &str, value: Option<&serde_json::Value>) -> Self {
        match value {
            Some(value) => self.word(format_args!("{word}={value}")),
            None => self,
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}
