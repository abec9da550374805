//! The client: one method for each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::{deprecated, docs};
use super::example;
use super::file::Source;
use super::gate::{Group, gate, groups};
use super::needed::Needed;
use super::paths::{self, Imports};
use crate::request::GeneratedFile;
use crate::rust::docs::code;
use crate::rust::names::Name;
use crate::rust::plan::{OperationPlan, Plan};

/// `client.rs`, and a file for each tag that is a module.
pub(super) fn files(plan: &Plan) -> Vec<GeneratedFile> {
    let groups = groups(plan);
    let mut files: Vec<_> = groups.iter().map(|group| group_file(plan, group)).collect();
    files.push(file(plan, &groups));
    files
}

/// The methods for the operations with a tag.
fn group_file(plan: &Plan, group: &Group<'_>) -> GeneratedFile {
    let imports = Imports::default();
    let methods = group.operations(plan).map(|operation| {
        let own = if operation.gate == group.gate { TokenStream::new() } else { gate(&operation.gate) };
        method(plan, operation, &own, &imports)
    });
    let about = docs([format!("Operations with the tag {}.", code(&group.tag.tag))]);
    let items = quote! {
        #about
        impl crate::Client {
            #(#methods)*
        }
    };
    let source = Source { items, ..Source::default() };
    source.file(&format!("src/client/{}.rs", group.tag.module.text()), &plan.package.command, &imports)
}

fn file(plan: &Plan, groups: &[Group<'_>]) -> GeneratedFile {
    let name = Name::pascal("client");
    let imports = Imports::beside([&name]);
    let [handle, result, config_error] =
        [paths::HANDLE, paths::RESULT, paths::CONFIG_ERROR].map(|item| imports.path(item));
    let about = docs([format!("A client for {}.", plan.package.title)]);
    let ok = imports.path(paths::OK);
    let service = &plan.config.service;
    let needed = Needed::of(plan, &imports);
    let [parameter, argument] = needed.map(|needed| [needed.parameter, needed.argument]).unwrap_or_default();
    let own: Vec<_> = plan.operations.iter().filter(|operation| operation.tag.is_none()).collect();
    let methods = own.iter().map(|operation| method(plan, operation, &TokenStream::new(), &imports));
    let unused =
        own.is_empty().then(|| quote!(#[allow(dead_code, reason = "there may be no operation to call")]));
    let modules = groups.iter().map(|group| {
        let (gate, module) = (gate(&group.gate), &group.tag.module);
        quote!(#gate mod #module;)
    });
    let items = quote! {
        #(#modules)*
        #about
        ///
        /// A clone is cheap: it shares the connections and the configuration.
        #[derive(Debug, Clone)]
        pub struct Client {
            #unused
            handle: #handle,
        }
        impl Client {
            /// A client with this configuration.
            ///
            /// # Errors
            ///
            /// Names the setting that is missing or that cannot be used.
            pub fn new(config: crate::Config) -> #result<Self, #config_error> {
                #ok(Self { handle: config.into_handle()? })
            }

            /// A client with the configuration that the environment gives, see
            /// [`ConfigBuilder::with_env`](crate::ConfigBuilder::with_env).
            ///
            /// # Errors
            ///
            /// Names the setting that is missing or that cannot be used.
            pub fn from_env(#parameter) -> #result<Self, #config_error> {
                Self::new(crate::Config::from_env(#argument)?)
            }

            /// A client whose calls are answered by a script, for tests; see [`testing`](crate::testing).
            #[cfg(feature = "testing")]
            pub fn scripted(script: &crate::testing::Script) -> Self {
                Self { handle: script.handle(#service) }
            }
            #(#methods)*
        }
    };
    let source = Source { items, ..Source::default() };
    source.file("src/client.rs", &plan.package.command, &imports)
}

fn method(plan: &Plan, operation: &OperationPlan, gate: &TokenStream, imports: &Imports) -> TokenStream {
    let (method, name, input) = (&operation.method, &operation.name, &operation.input.name);
    let about = docs(&operation.docs);
    let deprecated = deprecated(operation.deprecated.as_ref());
    let pages = docs(pages(operation));
    let errors = docs(errors(operation));
    let example = docs(example::lines(&plan.package, operation));
    let [call, into] = [paths::CALL, paths::INTO].map(|item| imports.path(item));
    quote! {
        #about
        #pages
        #errors
        #example
        #gate
        #deprecated
        pub fn #method(&self, input: impl #into<crate::operation::#input>) -> #call<crate::operation::#name> {
            #call::new(&self.handle, input.into())
        }
    }
}

fn pages(operation: &OperationPlan) -> Vec<String> {
    let text = match &operation.pages {
        None => return Vec::new(),
        Some(pages) if pages.items.is_some() => {
            "The results come in pages: `pages()` and `items()` of the call are streams over all of them."
        }
        Some(_) => "The results come in pages: `pages()` of the call is a stream over all of them.",
    };
    let mut lines = vec![String::new()];
    lines.extend(crate::rust::docs::wrapped(text));
    lines
}

fn errors(operation: &OperationPlan) -> Vec<String> {
    let names: Vec<_> = operation.error.variants.iter().map(|variant| code(variant.name.text())).collect();
    let of_service = match names.as_slice() {
        [] => String::new(),
        [only] => format!(" The service may answer with {only}."),
        [first @ .., last] => format!(" The service may answer with {} or {last}.", first.join(", ")),
    };
    let error = &operation.error.name;
    let text = format!("See [`{0}`](crate::operation::{0}).{of_service}", error.text());
    let mut lines = vec![String::new(), "# Errors".to_owned(), String::new()];
    lines.extend(crate::rust::docs::wrapped(&text));
    lines
}
