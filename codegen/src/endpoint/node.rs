//! A JSON value and where it is.

use serde_json::Value;

use crate::source::Origin;

/// A JSON value and where it is.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Value,
    pub(super) origin: Origin,
}

impl<'a> Node<'a> {
    pub(super) fn new(value: &'a Value, origin: &Origin) -> Self {
        Self { value, origin: origin.clone() }
    }

    fn below(&self, value: &'a Value, token: impl std::fmt::Display) -> Self {
        Self { value, origin: Origin { file: self.origin.file, pointer: self.origin.pointer.join(token) } }
    }

    /// A member of an object; nothing if it is absent.
    pub(super) fn get(&self, name: &str) -> Option<Self> {
        Some(self.below(self.value.get(name)?, name))
    }

    /// The members of a list.
    pub(super) fn items(&self) -> Option<Vec<Self>> {
        let items = self.value.as_array()?;
        Some(items.iter().enumerate().map(|(index, item)| self.below(item, index)).collect())
    }

    /// The members of an object.
    pub(super) fn entries(&self) -> Option<Vec<(&'a str, Self)>> {
        let members = self.value.as_object()?;
        Some(members.iter().map(|(name, value)| (name.as_str(), self.below(value, name))).collect())
    }

    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.as_str()
    }
}
