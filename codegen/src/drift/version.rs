//! A version of a specification, as far as it is compared.

use crate::model::{Model, Outline};

/// A version of a specification.
#[derive(Debug, Clone)]
pub struct Version {
    /// What a client is made of. There is none where no service is declared: the specification is a
    /// library of shapes.
    pub model: Option<Model>,
    /// All shapes that are declared, whether an operation leads to them or not, where they are not all
    /// in the model (Smithy).
    pub library: Option<Model>,
    /// What is declared besides.
    pub outline: Outline,
}

impl Version {
    /// The version of the service, in its own words; empty for a library of shapes.
    pub fn number(&self) -> &str {
        self.model.as_ref().map_or("", |model| model.service.version.as_str())
    }
}
