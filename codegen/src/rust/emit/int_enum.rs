//! An enum of numbers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::common::{deprecated, docs};
use super::paths::{self, Imports};
use crate::rust::plan::IntEnumPlan;

/// All items of an enum of numbers.
pub(super) fn int_enum(plan: &IntEnumPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let declaration = declaration(plan);
    let conversions = conversions(plan, imports);
    let shared = if plan.sensitive {
        quote!(::drawplate_runtime::int_enum!(#name, sensitive);)
    } else {
        quote!(::drawplate_runtime::int_enum!(#name);)
    };
    quote!(#declaration #conversions #shared)
}

fn declaration(plan: &IntEnumPlan) -> TokenStream {
    let (name, about) = (&plan.name, docs(&plan.docs));
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
        #[derive(#debug Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A number that this version of the crate does not know. It is kept and sent as it is.
            Unknown(i64),
        }
    }
}

fn conversions(plan: &IntEnumPlan, imports: &Imports) -> TokenStream {
    let (name, from) = (&plan.name, imports.path(paths::FROM));
    let numbers: Vec<_> =
        plan.variants.iter().map(|variant| Literal::i64_unsuffixed(variant.value)).collect();
    let variants: Vec<_> = plan.variants.iter().map(|variant| &variant.name).collect();
    quote! {
        impl #name {
            /// The numbers that this version of the crate knows.
            pub const VALUES: &'static [i64] = &[#(#numbers),*];

            /// The number as it is sent.
            pub const fn as_i64(self) -> i64 {
                match self {
                    #(Self::#variants => #numbers,)*
                    Self::Unknown(number) => number,
                }
            }
        }
        impl #from<i64> for #name {
            fn from(number: i64) -> Self {
                match number {
                    #(#numbers => Self::#variants,)*
                    _ => Self::Unknown(number),
                }
            }
        }
    }
}
