//! A structure: its declaration, its schema, and what ties the two together.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::wrap;
use super::common::{deprecated, docs, index, rust_type};
use super::limits::limits;
use super::paths::{self, Imports};
use super::preset::preset;
use super::request::bindings;
use super::{builder, schema};
use crate::rust::names::Name;
use crate::rust::plan::{FieldPlan, StructPlan};

/// All items of a structure.
pub(super) fn structure(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let parts = [
        declaration(plan, imports),
        builder::entry(plan, imports),
        made_from(plan, imports),
        default(plan, imports),
        reflection(plan, imports),
        value(plan, imports),
        headers(plan, imports),
        debug(plan, imports),
        serde(plan),
        builder::builder(plan, imports),
    ];
    parts.into_iter().collect()
}

/// The names that the items of a structure bring into a file.
pub(super) fn declared(plan: &StructPlan) -> impl Iterator<Item = &Name> {
    let parameters = plan.fields.iter().filter_map(|field| field.required.as_ref());
    [&plan.name, &plan.builder].into_iter().chain(parameters.map(|required| &required.parameter))
}

fn declaration(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let (name, about) = (&plan.name, docs(&plan.docs));
    let deprecated = deprecated(plan.deprecated.as_ref());
    let fields = plan.fields.iter().map(|field| self::field(field, imports));
    let derives = (!plan.holds_stream()).then(|| quote!(#[derive(Clone, PartialEq)]));
    quote! {
        #about
        #deprecated
        #derives
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }
}

fn field(field: &FieldPlan, imports: &Imports) -> TokenStream {
    let (name, about) = (&field.name, docs(&field.docs));
    let (deprecated, of) = (deprecated(field.deprecated.as_ref()), rust_type(&field.rust_type, imports));
    quote!(#about #deprecated pub #name: #of)
}

/// The input of an operation that is nothing but a body can be made from the body.
fn made_from(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let Some(field) = plan.made_from.and_then(|index| plan.fields.get(index)) else {
        return TokenStream::new();
    };
    let (name, field_name) = (&plan.name, &field.name);
    let (of, from) = (rust_type(&field.rust_type, imports), imports.path(paths::FROM));
    quote! {
        impl #from<#of> for #name {
            fn from(#field_name: #of) -> Self {
                Self::builder().#field_name(#field_name).build()
            }
        }
    }
}

fn default(plan: &StructPlan, imports: &Imports) -> TokenStream {
    if plan.required().next().is_some() {
        return TokenStream::new();
    }
    let (name, default, value) = (&plan.name, imports.path(paths::DEFAULT), imports.path(paths::VALUE));
    quote! {
        impl #default for #name {
            fn default() -> Self {
                #value::empty()
            }
        }
    }
}

fn reflection(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let [structure, structure_schema] =
        [paths::STRUCTURE, paths::STRUCTURE_SCHEMA].map(|item| imports.path(item));
    let [value, view, slot] = [paths::VALUE, paths::VIEW, paths::SLOT].map(|item| imports.path(item));
    let table = table(plan, imports);
    let fields = || (0..).map(index).zip(plan.fields.iter().map(|field| &field.name));
    let views = fields().map(|(index, field)| quote!(#index => #value::view(&self.#field)));
    let slots = fields().map(|(index, field)| quote!(#index => #value::slot(&mut self.#field)));
    let position = if plan.fields.is_empty() { quote!(_index) } else { quote!(index) };
    let member = choose(views, &quote!(#view::Absent));
    let member_mut = choose(slots, &quote!(#slot::Skip));
    let limits = limits(plan.fields.iter().map(|field| field.limits.as_slice()));
    quote! {
        impl #structure for #name {
            fn schema(&self) -> &'static #structure_schema {
                static SCHEMA: #structure_schema = #table;
                &SCHEMA
            }
            fn member(&self, #position: usize) -> #view<'_> {
                #member
            }
            fn member_mut(&mut self, #position: usize) -> #slot<'_> {
                #member_mut
            }
            #limits
        }
    }
}

/// A match on an index, or only what it comes to without any arm.
fn choose(arms: impl Iterator<Item = TokenStream>, otherwise: &TokenStream) -> TokenStream {
    let arms: Vec<_> = arms.collect();
    if arms.is_empty() { otherwise.clone() } else { quote!(match index { #(#arms,)* _ => #otherwise }) }
}

fn table(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let structure_schema = imports.path(paths::STRUCTURE_SCHEMA);
    let name = plan.name.text();
    let members = plan.fields.iter().map(|field| {
        let member_schema = imports.path(paths::MEMBER_SCHEMA);
        let (wire_name, rust_name) = (&field.wire_name, field.name.text());
        let required = field.refuse_absence.then(|| quote!(.required()));
        let calls = schema::value_calls(&field.value, imports);
        quote!(#member_schema::new(#wire_name, #rust_name) #required #calls)
    });
    let additional = plan.additional.map(|position| {
        let position = index(position);
        if plan.keeps_unknown { quote!(.keeps_unknown(#position)) } else { quote!(.additional(#position)) }
    });
    let sensitive = plan.sensitive.then(|| quote!(.sensitive()));
    quote!(#structure_schema::new(#name, &[#(#members),*]) #additional #sensitive)
}

fn value(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let [value, view, slot] = [paths::VALUE, paths::VIEW, paths::SLOT].map(|item| imports.path(item));
    let fields = plan.fields.iter().map(|field| {
        let name = &field.name;
        let start = match &field.preset {
            Some(start) => wrap(&field.rust_type, preset(start, imports), imports),
            None => quote!(#value::empty()),
        };
        quote!(#name: #start)
    });
    quote! {
        impl #value for #name {
            fn empty() -> Self {
                Self { #(#fields),* }
            }
            fn view(&self) -> #view<'_> {
                #view::Structure(self)
            }
            fn slot(&mut self) -> #slot<'_> {
                #slot::Structure(self)
            }
        }
    }
}

/// Ties a structure of headers to their names.
fn headers(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let Some(places) = &plan.headers else { return TokenStream::new() };
    let (name, places) = (&plan.name, bindings(places, imports));
    let [headers, binding] = [paths::RESPONSE_HEADERS, paths::BINDING].map(|item| imports.path(item));
    quote! {
        impl #headers for #name {
            const PLACES: &'static [#binding] = #places;
        }
    }
}

fn debug(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let (name, fmt, debug) = (&plan.name, imports.path(paths::FMT), imports.path(paths::DEBUG));
    quote! {
        impl #fmt::Debug for #name {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                #debug::structure(self, f)
            }
        }
    }
}

/// `Serialize` and `Deserialize`, if the runtime's feature is on; a stream is no data.
fn serde(plan: &StructPlan) -> TokenStream {
    let name = &plan.name;
    if plan.holds_stream() { TokenStream::new() } else { quote!(::drawplate_runtime::serde_model!(#name);) }
}
