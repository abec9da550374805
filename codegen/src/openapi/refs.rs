//! The references that [`super::dialect`] puts in the place of what an object holds.

use openapiv3::ReferenceOr;

use crate::source::{JsonPointer, Origin};

/// The place that such a reference stands for, in the object at a place.
pub(super) fn place<T>(object: &Origin, child: &ReferenceOr<T>) -> Option<Origin> {
    let ReferenceOr::Reference { reference } = child else { return None };
    let relative = JsonPointer::parse(reference)?;
    Some(relative.tokens().into_iter().fold(object.clone(), |at, token| at.join(token)))
}
