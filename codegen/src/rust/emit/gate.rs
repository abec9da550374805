//! Features of the crate that something is behind, and the modules of tags.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::plan::{Gate, OperationPlan, Plan, TagPlan};

/// The attribute of what is behind a gate.
pub(super) fn gate(gate: &Gate) -> TokenStream {
    match gate.0.as_slice() {
        [] => TokenStream::new(),
        [feature] => quote!(#[cfg(feature = #feature)]),
        features => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}

/// A tag whose operations have a module.
pub(super) struct Group<'a> {
    /// The tag.
    pub(super) tag: &'a TagPlan,
    /// Its index.
    pub(super) index: usize,
    /// What its module is behind.
    pub(super) gate: Gate,
}

impl Group<'_> {
    /// The operations of the module.
    pub(super) fn operations<'p>(&self, plan: &'p Plan) -> impl Iterator<Item = &'p OperationPlan> + use<'p> {
        let index = self.index;
        plan.operations.iter().filter(move |operation| operation.tag == Some(index))
    }
}

/// The tags that are the first one of an operation.
pub(super) fn groups(plan: &Plan) -> Vec<Group<'_>> {
    let groups = plan.gates.tags.iter().enumerate().map(|(index, tag)| {
        let mut group = Group { tag, index, gate: Gate::default() };
        group.gate = Gate::any(group.operations(plan).map(|operation| &operation.gate));
        group
    });
    groups.filter(|group| group.operations(plan).next().is_some()).collect()
}
