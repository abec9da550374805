//! The error enum of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::{docs, index, rust_type};
use super::paths::{self, Imports};
use crate::rust::plan::ErrorPlan;

/// All items of an error enum.
pub(super) fn error(plan: &ErrorPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let (declaration, choice) = (declaration(plan, imports), choice(plan, imports));
    let variants = plan.variants.iter().map(|variant| &variant.name);
    quote! {
        #declaration
        #choice
        ::drawplate_runtime::operation_error!(#name { #(#variants),* });
    }
}

fn declaration(plan: &ErrorPlan, imports: &Imports) -> TokenStream {
    let (name, about) = (&plan.name, docs(&plan.docs));
    let [unmodeled, call] = [paths::UNMODELED_ERROR, paths::CALL_ERROR].map(|item| imports.path(item));
    let variants = plan.variants.iter().map(|variant| {
        let (name, about, modeled) = (&variant.name, docs(&variant.docs), imports.path(paths::MODELED));
        let payload = rust_type(&variant.payload, imports);
        quote!(#about #name(#modeled<#payload>))
    });
    quote! {
        #about
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// An error response that the specification does not describe.
            Unknown(#unmodeled),
            /// The call failed without an error response: it could not be built, signed or sent, it
            /// took too long, or what came back could not be read.
            Call(#call),
        }
    }
}

fn choice(plan: &ErrorPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let [trait_, reply, call] =
        [paths::OPERATION_ERROR, paths::ERROR_REPLY, paths::CALL_ERROR].map(|item| imports.path(item));
    let arms = (0..).map(index).zip(&plan.variants).map(|(index, variant)| {
        let name = &variant.name;
        quote!(#index => reply.into_modeled(Self::#name))
    });
    let modeled = if plan.variants.is_empty() {
        quote! {
            fn modeled(_index: usize, reply: #reply) -> Self {
                Self::unmodeled(reply)
            }
        }
    } else {
        quote! {
            fn modeled(index: usize, reply: #reply) -> Self {
                match index {
                    #(#arms,)*
                    _ => Self::unmodeled(reply),
                }
            }
        }
    };
    quote! {
        impl #trait_ for #name {
            #modeled
            fn unmodeled(reply: #reply) -> Self {
                Self::Unknown(reply.into_unmodeled())
            }
            fn failed(error: #call) -> Self {
                Self::Call(error)
            }
        }
    }
}
