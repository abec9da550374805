//! `src/endpoint.rs` and `tests/endpoint.rs` of the generated crate.

mod context;
mod diagram;
mod outcome;
mod params;
mod server;
mod spell;
mod test;
mod tree;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::rust::names::Name;
use crate::rust::plan::endpoint::{DecisionPlan, EndpointPlan, RulesPlan};

pub(in crate::rust) use test::endpoint_tests;

/// The contents of `src/endpoint.rs`.
pub(in crate::rust) fn endpoint(plan: &EndpointPlan) -> TokenStream {
    match plan {
        EndpointPlan::Rules(plan) => rules(plan),
        EndpointPlan::Servers(plan) => server::servers(plan),
    }
}

fn rules(plan: &RulesPlan) -> TokenStream {
    let params = params::params(plan);
    let resolver = context::resolver(plan);
    let decision = match &plan.decision {
        DecisionPlan::Tree { resolve, functions } => tree::tree(plan, resolve, functions),
        DecisionPlan::Diagram(diagram) => diagram::diagram(plan, diagram),
    };
    let imports = imports(&quote!(#params #resolver #decision));
    quote! {
        #![doc = " Where the service is: the endpoint rules of the specification as Rust."]
        #imports
        #params
        #resolver
        #decision
    }
}

/// Imports what is mentioned: nothing in these files can have another name.
fn imports(body: &TokenStream) -> TokenStream {
    const NAMES: [&str; 12] = [
        "AuthScheme",
        "Endpoint",
        "EndpointCall",
        "EndpointError",
        "Partition",
        "Partitions",
        "Property",
        "ResolveEndpoint",
        "host_part",
        "member",
        "path_part",
        "rules",
    ];
    let mut found = std::collections::BTreeSet::new();
    mentioned(body, &mut found);
    let names = NAMES.iter().filter(|name| found.contains(**name));
    let names = names.map(|name| Ident::new(name, Span::call_site()));
    quote!(use ::drawplate_runtime::endpoint::{#(#names),*};)
}

fn mentioned(tokens: &TokenStream, found: &mut std::collections::BTreeSet<String>) {
    for token in tokens.clone() {
        match token {
            proc_macro2::TokenTree::Ident(ident) => drop(found.insert(ident.to_string())),
            proc_macro2::TokenTree::Group(group) => mentioned(&group.stream(), found),
            _ => {}
        }
    }
}

fn ident(name: &Name) -> Ident {
    if name.is_raw() {
        Ident::new_raw(name.text(), Span::call_site())
    } else {
        Ident::new(name.text(), Span::call_site())
    }
}

fn doc(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}
