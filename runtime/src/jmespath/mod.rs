//! Expressions of [JMESPath](https://jmespath.org/specification.html), over data without a schema.
//!
//! The generator parses expressions and spells them as constants ([`Expr`]); here they are
//! evaluated. Nothing is parsed when a client runs, so a syntax error is one of the specification
//! and never one of a call.

mod data;
mod evaluate;
mod expr;
mod function;
mod order;

pub use self::data::document;
pub use self::evaluate::{EvalError, evaluate};
pub use self::expr::{Comparator, Expr, Function};
