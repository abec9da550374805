//! `Params`: what the rules depend on.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::endpoint::{Base, Literal};
use crate::rust::emit::common;
use crate::rust::plan::endpoint::{ParamPlan, RulesPlan};

pub(super) fn params(plan: &RulesPlan) -> TokenStream {
    let fields = plan.params.iter().map(field);
    let (derive, implement) = default(plan);
    let setters = plan.params.iter().map(setter);
    let partitions = plan.partitions.then(|| {
        quote! {
            /// The partitions of AWS; those that were known when the runtime was released, unless a
            /// newer table takes their place.
            pub partitions: Partitions,
        }
    });
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
        #[derive(Debug, Clone #derive)]
        #[non_exhaustive]
        pub struct Params {
            #(#fields)*
            #partitions
        }

        #implement

        impl Params {
            #(#setters)*
            #set_partitions
        }
    }
}

fn field(param: &ParamPlan) -> TokenStream {
    let name = &param.name;
    let docs = docs(param);
    let plain = plain_type(param.base);
    let of = if param.is_option() { quote!(Option<#plain>) } else { plain };
    quote!(#docs pub #name: #of,)
}

fn docs(param: &ParamPlan) -> TokenStream {
    let docs = common::docs(&param.docs);
    let built_in = param.built_in.as_ref().map(|name| {
        let line = format!(" Clients set it from their configuration (`{name}`).");
        quote!(#[doc = ""] #[doc = #line])
    });
    quote!(#docs #built_in)
}

fn plain_type(base: Base) -> TokenStream {
    match base {
        Base::Boolean => quote!(bool),
        Base::List => quote!(Vec<String>),
        _ => quote!(String),
    }
}

/// `Default` as a word to derive, or else written out.
fn default(plan: &RulesPlan) -> (TokenStream, TokenStream) {
    let is_plain = |param: &ParamPlan| match &param.default {
        None => true,
        Some(Literal::Boolean(value)) => !value,
        Some(Literal::Text(text)) => text.is_empty(),
        Some(Literal::List(texts)) => texts.is_empty(),
    };
    if plan.params.iter().all(is_plain) {
        return (quote!(, Default), TokenStream::new());
    }
    let fields = plan.params.iter().map(|param| {
        let name = &param.name;
        let value = param.default.as_ref().map_or_else(|| quote!(None), literal);
        quote!(#name: #value)
    });
    let partitions = plan.partitions.then(|| quote!(partitions: Partitions::default()));
    let fields = fields.chain(partitions);
    let implement = quote! {
        impl Default for Params {
            fn default() -> Self {
                Self { #(#fields),* }
            }
        }
    };
    (TokenStream::new(), implement)
}

/// The value of a field.
pub(super) fn literal(value: &Literal) -> TokenStream {
    match value {
        Literal::Text(text) => quote!(String::from(#text)),
        Literal::Boolean(value) => quote!(#value),
        Literal::List(texts) => quote!(vec![#(String::from(#texts)),*]),
    }
}

/// The argument of a setter.
pub(super) fn plain(value: &Literal) -> TokenStream {
    match value {
        Literal::Text(text) => quote!(#text),
        Literal::Boolean(value) => quote!(#value),
        Literal::List(texts) if texts.is_empty() => quote!(Vec::<String>::new()),
        Literal::List(texts) => quote!([#(#texts),*]),
    }
}

fn setter(param: &ParamPlan) -> TokenStream {
    let name = &param.name;
    let line = format!(" Sets [`{}`](Self::{}).", param.name.text(), param.name);
    let deprecated = common::deprecated(param.deprecated.as_ref());
    let argument = format_ident!("value");
    let (ty, value) = match param.base {
        Base::Boolean => (quote!(bool), quote!(#argument)),
        Base::List => (
            quote!(impl IntoIterator<Item = impl Into<String>>),
            quote!(#argument.into_iter().map(Into::into).collect()),
        ),
        _ => (quote!(impl Into<String>), quote!(#argument.into())),
    };
    let value = if param.is_option() { quote!(Some(#value)) } else { value };
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
