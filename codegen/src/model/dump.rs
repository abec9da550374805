//! A model as stable text, for reviews and for tests.

use super::Model;

/// The model as text.
pub fn dump(model: &Model) -> String {
    format!("service {}\n", model.service.name)
}
