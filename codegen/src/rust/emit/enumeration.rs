//! An enum of texts.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::{deprecated, docs};
use super::paths::{self, Imports};
use crate::rust::plan::EnumPlan;

/// All items of an enum of texts.
pub(super) fn enumeration(plan: &EnumPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let declaration = declaration(plan, imports);
    let texts = texts(plan);
    let from = from_text(plan, imports);
    let shared = if plan.sensitive {
        quote!(::drawplate_runtime::string_enum!(#name, sensitive);)
    } else {
        quote!(::drawplate_runtime::string_enum!(#name);)
    };
    quote!(#declaration #texts #from #shared)
}

fn declaration(plan: &EnumPlan, imports: &Imports) -> TokenStream {
    let (name, about, string) = (&plan.name, docs(&plan.docs), imports.path(paths::STRING));
    let deprecated = deprecated(plan.deprecated.as_ref());
    let variants = plan.variants.iter().map(|variant| {
        let (name, about) = (&variant.name, docs(&variant.docs));
        let deprecated = super::common::deprecated(variant.deprecated.as_ref());
        quote!(#about #deprecated #name)
    });
    let debug = (!plan.sensitive).then(|| quote!(Debug,));
    quote! {
        #about
        #deprecated
        #[derive(#debug Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this version of the crate does not know. It is kept and sent as it is.
            Unknown(#string),
        }
    }
}

fn texts(plan: &EnumPlan) -> TokenStream {
    let name = &plan.name;
    let values: Vec<&str> = plan.variants.iter().map(|variant| variant.value.as_str()).collect();
    let arms = plan.variants.iter().map(|variant| {
        let (name, value) = (&variant.name, &variant.value);
        quote!(Self::#name => #value)
    });
    quote! {
        impl #name {
            /// The values that this version of the crate knows.
            pub const VALUES: &'static [&'static str] = &[#(#values),*];

            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    #(#arms,)*
                    Self::Unknown(text) => text,
                }
            }
        }
    }
}

fn from_text(plan: &EnumPlan, imports: &Imports) -> TokenStream {
    let (name, from, string) = (&plan.name, imports.path(paths::FROM), imports.path(paths::STRING));
    let arms = plan.variants.iter().map(|variant| {
        let (name, value) = (&variant.name, &variant.value);
        quote!(#value => Self::#name)
    });
    quote! {
        impl #from<&str> for #name {
            fn from(text: &str) -> Self {
                match text {
                    #(#arms,)*
                    _ => Self::Unknown(#string::from(text)),
                }
            }
        }
    }
}
