//! The program that hands the operations of a crate to the harness of protocol tests.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::common::{outside, rust_type};
use super::file::Source;
use super::paths::Imports;
use crate::endpoint::Base;
use crate::request::GeneratedFile;
use crate::rust::names::Name;
use crate::rust::plan::endpoint::RulesPlan;
use crate::rust::plan::{EndpointPlan, ErrorVariant, OperationPlan, OutputPlan, Plan, RustType, StructPlan};

/// `src/main.rs` of a package that depends on the crate and on `drawplate-conformance`.
pub fn harness(plan: &Plan) -> GeneratedFile {
    let operations = plan.operations.iter().map(|operation| of_operation(plan, operation));
    let endpoint = match &plan.endpoint {
        EndpointPlan::Rules(rules) => Some(configure(&plan.package.crate_name, rules)),
        EndpointPlan::Servers(_) => None,
    };
    let items = quote! {
        fn main() -> ::std::process::ExitCode {
            let mut program = ::drawplate_conformance::Program::new();
            #endpoint
            #(#operations)*
            program.run()
        }
    };
    let docs = vec!["Runs the protocol tests of a service.".to_owned()];
    Source { docs, items, ..Source::default() }.file("src/main.rs", &plan.package.command, &Imports::none())
}

/// Gives parameters of the endpoint rules, which go by the names of the specification, to a client.
fn configure(crate_name: &Name, rules: &RulesPlan) -> TokenStream {
    let params = rules.params.iter().map(|param| {
        let (field, written) = (&param.name, &param.written);
        let read = match param.base {
            Base::Boolean => quote!(boolean),
            Base::List => quote!(texts),
            _ => quote!(text),
        };
        let allowed = param.deprecated.is_some().then(|| quote!(#[allow(deprecated)]));
        quote! {
            if let Some(value) = given.#read(#written) {
                #allowed
                { params = params.#field(value); }
            }
        }
    });
    quote! {
        program.endpoint(|given, config| {
            let mut params = ::#crate_name::endpoint::Params::default();
            #(#params)*
            config.endpoint(params)
        });
    }
}

fn of_operation(plan: &Plan, operation: &OperationPlan) -> TokenStream {
    let (crate_name, name) = (&plan.package.crate_name, &operation.name);
    let errors = operation.error.variants.iter().map(|variant| of_error(plan, operation, variant));
    let sends = stream_of(plan, &operation.input, "Sends");
    let output = if let OutputPlan::Structure(output) = &operation.output { Some(output) } else { None };
    let reads = output.and_then(|output| stream_of(plan, output, "Reads"));
    if sends.is_none() && reads.is_none() {
        return quote!(program.add::<::#crate_name::operation::#name>(vec![#(#errors),*]););
    }
    let [sends, reads] = [sends, reads].map(|stream| match stream {
        Some(stream) => quote!(Some(#stream)),
        None => quote!(None),
    });
    quote! {
        program.add_events::<::#crate_name::operation::#name>(vec![#(#errors),*], #sends, #reads);
    }
}

/// How the harness gets at the stream of events of an input or output, if it has one.
fn stream_of(plan: &Plan, structure: &StructPlan, side: &str) -> Option<TokenStream> {
    let field = structure.fields.iter().find(|field| matches!(field.rust_type, RustType::EventStream(_)))?;
    let RustType::EventStream(event) = &field.rust_type else { return None };
    let (side, field, crate_name) = (format_ident!("{side}"), &field.name, &plan.package.crate_name);
    let event = outside(rust_type(event, &Imports::none()), &quote!(::#crate_name));
    Some(quote!(::drawplate_conformance::#side::of::<#event>(|holder| &mut holder.#field)))
}

fn of_error(plan: &Plan, operation: &OperationPlan, variant: &ErrorVariant) -> TokenStream {
    let crate_name = &plan.package.crate_name;
    let (error, name) = (&operation.error.name, &variant.name);
    let payload = outside(rust_type(&variant.payload, &Imports::none()), &quote!(::#crate_name));
    quote! {
        ::drawplate_conformance::Variant::of::<#payload>(|error| match error {
            ::#crate_name::operation::#error::#name(error) => Some(&**error),
            _ => None,
        })
    }
}
