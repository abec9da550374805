//! Examples that a specification gives.

use serde_json::Value;

use super::ShapeId;
use crate::source::Origin;

/// A value that the specification gives as an example. No client is made of it: it is there to
/// test one.
#[derive(Debug, Clone)]
pub struct Example {
    /// The shape that it is a value of.
    pub shape: ShapeId,
    /// Null is a value where it stands.
    pub nullable: bool,
    /// The value.
    pub value: Value,
    /// Where it was read.
    pub origin: Origin,
}
