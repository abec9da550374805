//! Enums.

use super::{Deprecation, Docs};
use crate::source::Origin;

/// An enum of texts.
#[derive(Debug, Clone)]
pub struct EnumShape {
    /// The known values, in the order of the specification.
    pub values: Vec<EnumValue>,
}

/// A known value of an enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// Its name, if the specification gives one.
    pub name: Option<String>,
    /// What is sent.
    pub value: String,
    /// What the specification says about it.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Where it was read.
    pub origin: Origin,
}

/// An enum of numbers.
#[derive(Debug, Clone)]
pub struct IntEnumShape {
    /// The known values, in the order of the specification.
    pub values: Vec<IntEnumValue>,
}

/// A known value of an enum of numbers.
#[derive(Debug, Clone)]
pub struct IntEnumValue {
    /// Its name, if the specification gives one.
    pub name: Option<String>,
    /// What is sent.
    pub value: i64,
    /// What the specification says about it.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Where it was read.
    pub origin: Origin,
}
