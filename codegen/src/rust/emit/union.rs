//! A union.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::common::{deprecated, docs, index, optional_index, rust_type, texts};
use super::limits::limits;
use super::paths::{self, Imports};
use super::{event, schema};
use crate::model::{ContentTest, Tagging, ValueKind};
use crate::rust::docs::code;
use crate::rust::plan::{UnionPlan, UnionVariant};

/// All items of a union.
pub(super) fn union(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let parts = [
        declaration(plan, imports),
        accessors(plan, imports),
        reflection(plan, imports),
        value(plan, imports),
        debug(plan, imports),
        serde(plan),
    ];
    parts.into_iter().collect()
}

fn declaration(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let (name, about, unknown) = (&plan.name, docs(&plan.docs), imports.path(paths::UNKNOWN_MEMBER));
    let deprecated = deprecated(plan.deprecated.as_ref());
    let variants = plan.variants.iter().map(|variant| {
        let (name, about) = (&variant.name, docs(&variant.docs));
        let deprecated = super::common::deprecated(variant.deprecated.as_ref());
        let payload = variant.payload.as_ref().map(|payload| {
            let payload = rust_type(payload, imports);
            quote!((#payload))
        });
        quote!(#about #deprecated #name #payload)
    });
    quote! {
        #about
        #deprecated
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A member that this version of the crate does not know. It is kept and sent as it is.
            Unknown(#unknown),
        }
    }
}

fn accessors(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let accessors = plan.variants.iter().map(|variant| accessor(variant, imports));
    quote! {
        impl #name {
            #(#accessors)*
            /// Whether this is a member that this version of the crate does not know.
            pub const fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }
        }
    }
}

fn accessor(variant: &UnionVariant, imports: &Imports) -> TokenStream {
    let (name, accessor) = (&variant.name, &variant.accessor);
    let deprecated = deprecated(variant.deprecated.as_ref());
    let shown = code(name.text());
    let Some(payload) = &variant.payload else {
        let about = docs([format!("Whether this is {shown}.")]);
        return quote! {
            #about
            #deprecated
            pub const fn #accessor(&self) -> bool {
                matches!(self, Self::#name)
            }
        };
    };
    let [option, some, none] = [paths::OPTION, paths::SOME, paths::NONE].map(|item| imports.path(item));
    let about = docs([format!("The value, if this is {shown}.")]);
    let of = rust_type(payload.bare(), imports);
    quote! {
        #about
        #deprecated
        pub fn #accessor(&self) -> #option<&#of> {
            match self {
                Self::#name(value) => #some(value),
                _ => #none,
            }
        }
    }
}

fn reflection(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let [union, union_schema] = [paths::UNION, paths::UNION_SCHEMA].map(|item| imports.path(item));
    let (slot, unknown) = (imports.path(paths::SLOT), imports.path(paths::UNKNOWN_MEMBER));
    let (table, variant, select) = (table(plan, imports), variant(plan, imports), select(plan, imports));
    let limits = limits(plan.variants.iter().map(|variant| variant.limits.as_slice()));
    let position = if plan.variants.is_empty() { quote!(_index) } else { quote!(index) };
    quote! {
        impl #union for #name {
            fn schema(&self) -> &'static #union_schema {
                static SCHEMA: #union_schema = #table;
                &SCHEMA
            }
            #variant
            fn select(&mut self, #position: usize) -> #slot<'_> {
                #select
            }
            fn set_unknown(&mut self, member: #unknown) {
                *self = Self::Unknown(member);
            }
            #limits
        }
    }
}

/// The method that shows what is set.
fn variant(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let [value, view, variant] = [paths::VALUE, paths::VIEW, paths::VARIANT].map(|item| imports.path(item));
    let known = (0..).map(index).zip(&plan.variants).map(|(index, member)| {
        let name = &member.name;
        match member.payload {
            Some(_) => quote!(Self::#name(value) => #variant::Known(#index, #value::view(value))),
            None => quote!(Self::#name => #variant::Known(#index, #view::Unit)),
        }
    });
    quote! {
        fn variant(&self) -> #variant<'_> {
            match self {
                #(#known,)*
                Self::Unknown(member) => #variant::Unknown(member),
            }
        }
    }
}

/// Sets a variant by its index, and gives the place to read it into.
fn select(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let [value, slot] = [paths::VALUE, paths::SLOT].map(|item| imports.path(item));
    if plan.variants.is_empty() {
        return quote!(#slot::Skip);
    }
    let selected = (0..).map(index).zip(&plan.variants).map(|(index, member)| {
        let name = &member.name;
        let start = member.payload.as_ref().map(|_| quote!((#value::empty())));
        quote!(#index => *self = Self::#name #start)
    });
    let slots = plan.variants.iter().map(|member| {
        let name = &member.name;
        match member.payload {
            Some(_) => quote!(Self::#name(value) => #value::slot(value)),
            None => quote!(Self::#name => #slot::Unit),
        }
    });
    quote! {
        match index {
            #(#selected,)*
            _ => return #slot::Skip,
        }
        match self {
            #(#slots,)*
            Self::Unknown(_) => #slot::Skip,
        }
    }
}

fn table(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let union_schema = imports.path(paths::UNION_SCHEMA);
    let name = plan.name.text();
    let tagging = tagging(&plan.tagging, imports);
    let variants = plan.variants.iter().map(|variant| {
        let variant_schema = imports.path(paths::VARIANT_SCHEMA);
        let wire_name = &variant.wire_name;
        let tags = (!variant.tags.is_empty()).then(|| {
            let tags = texts(&variant.tags);
            quote!(.tags(#tags))
        });
        let calls = schema::value_calls(&variant.value, imports);
        quote!(#variant_schema::new(#wire_name) #tags #calls)
    });
    let sensitive = plan.sensitive.then(|| quote!(.sensitive()));
    quote!(#union_schema::new(#name, #tagging, &[#(#variants),*]) #sensitive)
}

fn tagging(tagging: &Tagging, imports: &Imports) -> TokenStream {
    let path = imports.path(paths::TAGGING);
    match tagging {
        Tagging::Key => quote!(#path::Key),
        Tagging::Internal { property, absent } => {
            let absent = optional_index(*absent, imports);
            quote!(#path::Internal { property: #property, absent: #absent })
        }
        Tagging::ByContent(tests) => {
            let tests = tests.iter().map(|test| content_test(test, imports));
            quote!(#path::ByContent(&[#(#tests),*]))
        }
    }
}

fn content_test(test: &ContentTest, imports: &Imports) -> TokenStream {
    let (path, kind) = (imports.path(paths::TEST), imports.path(paths::KIND));
    let name = format_ident!(
        "{}",
        match test.kind {
            ValueKind::Any => "Any",
            ValueKind::Boolean => "Boolean",
            ValueKind::Integer => "Integer",
            ValueKind::Number => "Number",
            ValueKind::String => "String",
            ValueKind::List => "List",
            ValueKind::Object => "Object",
        }
    );
    let (variant, required) = (index(test.variant), texts(&test.required));
    let values = test.values.iter().map(|(property, values)| {
        let values = texts(values);
        quote!((#property, #values))
    });
    quote!(#path { variant: #variant, kind: #kind::#name, required: #required, values: &[#(#values),*] })
}

fn value(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let [value, view, slot] = [paths::VALUE, paths::VIEW, paths::SLOT].map(|item| imports.path(item));
    let default = imports.path(paths::DEFAULT);
    let events = plan.events.as_ref().map(|events| event::table(events, imports));
    quote! {
        impl #value for #name {
            fn empty() -> Self {
                Self::Unknown(#default::default())
            }
            fn view(&self) -> #view<'_> {
                #view::Union(self)
            }
            fn slot(&mut self) -> #slot<'_> {
                #slot::Union(self)
            }
            #events
        }
    }
}

fn debug(plan: &UnionPlan, imports: &Imports) -> TokenStream {
    let (name, fmt, debug) = (&plan.name, imports.path(paths::FMT), imports.path(paths::DEBUG));
    quote! {
        impl #fmt::Debug for #name {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                #debug::union(self, f)
            }
        }
    }
}

/// `Serialize` and `Deserialize`, if the runtime's feature is on.
fn serde(plan: &UnionPlan) -> TokenStream {
    let name = &plan.name;
    quote!(::drawplate_runtime::serde_model!(#name);)
}
