//! The files that gather others: `types.rs`, `operation.rs`, `missing.rs`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::Source;
use super::gate::{Group, gate, groups};
use super::paths::Imports;
use super::{operation, types};
use crate::request::GeneratedFile;
use crate::rust::docs::code;
use crate::rust::names::Name;
use crate::rust::plan::{Gate, OperationPlan, Plan};

/// `types.rs`.
pub(super) fn types(plan: &Plan) -> GeneratedFile {
    let modules = plan.types.iter().map(|plan| {
        let (names, gate) = (types::exported(&plan.kind), &plan.gate);
        (&plan.module, Module { visible: false, gate, names })
    });
    let docs = vec!["The types that inputs and outputs are made of.".to_owned()];
    gather("src/types.rs", docs, modules.collect(), &plan.package.command)
}

/// `operation.rs`, and a file for each tag that is a module.
pub(super) fn operations(plan: &Plan) -> Vec<GeneratedFile> {
    let command = &plan.package.command;
    let groups = groups(plan);
    let mut modules = of_operations(&plan.operations, None);
    let mut files = Vec::new();
    for Group { tag, index, gate } in &groups {
        modules.insert(&tag.module, Module { visible: true, gate, names: Vec::new() });
        let mut inner = of_operations(&plan.operations, Some(*index));
        let open = Gate::default();
        for module in inner.values_mut().filter(|module| module.gate == gate) {
            module.gate = &open;
        }
        let docs = vec![format!("The operations with the tag {}.", code(&tag.tag))];
        let path = format!("src/operation/{}.rs", tag.module.text());
        files.push(gather(&path, docs, inner, command));
    }
    let docs = "The operations of the service: what each is given, what it gives back, what can go wrong.";
    files.push(gather("src/operation.rs", vec![docs.to_owned()], modules, command));
    files
}

/// The operations that are in the module of a tag, or in that of the operations without one.
fn of_operations(operations: &[OperationPlan], tag: Option<usize>) -> BTreeMap<&Name, Module<'_>> {
    let modules = operations.iter().filter(|operation| operation.tag == tag).map(|operation| {
        let (names, gate) = (operation::exported(operation), &operation.gate);
        (&operation.module, Module { visible: false, gate, names })
    });
    modules.collect()
}

/// `missing.rs`: what stands for required members that have not been set.
pub(super) fn missing(plan: &Plan) -> GeneratedFile {
    let markers = plan.markers.iter().map(|marker| quote!(#[derive(Debug)] pub enum #marker {}));
    let source = Source {
        docs: vec![
            "What stands in the type of a builder for a required member that has not been set.".to_owned(),
        ],
        attributes: quote! {
            #![allow(non_camel_case_types, reason = "the compiler names the setter to call")]
            #![allow(missing_docs, reason = "each is called like the member that it stands for")]
        },
        items: markers.collect(),
    };
    source.file("src/missing.rs", &plan.package.command, &Imports::default())
}

/// A module of which the contents are shown where it stands.
struct Module<'a> {
    /// Whether the module itself is shown too.
    visible: bool,
    /// What it is behind.
    gate: &'a Gate,
    /// What it shows; everything, if it is shown itself.
    names: Vec<&'a Name>,
}

/// A file that declares modules, sorted, and makes their contents its own.
fn gather(
    path: &str,
    docs: Vec<String>,
    modules: BTreeMap<&Name, Module<'_>>,
    command: &str,
) -> GeneratedFile {
    let declared = modules.iter().map(|(name, module)| {
        let (gate, visible) = (gate(module.gate), module.visible.then(|| quote!(pub)));
        quote!(#gate #visible mod #name;)
    });
    let exported = modules.iter().map(|(name, module)| {
        let gate = gate(module.gate);
        match module.names.as_slice() {
            _ if module.visible => quote!(#gate #[doc(no_inline)] pub use self::#name::*;),
            [only] => quote!(#gate pub use self::#name::#only;),
            names => quote!(#gate pub use self::#name::{#(#names),*};),
        }
    });
    let items: TokenStream = declared.chain(exported).collect();
    let source = Source { docs, items, ..Source::default() };
    source.file(path, command, &Imports::default())
}
