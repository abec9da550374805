//! The files that gather others: `types.rs`, `operation.rs`, `missing.rs`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::Source;
use super::paths::Imports;
use super::{operation, types};
use crate::request::GeneratedFile;
use crate::rust::names::Name;
use crate::rust::plan::Plan;

/// `types.rs`.
pub(super) fn types(plan: &Plan) -> GeneratedFile {
    let modules = plan.types.iter().map(|plan| (&plan.module, types::exported(&plan.kind)));
    let docs = "The types that inputs and outputs are made of.";
    gather("src/types.rs", docs, modules.collect(), &plan.package.command)
}

/// `operation.rs`.
pub(super) fn operations(plan: &Plan) -> GeneratedFile {
    let modules = plan.operations.iter().map(|plan| (&plan.module, operation::exported(plan)));
    let docs = "The operations of the service: what each is given, what it gives back, what can go wrong.";
    gather("src/operation.rs", docs, modules.collect(), &plan.package.command)
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

/// A file that declares modules, sorted, and makes their contents its own.
fn gather(path: &str, docs: &str, modules: BTreeMap<&Name, Vec<&Name>>, command: &str) -> GeneratedFile {
    let declared = modules.keys().map(|module| quote!(mod #module;));
    let exported = modules.iter().map(|(module, names)| match names.as_slice() {
        [name] => quote!(pub use self::#module::#name;),
        names => quote!(pub use self::#module::{#(#names),*};),
    });
    let items: TokenStream = declared.chain(exported).collect();
    let source = Source { docs: vec![docs.to_owned()], items, ..Source::default() };
    source.file(path, command, &Imports::default())
}
