//! Limits that a value does not keep.

use std::error::Error;
use std::fmt;

/// A limit that a value does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    path: String,
    kind: ViolationKind,
}

/// What is wrong with a value. It holds nothing of the value itself; of one that the specification
/// calls a secret, it does not even hold the length.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ViolationKind {
    /// It is too short or too long.
    Length {
        /// Its length, unless the value is a secret.
        actual: Option<u64>,
        /// The least length.
        min: Option<u64>,
        /// The greatest length.
        max: Option<u64>,
    },
    /// It is too small or too great.
    Range {
        /// The least number, and whether it is itself allowed.
        min: Option<(&'static str, bool)>,
        /// The greatest number, and whether it is itself allowed.
        max: Option<(&'static str, bool)>,
    },
    /// It is no multiple of this number.
    MultipleOf(&'static str),
    /// The pattern matches nowhere in it.
    Pattern(&'static str),
    /// Two members of a list are equal.
    Unique {
        /// The index of the first of them.
        first: usize,
        /// The index of the second.
        second: usize,
    },
}

impl Violation {
    pub(super) const fn new(path: String, kind: ViolationKind) -> Self {
        Self { path, kind }
    }

    /// Where the value is, as in `input.tags[2].key`. Members are named as on the wire.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong.
    pub const fn kind(&self) -> &ViolationKind {
        &self.kind
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

impl fmt::Display for ViolationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { actual: Some(actual), min, max } => {
                write!(f, "length {actual}, allowed {}", Lengths(*min, *max))
            }
            Self::Length { actual: None, min, max } => write!(f, "length not in {}", Lengths(*min, *max)),
            Self::Range { min, max } => {
                f.write_str("not a number")?;
                let mut joint = " of ";
                if let Some((number, included)) = min {
                    write!(f, "{joint}{} {number}", if *included { "at least" } else { "more than" })?;
                    joint = " and ";
                }
                match max {
                    Some((number, true)) => write!(f, "{joint}at most {number}"),
                    Some((number, false)) => write!(f, "{joint}less than {number}"),
                    None => Ok(()),
                }
            }
            Self::MultipleOf(number) => write!(f, "not a multiple of {number}"),
            Self::Pattern(pattern) => write!(f, "does not match the pattern `{pattern}`"),
            Self::Unique { first, second } => {
                write!(f, "the members {first} and {second} are equal, and none may be")
            }
        }
    }
}

/// Lengths as a range of Rust.
struct Lengths(Option<u64>, Option<u64>);

impl fmt::Display for Lengths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            (min, Some(max)) => write!(f, "{}..={max}", min.unwrap_or(0)),
            (min, None) => write!(f, "{}..", min.unwrap_or(0)),
        }
    }
}

/// All limits that an input does not keep, in the order of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations(Box<[Violation]>);

impl Violations {
    pub(super) fn new(all: Vec<Violation>) -> Self {
        Self(all.into())
    }

    /// The violations, at least one.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Violation> {
        self.0.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl Error for Violations {}
