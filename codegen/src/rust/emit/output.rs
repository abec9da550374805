//! What a success gives back, where it is one of several.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::{docs, index, rust_type};
use super::paths::{self, Imports};
use super::structure;
use crate::rust::names::Name;
use crate::rust::plan::{OutputPlan, OutputVariant, RustType};

/// The type of the output.
pub(super) fn output_type(plan: &OutputPlan, imports: &Imports) -> TokenStream {
    match plan {
        OutputPlan::Type(of) => rust_type(of, imports),
        OutputPlan::Structure(output) => {
            let name = &output.name;
            quote!(#name)
        }
        OutputPlan::ByStatus { name, .. } => quote!(#name),
    }
}

/// The items of an output that is the operation's own.
pub(super) fn output(plan: &OutputPlan, imports: &Imports) -> TokenStream {
    match plan {
        OutputPlan::Type(_) => TokenStream::new(),
        OutputPlan::Structure(output) => structure::structure(output, imports),
        OutputPlan::ByStatus { name, docs, variants } => by_status(name, docs, variants, imports),
    }
}

/// The function of the operation that chooses a variant by the index of the response.
pub(super) fn choice(plan: &OutputPlan, imports: &Imports) -> TokenStream {
    let OutputPlan::ByStatus { name, variants, .. } = plan else { return TokenStream::new() };
    let value = imports.path(paths::VALUE);
    let arms = (0..).map(index).zip(variants).map(|(index, variant)| {
        let (variant_name, start) =
            (&variant.name, variant.payload.as_ref().map(|_| quote!((#value::empty()))));
        quote!(#index => #name::#variant_name #start)
    });
    quote! {
        fn output(index: usize) -> Self::Output {
            match index {
                #(#arms,)*
                _ => #value::empty(),
            }
        }
    }
}

fn by_status(name: &Name, about: &[String], variants: &[OutputVariant], imports: &Imports) -> TokenStream {
    let about = docs(about);
    let [value, view, slot] = [paths::VALUE, paths::VIEW, paths::SLOT].map(|item| imports.path(item));
    let declared = variants.iter().map(|variant| {
        let (name, about) = (&variant.name, docs(&variant.docs));
        let payload = variant.payload.as_ref().map(|payload| {
            let payload = rust_type(payload, imports);
            quote!((#payload))
        });
        quote!(#about #name #payload)
    });
    let arms = |method: &TokenStream, none: &TokenStream| {
        let arm = |variant: &OutputVariant| {
            let name = &variant.name;
            match variant.payload {
                Some(_) => quote!(Self::#name(value) => #value::#method(value)),
                None => quote!(Self::#name => #none),
            }
        };
        let arms: Vec<_> = variants.iter().map(arm).collect();
        quote!(match self { #(#arms,)* })
    };
    let views = arms(&quote!(view), &quote!(#view::Absent));
    let slots = arms(&quote!(slot), &quote!(#slot::Skip));
    let first = variants.first().map(|variant| {
        let (name, start) = (&variant.name, variant.payload.as_ref().map(|_| quote!((#value::empty()))));
        quote!(Self::#name #start)
    });
    let mut payloads = variants.iter().filter_map(|variant| variant.payload.as_ref());
    let derives = match payloads.any(RustType::is_stream) {
        true => quote!(Debug),
        false => quote!(Debug, Clone, PartialEq),
    };
    quote! {
        #about
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name { #(#declared),* }
        impl #value for #name {
            fn empty() -> Self {
                #first
            }
            fn view(&self) -> #view<'_> {
                #views
            }
            fn slot(&mut self) -> #slot<'_> {
                #slots
            }
        }
    }
}
