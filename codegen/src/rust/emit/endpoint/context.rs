//! `Params` as the client's resolver: what operations give to parameters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::params;
use crate::endpoint::{Base, ContextSource, InputStep};
use crate::rust::plan::endpoint::{ContextValue, RulesPlan};

pub(super) fn resolver(plan: &RulesPlan) -> TokenStream {
    let is_region = |built_in: &Option<String>| built_in.as_deref() == Some("AWS::Region");
    let checks =
        plan.params.iter().filter(|param| is_region(&param.built_in) && param.is_option()).map(|param| {
            let (name, written) = (&param.name, &param.written);
            quote! {
                if let Some(#name) = &self.#name {
                    host_part(#written, #name)?;
                }
            }
        });
    let given = match plan.contexts.as_slice() {
        [] => None,
        [only] => {
            let (operation, values) = (&only.operation, only.values.iter().map(value));
            Some(quote!(if call.operation.name == #operation { #(#values)* }))
        }
        contexts => {
            let arms = contexts.iter().map(|context| {
                let (operation, values) = (&context.operation, context.values.iter().map(value));
                quote!(#operation => { #(#values)* })
            });
            Some(quote!(match call.operation.name { #(#arms)* _ => {} }))
        }
    };
    let (call, resolve) = match given {
        None => (quote!(_call), quote!(resolve(self))),
        Some(given) => (quote!(call), quote!(let mut params = self.clone(); #given resolve(&params))),
    };
    quote! {
        impl ResolveEndpoint for Params {
            fn resolve(&self, #call: &EndpointCall<'_>) -> Result<Endpoint, EndpointError> {
                #(#checks)*
                #resolve
            }
        }
    }
}

fn value(given: &ContextValue) -> TokenStream {
    let field = &given.field;
    let in_field = |value: TokenStream| if given.is_option { quote!(Some(#value)) } else { value };
    match &given.source {
        ContextSource::Fixed(value) => {
            let value = in_field(params::literal(value));
            quote!(params.#field = #value;)
        }
        ContextSource::Input(path) => {
            let read = match given.base {
                Base::Boolean => quote!(input::boolean),
                Base::List => quote!(input::texts),
                _ => quote!(input::text),
            };
            let (steps, value) = (steps(&path.steps), in_field(quote!(value)));
            quote! {
                if let Some(value) = #read(call.input, #steps) {
                    params.#field = #value;
                }
            }
        }
    }
}

fn steps(steps: &[InputStep]) -> TokenStream {
    let steps = steps.iter().map(|step| match step {
        InputStep::Member { index, .. } => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(input::Step::Member(#index))
        }
        InputStep::Entry(name) => quote!(input::Step::Entry(#name)),
        InputStep::Items => quote!(input::Step::Items),
        InputStep::Keys => quote!(input::Step::Keys),
        InputStep::Each(ways) => {
            let ways = ways.iter().map(|way| self::steps(way));
            quote!(input::Step::Each(&[#(#ways),*]))
        }
    });
    quote!(&[#(#steps),*])
}
