//! Null as a value of its own.

use super::{OptionSlot, Slot, Value, View};

/// A value that is either null or something, where the specification tells null from absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nullable<T> {
    /// An explicit null.
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, if it is not null.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value itself, if it is not null.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Whether this is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Value> Value for Nullable<T> {
    fn empty() -> Self {
        Self::Null
    }
    fn view(&self) -> View<'_> {
        match self {
            Self::Null => View::Null,
            Self::Value(value) => value.view(),
        }
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Option(self)
    }
    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}

impl<T: Value> OptionSlot for Nullable<T> {
    fn place(&mut self, fresh: bool) -> Slot<'_> {
        if fresh || self.is_null() {
            *self = Self::Value(T::empty());
        }
        match self {
            Self::Null => Slot::Skip,
            Self::Value(value) => value.slot(),
        }
    }
    fn set_null(&mut self) {
        *self = Self::Null;
    }
}
