//! Expressions of JMESPath, as specifications hold them.
//!
//! Text comes in, an [`Expr`] goes out that can be spelled as a constant of the runtime. [`check`]
//! says what can be said of an expression without running it. The grammar is that of the crate
//! `jmespath`; names of functions and the number of their arguments are checked here.

mod check;
mod parse;
#[cfg(test)]
mod tests;

pub use drawplate_runtime::jmespath::{Comparator, Function};

pub use self::check::{Check, Checked, Problem, Type, check};
pub use self::parse::{ParseError, parse};

/// An expression. The variants are those of the runtime's type of this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// The current value.
    Current,
    /// A constant, as JSON.
    Literal(String),
    /// A member of an object.
    Field(String),
    /// An element of a list.
    Index(i64),
    /// Elements of a list: start, end, step.
    Slice(Option<i64>, Option<i64>, i64),
    /// The second, with the first as the current value.
    Then(Box<Self>, Box<Self>),
    /// The second for each element of the first.
    Each(Box<Self>, Box<Self>),
    /// The elements of the lists in a list.
    Flatten(Box<Self>),
    /// The values of an object.
    Values(Box<Self>),
    /// The second where the first holds.
    When(Box<Self>, Box<Self>),
    /// Whether two values compare so.
    Compare(Comparator, Box<Self>, Box<Self>),
    /// Both hold.
    And(Box<Self>, Box<Self>),
    /// One of both holds.
    Or(Box<Self>, Box<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Object(Vec<(String, Self)>),
    /// What a function gives back.
    Call(Function, Vec<Self>),
    /// The expression itself.
    Reference(Box<Self>),
}
