//! An operation: its marker, its schema, its input, output and error.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::docs;
use super::file::Source;
use super::paths::{self, Imports};
use super::{error, output, pages, request, structure, waiter};
use crate::request::GeneratedFile;
use crate::rust::docs::code;
use crate::rust::names::Name;
use crate::rust::plan::{OperationPlan, OutputPlan, TagPlan};

/// The file of an operation.
pub(super) fn file(plan: &OperationPlan, tags: &[TagPlan], command: &str) -> GeneratedFile {
    let imports = Imports::beside(declared(plan));
    let parts = [
        marker(plan, &imports),
        request::table(plan, &imports),
        pages::pages(plan, &imports),
        waiter::waiters(plan, &imports),
        structure::structure(&plan.input, &imports),
        output::output(&plan.output, &imports),
        error::error(&plan.error, &imports),
    ];
    let source = Source { items: parts.into_iter().collect(), ..Source::default() };
    let tag = plan.tag.and_then(|index| tags.get(index));
    let folder = tag.map(|tag| format!("{}/", tag.module.text())).unwrap_or_default();
    source.file(&format!("src/operation/{folder}{}.rs", plan.module.text()), command, &imports)
}

/// The types of an operation, by which it is known outside of its file.
pub(super) fn exported(plan: &OperationPlan) -> Vec<&Name> {
    let mut names = vec![&plan.name, &plan.error.name, &plan.input.name, &plan.input.builder];
    match &plan.output {
        OutputPlan::Type(_) => {}
        OutputPlan::Structure(output) => names.extend([&output.name, &output.builder]),
        OutputPlan::ByStatus { name, .. } => names.push(name),
    }
    names.sort();
    names
}

fn declared(plan: &OperationPlan) -> Vec<&Name> {
    let mut names: Vec<&Name> = exported(plan);
    names.extend(structure::declared(&plan.input));
    if let OutputPlan::Structure(output) = &plan.output {
        names.extend(structure::declared(output));
    }
    names
}

fn marker(plan: &OperationPlan, imports: &Imports) -> TokenStream {
    let (name, input, error) = (&plan.name, &plan.input.name, &plan.error.name);
    let about = docs([format!("The operation {}.", code(&plan.wire_name))]);
    let [operation, schema] = [paths::OPERATION, paths::OPERATION_SCHEMA].map(|item| imports.path(item));
    let (output, choice) =
        (output::output_type(&plan.output, imports), output::choice(&plan.output, imports));
    quote! {
        #about
        #[derive(Debug, Clone, Copy)]
        pub struct #name;
        impl #operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;
            const SCHEMA: &'static #schema = &SCHEMA;
            #choice
        }
    }
}
