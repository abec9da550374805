//! `Params` as the client's resolver: what operations give to parameters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{ident, params};
use crate::endpoint::Base;
use crate::rust::plan::endpoint::{ContextPlan, ContextSource, RulesPlan};

pub(super) fn resolver(plan: &RulesPlan) -> TokenStream {
    let is_region = |built_in: &Option<String>| built_in.as_deref() == Some("AWS::Region");
    let checks = plan.params.iter().filter(|param| is_region(&param.built_in) && param.is_option()).map(|param| {
        let (name, written) = (ident(&param.name), &param.written);
        quote! {
            if let Some(#name) = &self.#name {
                host_part(#written, #name)?;
            }
        }
    });
    let (call, resolve) = if plan.contexts.is_empty() {
        (quote!(_call), quote!(resolve(self)))
    } else {
        let arms = plan.contexts.iter().map(arm);
        let body = quote! {
            let mut params = self.clone();
            match call.operation.name {
                #(#arms)*
                _ => {}
            }
            resolve(&params)
        };
        (quote!(call), body)
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

fn arm(context: &ContextPlan) -> TokenStream {
    let operation = &context.operation;
    let values = context.values.iter().map(|(field, base, source)| {
        let field = ident(field);
        match source {
            ContextSource::Fixed(value) => {
                let value = params::literal(value);
                quote!(params.#field = (#value).into();)
            }
            ContextSource::Member(index) => {
                let index = Literal::usize_unsuffixed(*index);
                let read = match base {
                    Base::Boolean => quote!(member::boolean),
                    Base::List => quote!(member::texts),
                    _ => quote!(member::text),
                };
                quote! {
                    if let Some(value) = #read(call.input.member(#index)) {
                        params.#field = value.into();
                    }
                }
            }
        }
    });
    quote!(#operation => { #(#values)* })
}
