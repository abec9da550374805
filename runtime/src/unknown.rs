//! What arrives in the place of a union and is not in the schema.

use std::fmt;

use crate::document::Document;

/// A member of a union that the service knows and this client does not.
///
/// The AWS SDKs call it `SDK_UNKNOWN_MEMBER`. The member's name and its whole value are kept, so
/// that sending it back loses nothing. `Debug` prints the name only: the value may be a secret
/// that no specification known here has marked as one.
#[derive(Clone, PartialEq, Default)]
pub struct SdkUnknownMember {
    name: String,
    value: Document,
}

impl SdkUnknownMember {
    /// An unknown member with this name and value.
    pub fn new(name: impl Into<String>, value: impl Into<Document>) -> Self {
        Self { name: name.into(), value: value.into() }
    }

    /// The member's name, or the tag that was found; empty if the value had none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What arrived: with a union that is told apart by its key the member's value, otherwise the
    /// whole value.
    pub const fn value(&self) -> &Document {
        &self.value
    }

    /// Takes the value out.
    pub fn into_value(self) -> Document {
        self.value
    }
}

impl fmt::Debug for SdkUnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SdkUnknownMember").field("name", &self.name).finish_non_exhaustive()
    }
}
