//! `Params`: what the rules depend on.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{doc, ident};
use crate::endpoint::{Base, Literal};
use crate::rust::plan::endpoint::{ParamPlan, RulesPlan};

pub(super) fn params(plan: &RulesPlan) -> TokenStream {
    let fields = plan.params.iter().map(field);
    let defaults = plan.params.iter().map(default);
    let setters = plan.params.iter().map(setter);
    let partitions = plan.partitions.then(|| {
        quote! {
            /// The partitions of AWS; those that were known when the runtime was released, unless a
            /// newer table takes their place.
            pub partitions: Partitions,
        }
    });
    let default_partitions = plan.partitions.then(|| quote!(partitions: Partitions::default(),));
    let set_partitions = plan.partitions.then(|| {
        quote! {
            /// Sets the table of partitions.
            #[must_use]
            pub fn partitions(mut self, partitions: Partitions) -> Self {
                self.partitions = partitions;
                self
            }
        }
    });
    quote! {
        /// What the endpoint depends on.
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub struct Params {
            #(#fields)*
            #partitions
        }

        impl Default for Params {
            fn default() -> Self {
                Self { #(#defaults,)* #default_partitions }
            }
        }

        impl Params {
            #(#setters)*
            #set_partitions
        }
    }
}

fn field(param: &ParamPlan) -> TokenStream {
    let name = ident(&param.name);
    let docs = docs(param);
    let plain = plain_type(param.base);
    let of = if param.is_option() { quote!(::std::option::Option<#plain>) } else { plain };
    quote!(#docs pub #name: #of,)
}

fn docs(param: &ParamPlan) -> TokenStream {
    let docs = doc(&param.docs);
    let built_in = param.built_in.as_ref().map(|name| {
        let line = format!(" Clients set it from their configuration (`{name}`).");
        quote!(#[doc = ""] #[doc = #line])
    });
    quote!(#docs #built_in)
}

fn plain_type(base: Base) -> TokenStream {
    match base {
        Base::Boolean => quote!(bool),
        Base::List => quote!(::std::vec::Vec<::std::string::String>),
        _ => quote!(::std::string::String),
    }
}

fn default(param: &ParamPlan) -> TokenStream {
    let name = ident(&param.name);
    match &param.default {
        None => quote!(#name: ::std::option::Option::None),
        Some(value) => {
            let value = literal(value);
            quote!(#name: #value)
        }
    }
}

/// The value of a field.
pub(super) fn literal(value: &Literal) -> TokenStream {
    match value {
        Literal::Text(text) => quote!(::std::string::String::from(#text)),
        Literal::Boolean(value) => quote!(#value),
        Literal::List(texts) => quote!(::std::vec![#(::std::string::String::from(#texts)),*]),
    }
}

/// The argument of a setter.
pub(super) fn plain(value: &Literal) -> TokenStream {
    match value {
        Literal::Text(text) => quote!(#text),
        Literal::Boolean(value) => quote!(#value),
        Literal::List(texts) if texts.is_empty() => quote!(::std::vec::Vec::<::std::string::String>::new()),
        Literal::List(texts) => quote!([#(#texts),*]),
    }
}

fn setter(param: &ParamPlan) -> TokenStream {
    let name = ident(&param.name);
    let line = format!(" Sets [`{}`](Self::{}).", param.name.text(), param.name);
    let deprecated = param.deprecated.as_ref().map(|note| {
        if note.is_empty() { quote!(#[deprecated]) } else { quote!(#[deprecated(note = #note)]) }
    });
    let argument = format_ident!("value");
    let (ty, value) = match param.base {
        Base::Boolean => (quote!(bool), quote!(#argument)),
        Base::List => (
            quote!(impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<::std::string::String>>),
            quote!(#argument.into_iter().map(::std::convert::Into::into).collect()),
        ),
        _ => (
            quote!(impl ::std::convert::Into<::std::string::String>),
            quote!(#argument.into()),
        ),
    };
    let value = if param.is_option() { quote!(::std::option::Option::Some(#value)) } else { value };
    quote! {
        #[doc = #line]
        #deprecated
        #[must_use]
        pub fn #name(mut self, #argument: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}
