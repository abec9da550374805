//! When values are the same, and which comes first.

use std::cmp::Ordering;

use super::EvalError;
use crate::document::Document;

/// The number, if it is one.
pub(super) fn number(value: &Document) -> Option<f64> {
    value.as_f64()
}

/// Whether two values are the same; numbers are by their value, however they are written.
pub(super) fn same(left: &Document, right: &Document) -> bool {
    match (left, right) {
        (Document::Number(left), Document::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Document::Array(left), Document::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Document::Object(left), Document::Object(right)) => {
            let mut members = left.iter();
            left.len() == right.len()
                && members.all(|(name, left)| right.get(name).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

/// The order of two numbers or of two texts; other values have none.
pub(super) fn order(left: &Document, right: &Document) -> Result<Ordering, EvalError> {
    match (left, right) {
        (Document::String(left), Document::String(right)) => Ok(left.cmp(right)),
        (Document::Number(left), Document::Number(right)) => {
            let (left, right) = (left.as_f64(), right.as_f64());
            left.partial_cmp(&right).ok_or(EvalError::InvalidType)
        }
        _ => Err(EvalError::InvalidType),
    }
}

/// Whether all values are numbers, or all are texts, so that each two have an order.
pub(super) fn have_order<'a>(values: impl Iterator<Item = &'a Document>) -> bool {
    let (mut texts, mut numbers) = (true, true);
    for value in values {
        texts &= matches!(value, Document::String(_));
        numbers &= matches!(value, Document::Number(_));
    }
    texts || numbers
}
