//! The builder of a structure. Its type says which required members have been set.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::{deprecated, docs, rust_type};
use super::paths::{self, Imports};
use crate::rust::docs::code;
use crate::rust::names::Name;
use crate::rust::plan::{Argument, FieldPlan, RustType, StructPlan};

/// The function that starts a builder.
pub(super) fn entry(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let (name, builder) = (&plan.name, &plan.builder);
    let value = imports.path(paths::VALUE);
    let about = docs([entry_line(plan)]);
    let state = plan.required().next().map(|_| {
        let phantom = imports.path(paths::PHANTOM_DATA);
        quote!(, state: #phantom)
    });
    quote! {
        impl #name {
            #about
            pub fn builder() -> #builder {
                #builder { value: #value::empty() #state }
            }
        }
    }
}

fn entry_line(plan: &StructPlan) -> String {
    let required: Vec<_> = plan.required().map(|field| code(&field.setter.name.to_string())).collect();
    match required.as_slice() {
        [] => "Starts a builder. Nothing has to be set.".to_owned(),
        [only] => format!("Starts a builder. {only} has to be set."),
        [first @ .., last] => format!("Starts a builder. {} and {last} have to be set.", first.join(", ")),
    }
}

/// The builder itself.
pub(super) fn builder(plan: &StructPlan, imports: &Imports) -> TokenStream {
    let (name, builder) = (&plan.name, &plan.builder);
    let parameters: Vec<&Name> = parameters(plan).collect();
    let about = docs([format!("A builder of {}.", code(name.text()))]);
    let setters = plan.fields.iter().map(|field| setter(plan, field, imports));
    let build = build(plan, &parameters, imports);
    let (declared, generics, state) = if parameters.is_empty() {
        (TokenStream::new(), TokenStream::new(), TokenStream::new())
    } else {
        let phantom = imports.path(paths::PHANTOM_DATA);
        let defaults = plan.required().filter_map(|field| field.required.as_ref()).map(|required| {
            let (parameter, marker) = (&required.parameter, &required.marker);
            quote!(#parameter = crate::missing::#marker)
        });
        (
            quote!(<#(#defaults),*>),
            quote!(<#(#parameters),*>),
            quote!(state: #phantom<fn() -> (#(#parameters,)*)>,),
        )
    };
    quote! {
        #about
        #[derive(Debug)]
        #[must_use]
        pub struct #builder #declared {
            value: #name,
            #state
        }
        impl #generics #builder #generics {
            #(#setters)*
            #build
        }
    }
}

fn parameters(plan: &StructPlan) -> impl Iterator<Item = &Name> {
    plan.required().filter_map(|field| field.required.as_ref()).map(|required| &required.parameter)
}

fn build(plan: &StructPlan, parameters: &[&Name], imports: &Imports) -> TokenStream {
    let name = &plan.name;
    let about = docs(["The structure as it was built."]);
    let bounds = (!parameters.is_empty()).then(|| {
        let is_set = imports.path(paths::IS_SET);
        quote!(where #(#parameters: #is_set),*)
    });
    quote! {
        #about
        pub fn build(self) -> #name #bounds {
            self.value
        }
    }
}

fn setter(plan: &StructPlan, field: &FieldPlan, imports: &Imports) -> TokenStream {
    let (taken, converted) = argument(&field.setter.argument, imports);
    let assigned = wrap(&field.rust_type, converted, imports);
    let about = summary(&field.docs, &plan.name);
    let setter = method(plan, field, &field.setter.name, (&about, Some(taken)), assigned, imports);
    let null = field.setter.null.as_ref().map(|name| {
        let about = vec![format!("Sets {} to null.", code(field.name.text()))];
        let nullable = imports.path(paths::NULLABLE);
        let assigned = match &field.rust_type {
            RustType::Option(_) => {
                let some = imports.path(paths::SOME);
                quote!(#some(#nullable::Null))
            }
            _ => quote!(#nullable::Null),
        };
        method(plan, field, name, (&about, None), assigned, imports)
    });
    quote!(#setter #null)
}

/// The first paragraph of a field's documentation. The rest stands with the field alone, since a
/// crate has as many setters as fields, and all that is written takes its time to compile.
fn summary(docs: &[String], structure: &Name) -> Vec<String> {
    let (first, rest) = docs.split_at(docs.iter().position(String::is_empty).unwrap_or(docs.len()));
    if rest.is_empty() || first.iter().any(|line| line.contains("```")) {
        return docs.to_vec();
    }
    let more = format!("More is said at the field of [{}].", code(structure.text()));
    first.iter().cloned().chain([String::new(), more]).collect()
}

/// A method that assigns a field; for a required one it changes the type of the builder.
fn method(
    plan: &StructPlan,
    field: &FieldPlan,
    name: &Name,
    (about, taken): (&[String], Option<TokenStream>),
    assigned: TokenStream,
    imports: &Imports,
) -> TokenStream {
    let (about, deprecated) = (docs(about), deprecated(field.deprecated.as_ref()));
    let (builder, target) = (&plan.builder, &field.name);
    let taken = taken.map(|taken| quote!(, value: #taken));
    let Some(required) = &field.required else {
        return quote! {
            #about
            #deprecated
            pub fn #name(mut self #taken) -> Self {
                self.value.#target = #assigned;
                self
            }
        };
    };
    let (set, phantom) = (imports.path(paths::SET), imports.path(paths::PHANTOM_DATA));
    let after = parameters(plan)
        .map(|parameter| if *parameter == required.parameter { set.clone() } else { quote!(#parameter) });
    quote! {
        #about
        #deprecated
        pub fn #name(mut self #taken) -> #builder<#(#after),*> {
            self.value.#target = #assigned;
            #builder { value: self.value, state: #phantom }
        }
    }
}

/// The type of an argument, and `value` as the field takes it.
fn argument(argument: &Argument, imports: &Imports) -> (TokenStream, TokenStream) {
    match argument {
        Argument::Plain(plain) => (rust_type(plain, imports), quote!(value)),
        Argument::Into(target) => (into(target, imports), quote!(value.into())),
        Argument::Items(item) => {
            let iterator = imports.path(paths::INTO_ITERATOR);
            let (taken, convert) = element(item, imports);
            let convert = convert.then(|| {
                let into = imports.path(paths::INTO);
                quote!(.map(#into::into))
            });
            (quote!(impl #iterator<Item = #taken>), quote!(value.into_iter()#convert.collect()))
        }
        Argument::Entries(key, value) => {
            let iterator = imports.path(paths::INTO_ITERATOR);
            let ((key, convert_key), (value, convert_value)) =
                (element(key, imports), element(value, imports));
            let key_into = convert_key.then(|| quote!(.into()));
            let value_into = convert_value.then(|| quote!(.into()));
            let collected = if convert_key || convert_value {
                quote!(value.into_iter().map(|(key, value)| (key #key_into, value #value_into)).collect())
            } else {
                quote!(value.into_iter().collect())
            };
            (quote!(impl #iterator<Item = (#key, #value)>), collected)
        }
    }
}

/// The type of a member of a list or map, and whether it is converted.
fn element(argument: &Argument, imports: &Imports) -> (TokenStream, bool) {
    match argument {
        Argument::Into(target) => (into(target, imports), true),
        Argument::Plain(plain) => (rust_type(plain, imports), false),
        Argument::Items(inner) | Argument::Entries(_, inner) => element(inner, imports),
    }
}

fn into(target: &RustType, imports: &Imports) -> TokenStream {
    let (into, target) = (imports.path(paths::INTO), rust_type(target, imports));
    quote!(impl #into<#target>)
}

/// A value with what its field puts around it.
pub(super) fn wrap(field: &RustType, value: TokenStream, imports: &Imports) -> TokenStream {
    match field {
        RustType::Option(inner) => {
            let (some, value) = (imports.path(paths::SOME), wrap(inner, value, imports));
            quote!(#some(#value))
        }
        RustType::Nullable(inner) => {
            let (nullable, value) = (imports.path(paths::NULLABLE), wrap(inner, value, imports));
            quote!(#nullable::Value(#value))
        }
        RustType::Boxed(inner) => {
            let (boxed, value) = (imports.path(paths::BOX), wrap(inner, value, imports));
            quote!(#boxed::new(#value))
        }
        _ => value,
    }
}
