//! How an operation is called, for the documentation of its method.

use super::{Argument, RustType, StructPlan};
use crate::rust::names::Name;

/// A call of an operation with every member that has to be given.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ExamplePlan {
    /// The setters to call, with what to give them.
    pub(in crate::rust) setters: Vec<(Name, ExampleValue)>,
}

/// What an example gives to a setter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum ExampleValue {
    /// A text that stands for any other.
    Text,
    /// `true`.
    True,
    /// A number.
    Number,
    /// A variable of this type, which the reader has to make.
    Variable(RustType),
}

impl ExamplePlan {
    /// An example for an input.
    pub(super) fn of(input: &StructPlan) -> Self {
        let setter = |field: &super::FieldPlan| {
            let value = match &field.setter.argument {
                Argument::Plain(RustType::Primitive("bool")) => ExampleValue::True,
                Argument::Plain(RustType::Primitive(name)) if !name.starts_with('f') => ExampleValue::Number,
                Argument::Into(RustType::String) => ExampleValue::Text,
                _ => ExampleValue::Variable(field.rust_type.bare().clone()),
            };
            (field.setter.name.clone(), value)
        };
        Self { setters: input.required().map(setter).collect() }
    }
}
