//! `src/endpoint.rs` and `tests/endpoint.rs` of the generated crate.

mod context;
mod diagram;
mod outcome;
mod params;
mod server;
mod spell;
mod test;
mod tree;
mod variable;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::file::Source;
use super::paths::Imports;
use crate::request::GeneratedFile;
use crate::rust::names::Name;
use crate::rust::plan::endpoint::{DecisionPlan, EndpointPlan, RulesPlan};

/// `src/endpoint.rs`, and `tests/endpoint.rs` if the specification brings tests along.
pub(in crate::rust) fn files(plan: &EndpointPlan, crate_name: &Name, command: &str) -> Vec<GeneratedFile> {
    let module = match plan {
        EndpointPlan::Rules(plan) => rules(plan),
        EndpointPlan::Servers(plan) => server::servers(plan),
    };
    let mut files = vec![module.file("src/endpoint.rs", command, &Imports::default())];
    if let EndpointPlan::Rules(plan) = plan
        && !plan.tests.is_empty()
    {
        let tests = test::tests(plan, crate_name);
        files.push(tests.file("tests/endpoint.rs", command, &Imports::default()));
    }
    files
}

fn rules(plan: &RulesPlan) -> Source {
    let params = params::params(plan);
    let resolver = context::resolver(plan);
    let decision = match &plan.decision {
        DecisionPlan::Tree { resolve, functions } => tree::tree(plan, resolve, functions),
        DecisionPlan::Diagram(diagram) => diagram::diagram(plan, diagram),
    };
    let items = quote!(#params #resolver #decision);
    let imports = imports(&items);
    let docs = vec!["Where the service is: the endpoint rules of the specification as Rust.".to_owned()];
    Source { docs, items: quote!(#imports #items), ..Source::default() }
}

/// Imports what is mentioned: nothing in these files can have another name.
fn imports(body: &TokenStream) -> TokenStream {
    const NAMES: [&str; 13] = [
        "AuthScheme",
        "Endpoint",
        "EndpointCall",
        "EndpointError",
        "Partition",
        "Partitions",
        "Property",
        "ResolveEndpoint",
        "host_part",
        "input",
        "origin",
        "path_part",
        "rules",
    ];
    let names = NAMES.iter().filter(|name| mentions(body, name));
    let names = names.map(|name| Ident::new(name, Span::call_site()));
    quote!(use drawplate_runtime::endpoint::{#(#names),*};)
}

/// Whether a word stands anywhere in the tokens.
fn mentions(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(&group.stream(), word),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
