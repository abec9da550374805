//! Inputs against the limits of their specification, before they are sent (feature `validation`).
//!
//! Length, range, pattern and the like are data in the schemas of generated types ([`Limits`]);
//! this is what holds a value against them. A client does so for every call once its configuration
//! says `validate(true)`, or for one call with [`Call::validate`](crate::call::Call::validate); a call
//! that breaks a limit is not sent, and its error lists every violation with its path. [`check`] does
//! the same for any structure.
//!
//! It is off by default: services know their limits best, and change them. What a value holds is
//! never part of a violation, nor is anything else about a value that the specification calls a
//! secret.
//!
//! - Lengths of text count characters (Unicode scalar values), those of blobs bytes, or the
//!   characters of their base64 where the specification counts these.
//! - Ranges and multiples are exact: numbers are compared digit by digit, as they are sent.
//! - Patterns are regular expressions of ECMA 262, with the flag `u` where they allow it, and may
//!   match anywhere in the text. Each is compiled once.
//! - Values that this version of a crate does not know (variants of unions, data without a schema) and
//!   streams are not looked into.

mod decimal;
mod limits;
mod measure;
mod pattern;
#[cfg(test)]
mod tests;
mod violation;
mod walk;

pub use self::limits::Limits;
pub use self::violation::{Violation, ViolationKind, Violations};
use self::walk::Walk;
use crate::value::Structure;

/// Holds a structure against the limits of its specification.
///
/// # Errors
///
/// Lists every violation.
pub fn check(input: &dyn Structure) -> Result<(), Violations> {
    let violations = Walk::over(input);
    if violations.is_empty() { Ok(()) } else { Err(Violations::new(violations)) }
}

/// The limits of a structure or union, within the implementation of its trait.
#[doc(hidden)]
#[macro_export]
macro_rules! limits {
    ($($limits:tt)*) => {
        #[inline]
        fn limits(&self) -> &'static [(usize, $crate::validation::Limits)] {
            use $crate::validation::Limits;
            const LIMITS: &[(usize, Limits)] = &[$($limits)*];
            LIMITS
        }
    };
}
