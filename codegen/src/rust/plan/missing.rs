//! The markers of required members, one for each name in the crate.

use std::collections::BTreeSet;

use super::{OperationPlan, OutputPlan, StructPlan};
use crate::rust::names::Name;

/// All markers, sorted.
pub(super) fn markers<'a>(
    types: impl Iterator<Item = &'a StructPlan>,
    operations: &'a [OperationPlan],
) -> BTreeSet<Name> {
    let outputs = operations.iter().filter_map(|operation| match &operation.output {
        OutputPlan::Structure(output) => Some(output),
        OutputPlan::Type(_) | OutputPlan::ByStatus { .. } => None,
    });
    let inputs = operations.iter().map(|operation| &operation.input);
    let fields = types.chain(inputs).chain(outputs).flat_map(|structure| &structure.fields);
    fields.filter_map(|field| field.required.as_ref()).map(|required| required.marker.clone()).collect()
}
