//! The values of enums, of texts and of numbers alike.

use crate::model::ShapeKind;
use crate::source::Origin;

/// A value of an enum.
pub(super) struct Named<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) value: String,
    pub(super) is_deprecated: bool,
    pub(super) origin: &'a Origin,
}

/// The values of an enum, in the order of the specification; none for anything else.
pub(super) fn enum_values(kind: &ShapeKind) -> Vec<Named<'_>> {
    match kind {
        ShapeKind::Enum(shape) => {
            let values = shape.values.iter().map(|value| Named {
                name: value.name.as_deref(),
                value: value.value.clone(),
                is_deprecated: value.deprecated.is_some(),
                origin: &value.origin,
            });
            values.collect()
        }
        ShapeKind::IntEnum(shape) => {
            let values = shape.values.iter().map(|value| Named {
                name: value.name.as_deref(),
                value: value.value.to_string(),
                is_deprecated: value.deprecated.is_some(),
                origin: &value.origin,
            });
            values.collect()
        }
        _ => Vec::new(),
    }
}
