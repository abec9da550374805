//! `webhooks.rs` and `callbacks.rs`: what the service sends on its own account.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::codec::codec;
use super::common::{deprecated, docs, rust_type};
use super::file::Source;
use super::gate::gate;
use super::paths::{self, Imports};
use crate::request::GeneratedFile;
use crate::rust::docs::code;
use crate::rust::names::Name;
use crate::rust::plan::{NotificationPlan, NotificationsPlan, SeveralPlan};

/// The file of a module.
pub(super) fn file(plan: &NotificationsPlan, command: &str) -> GeneratedFile {
    let declared: Vec<&Name> =
        plan.all.iter().map(|it| &it.name).chain(plan.several.iter().map(|several| &several.name)).collect();
    let imports = Imports::beside(declared);
    let each = plan.all.iter().map(|notification| one(notification, plan.word, &imports));
    let several = plan.several.as_ref().map(|several| self::several(several, &plan.all, &imports));
    let items = quote! { #several #(#each)* };
    let source = Source { docs: about(plan), items, ..Source::default() };
    source.file(&format!("src/{}.rs", plan.module), command, &imports)
}

/// How the crate declares the module.
pub(super) fn declaration(plan: &NotificationsPlan) -> TokenStream {
    let (gate, module) = (gate(&plan.gate), format_ident!("{}", plan.module));
    quote!(#gate pub mod #module;)
}

fn about(plan: &NotificationsPlan) -> Vec<String> {
    let what = match plan.module {
        "webhooks" => "What the service sends to those who have asked for it: its webhooks.",
        _ => "What the service sends to the address that a call has given: its callbacks.",
    };
    [
        what,
        "",
        "Each has a type, and a function that reads the body of a request. Who sent a request, nothing here",
        "finds out: check its signature, or whatever else the service has for that, before you read it.",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn one(plan: &NotificationPlan, word: &str, imports: &Imports) -> TokenStream {
    let (name, function, payload) = (&plan.name, &plan.function, rust_type(&plan.payload, imports));
    let (about, deprecated) = (docs(&plan.docs), deprecated(plan.deprecated.as_ref()));
    let (notification, codec) = (imports.path(paths::NOTIFICATION), codec(&plan.codec, imports));
    let [result, error] = [paths::RESULT, paths::DECODE_ERROR].map(|item| imports.path(item));
    let what = docs([
        format!("Reads the body of the {word} {}.", code(&plan.wire_name)),
        String::new(),
        "# Errors".to_owned(),
        "When it is not what the specification describes; the error names the place.".to_owned(),
    ]);
    quote! {
        #about
        #deprecated
        pub type #name = #payload;
        #what
        #deprecated
        pub fn #function(body: &[u8]) -> #result<#name, #error> {
            #notification::read(#codec, body)
        }
    }
}

fn several(plan: &SeveralPlan, all: &[NotificationPlan], imports: &Imports) -> TokenStream {
    let union = &plan.name;
    let [notification, result, error] =
        [paths::NOTIFICATION, paths::RESULT, paths::DECODE_ERROR].map(|item| imports.path(item));
    let known = all.iter().map(|it| {
        let (name, codec) = (&it.wire_name, codec(&it.codec, imports));
        quote!((#name, #codec))
    });
    let told_apart = plan.told_apart.then(|| told_apart(union, imports));
    let path = quote!(crate::types::#union);
    quote! {
        pub use #path;
        #told_apart
        /// Reads the body of the webhook with this name, which is said elsewhere, as in a header. One with
        /// another name is `Unknown`.
        ///
        /// # Errors
        /// When it is not what the specification describes; the error names the place.
        pub fn read_named(name: &str, body: &[u8]) -> #result<#union, #error> {
            #notification::read_named(&[#(#known),*], name, body)
        }
    }
}

fn told_apart(union: &Name, imports: &Imports) -> TokenStream {
    let [notification, result, json, error] =
        [paths::NOTIFICATION, paths::RESULT, paths::JSON, paths::DECODE_ERROR].map(|item| imports.path(item));
    quote! {
        /// Reads the body of a webhook, which says itself which one it is. One that the specification
        /// does not describe is `Unknown`.
        ///
        /// # Errors
        /// When it is not what the specification describes; the error names the place.
        pub fn read(body: &[u8]) -> #result<#union, #error> {
            #notification::read(&#json, body)
        }
    }
}
