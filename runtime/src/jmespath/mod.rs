//! Expressions of [JMESPath](https://jmespath.org/specification.html), over data without a schema.
//!
//! The generator parses expressions and spells them as constants ([`Expr`]); here they are
//! evaluated. Nothing is parsed when a client runs, so a syntax error is one of the specification
//! and never one of a call.

mod evaluate;
mod expr;
mod function;
mod order;

pub use self::evaluate::{EvalError, evaluate};
pub use self::expr::{Comparator, Expr, Function};
use crate::codec::Codec;
use crate::document::Document;
use crate::json::{self, JSON};
use crate::schema::ValueSchema;
use crate::value::View;

/// A value as data, with the names that it has on the wire. What cannot be written as JSON is null.
pub fn document(view: View<'_>) -> Document {
    let mut text = Vec::new();
    match JSON.encode(view, &ValueSchema::PLAIN, &mut text) {
        Ok(()) => json::document(&text).unwrap_or_default(),
        Err(_) => Document::Null,
    }
}
