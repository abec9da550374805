//! Servers and their variables.

use proc_macro2::TokenStream;
use quote::quote;

use super::{imports, variable};
use crate::rust::emit::common::docs;
use crate::rust::emit::file::Source;
use crate::rust::names::Name;
use crate::rust::plan::endpoint::{Needed, ServerChoice, ServerPart, ServerVariablePlan, ServersPlan};

pub(super) fn servers(plan: &ServersPlan) -> Source {
    let params = params(plan);
    let server = (plan.servers.len() > 1).then(|| server_enum(&plan.servers));
    let variables = plan.variables.iter().map(variable::variable_enum);
    let resolve = resolve(plan);
    let items = quote!(#params #server #(#variables)* #resolve);
    let imports = imports(&items);
    let docs = vec!["Where the service is: the servers of the specification and their variables.".to_owned()];
    Source { docs, items: quote!(#imports #items), ..Source::default() }
}

fn params(plan: &ServersPlan) -> TokenStream {
    let server = (plan.servers.len() > 1).then(|| {
        quote! {
            /// The server, unless [`endpoint`](Self::endpoint) names another.
            pub server: Server,
        }
    });
    let fields = plan.variables.iter().map(|variable| {
        let (name, docs, ty) =
            (&variable.field, docs(variable::variable_docs(variable)), variable_type(variable));
        quote!(#docs pub #name: #ty,)
    });
    let (derive, implement) = beginning(plan);
    let origin = (plan.needs == Some(Needed::Origin)).then(|| {
        quote! {
            /// Scheme, host and port of the servers, of which the specification has no more than
            /// the paths.
            pub origin: String,
        }
    });
    let setters = plan.variables.iter().map(setter);
    let set_server = (plan.servers.len() > 1).then(|| {
        quote! {
            /// Sets the server.
            #[must_use]
            pub fn server(mut self, server: Server) -> Self {
                self.server = server;
                self
            }
        }
    });
    quote! {
        /// What the endpoint depends on.
        #[derive(Debug, Clone #derive)]
        #[non_exhaustive]
        pub struct Params {
            #origin
            #server
            #(#fields)*
            /// A URL that takes the place of the specification's servers.
            pub endpoint: Option<String>,
        }

        #implement

        impl Params {
            #set_server
            #(#setters)*

            /// Sets a URL that takes the place of the specification's servers.
            #[must_use]
            pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
                self.endpoint = Some(endpoint.into());
                self
            }
        }
    }
}

/// What parameters begin with: `Default` as a word to derive or else written out, or `new` where the
/// caller has something to say.
fn beginning(plan: &ServersPlan) -> (TokenStream, TokenStream) {
    let is_default =
        |variable: &ServerVariablePlan| variable.type_name.is_some() || variable.default.is_empty();
    if plan.needs.is_none() && plan.variables.iter().all(is_default) {
        return (quote!(, Default), TokenStream::new());
    }
    let server = (plan.servers.len() > 1).then(|| quote!(server: Server::default()));
    let variables = plan.variables.iter().map(|variable| {
        let (name, default) = (&variable.field, &variable.default);
        match &variable.type_name {
            Some(ty) => quote!(#name: #ty::default()),
            None => quote!(#name: String::from(#default)),
        }
    });
    let others = server.into_iter().chain(variables);
    let implement = match plan.needs {
        None => quote! {
            impl Default for Params {
                fn default() -> Self {
                    Self { #(#others,)* endpoint: None }
                }
            }
        },
        Some(Needed::Url) => quote! {
            impl Params {
                /// The parameters for a service at this URL.
                pub fn new(endpoint: impl Into<String>) -> Self {
                    Self { #(#others,)* endpoint: Some(endpoint.into()) }
                }
            }
        },
        Some(Needed::Origin) => quote! {
            impl Params {
                /// The parameters for servers of this scheme, host and port, as
                /// `https://api.example:8443`.
                pub fn new(origin: impl Into<String>) -> Self {
                    Self { origin: origin.into(), #(#others,)* endpoint: None }
                }
            }
        },
    };
    (TokenStream::new(), implement)
}

fn variable_type(variable: &ServerVariablePlan) -> TokenStream {
    match &variable.type_name {
        Some(name) => {
            quote!(#name)
        }
        None => quote!(String),
    }
}

fn setter(variable: &ServerVariablePlan) -> TokenStream {
    let name = &variable.field;
    let line = format!(" Sets [`{}`](Self::{}).", variable.field.text(), variable.field);
    let ty = variable_type(variable);
    quote! {
        #[doc = #line]
        #[must_use]
        pub fn #name(mut self, value: impl Into<#ty>) -> Self {
            self.#name = value.into();
            self
        }
    }
}

fn server_enum(servers: &[ServerChoice]) -> TokenStream {
    let variants = servers.iter().enumerate().map(|(index, server)| {
        let (name, docs) = (&server.name, docs(&server.docs));
        let default = (index == 0).then(|| quote!(#[default]));
        quote!(#docs #default #name)
    });
    quote! {
        /// A server of the specification.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        #[non_exhaustive]
        pub enum Server { #(#variants),* }
    }
}

fn resolve(plan: &ServersPlan) -> TokenStream {
    let choice = match plan.servers.as_slice() {
        [] => quote!(Err(EndpointError::Missing("endpoint".into()))),
        [server] => url(plan, server.parts.as_deref()),
        servers => {
            let arms = servers.iter().map(|server| {
                let (name, url) = (&server.name, url(plan, server.parts.as_deref()));
                quote!(Server::#name => { #url })
            });
            quote!(match params.server { #(#arms)* })
        }
    };
    let elsewhere = elsewhere(plan);
    quote! {
        /// Finds the endpoint.
        ///
        /// # Errors
        ///
        /// A variable has a value that cannot be a part of a URL, or the server is not known.
        pub fn resolve(params: &Params) -> Result<Endpoint, EndpointError> {
            if let Some(endpoint) = &params.endpoint {
                return Ok(Endpoint::new(endpoint));
            }
            #choice
        }

        #elsewhere
    }
}

/// What the client asks: `resolve`, but for operations that are somewhere else.
fn elsewhere(plan: &ServersPlan) -> TokenStream {
    if plan.elsewhere.is_empty() {
        return quote! {
            impl ResolveEndpoint for Params {
                fn resolve(&self, _call: &EndpointCall<'_>) -> Result<Endpoint, EndpointError> {
                    resolve(self)
                }
            }
        };
    }
    let arms = plan.elsewhere.iter().map(|place| {
        let (operations, url) = (&place.operations, url(plan, place.parts.as_deref()));
        quote!(#(#operations)|* => { #url })
    });
    quote! {
        /// Finds the endpoint of an operation, by its name in the specification: some are on servers
        /// of their own.
        ///
        /// # Errors
        ///
        /// The same as those of [`resolve`].
        pub fn resolve_for(operation: &str, params: &Params) -> Result<Endpoint, EndpointError> {
            if params.endpoint.is_some() {
                return resolve(params);
            }
            match operation {
                #(#arms)*
                _ => resolve(params),
            }
        }

        impl ResolveEndpoint for Params {
            fn resolve(&self, call: &EndpointCall<'_>) -> Result<Endpoint, EndpointError> {
                resolve_for(call.operation.name, self)
            }
        }
    }
}

/// The URL of a server, as a `Result` of an endpoint.
fn url(plan: &ServersPlan, parts: Option<&[ServerPart]>) -> TokenStream {
    let Some(parts) = parts else {
        return quote!(Err(EndpointError::Missing("endpoint".into())));
    };
    let mut text = String::new();
    let mut checks = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for part in parts {
        let (check, index) = match part {
            ServerPart::Origin => {
                text.push_str("{origin}");
                checks.push(quote!(let origin = origin("origin", &params.origin)?;));
                continue;
            }
            ServerPart::Text(literal) => {
                text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
                continue;
            }
            ServerPart::Host(index) => (Some(quote!(host_part)), index),
            ServerPart::Path(index) => (Some(quote!(path_part)), index),
            ServerPart::Any(index) => (None, index),
        };
        let Some(variable) = plan.variables.get(*index) else { continue };
        let local = local(variable);
        text.push_str(&format!("{{{}}}", local.text()));
        if !seen.insert(*index) {
            continue;
        }
        let (name, written) = (&variable.field, &variable.written);
        checks.push(match check {
            Some(check) => quote!(let #local = #check(#written, params.#name.as_str())?;),
            None => quote!(let #local = params.#name.as_str();),
        });
    }
    if checks.is_empty() {
        let text = text.replace("{{", "{").replace("}}", "}");
        return quote!(Ok(Endpoint::new(#text)));
    }
    quote!(#(#checks)* Ok(Endpoint::new(format!(#text))))
}

/// The variable's value in `resolve`; a keyword cannot stand in a text that is formatted.
fn local(variable: &ServerVariablePlan) -> Name {
    if variable.field.is_raw() { variable.field.with("_value") } else { variable.field.clone() }
}
