//! What the generator has to say about a specification.

mod code;
mod render;
mod similar;

pub use code::Code;
pub use render::{render, render_one, visible};
pub(crate) use similar::similar;

use crate::source::{Origin, Position};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated until this is settled.
    Error,
    /// Something is left out or is not as the specification says.
    Warning,
    /// Something the user may want to know.
    Note,
}

/// One thing to say, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the words of the specification.
    pub message: String,
    /// Where, if it has a place.
    pub origin: Option<Origin>,
    /// The exact place, where a text could not be read as far as the origin's node.
    pub position: Option<Position>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with the code's own severity.
    pub fn new(code: Code, origin: &Origin, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            origin: Some(origin.clone()),
            position: None,
            help: None,
        }
    }

    /// A diagnostic about the run as a whole.
    pub fn global(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            origin: None,
            position: None,
            help: None,
        }
    }

    /// Says where exactly it is, when the text cannot be read as far as the origin's node.
    #[must_use]
    pub const fn at(mut self, position: Position) -> Self {
        self.position = Some(position);
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Diagnostics, collected within a stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds one with the code's own severity: what is wrong, and what to do about it.
    pub fn report(
        &mut self,
        code: Code,
        origin: &Origin,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(code, origin, message).help(help));
    }

    /// Adds all of another collection.
    pub fn append(&mut self, mut other: Self) {
        self.items.append(&mut other.items);
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|item| item.severity == Severity::Error)
    }

    /// All of them, by file and place; those of the same place in the order they were found.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut items: Vec<_> = self.items.iter().collect();
        items.sort_by_key(|item| item.origin.clone());
        items
    }

    /// All of them, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.items.extend(iter);
    }
}
