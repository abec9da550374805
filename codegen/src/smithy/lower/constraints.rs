//! Limits on values.

use serde_json::Value;

use crate::model::Constraints;
use crate::smithy::ast::{Traits, find};
use crate::smithy::traits;

/// The limits that the traits of a shape or member set.
pub(super) fn constraints(all: &Traits) -> Constraints {
    let value = |id: &str, property: &str| find(all, id)?.value.get(property);
    let length = |property: &str| value(traits::LENGTH, property).and_then(Value::as_u64);
    let range = |property: &str| value(traits::RANGE, property).map(Value::to_string);
    Constraints {
        min_length: length("min"),
        max_length: length("max"),
        minimum: range("min"),
        maximum: range("max"),
        pattern: super::text::text(all, traits::PATTERN),
        unique: find(all, traits::UNIQUE_ITEMS).is_some(),
        ..Constraints::default()
    }
}
