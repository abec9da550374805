//! What callers have to say before a client can be made, where the specification leaves it to them.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{self, Imports};
use crate::rust::docs::wrapped;
use crate::rust::plan::{Plan, endpoint};

/// An argument of everything that makes a client or a configuration.
pub(super) struct Needed {
    /// The parameter, with its type.
    pub(super) parameter: TokenStream,
    /// Its name.
    pub(super) argument: TokenStream,
    /// What it means, in lines.
    pub(super) about: Vec<String>,
}

impl Needed {
    /// What has to be said, if anything.
    pub(super) fn of(plan: &Plan, imports: &Imports) -> Option<Self> {
        let [into, string] = [paths::INTO, paths::STRING].map(|item| imports.path(item));
        let (argument, about) = match plan.config.needs? {
            endpoint::Needed::Url => {
                let about = "The specification does not say where the service is: `endpoint_url` does, as \
                             `https://api.example/v1`.";
                (quote!(endpoint_url), about)
            }
            endpoint::Needed::Origin => {
                let about = "The specification has no more than the paths of its servers: `origin` says what \
                             comes before them, as `https://api.example`.";
                (quote!(origin), about)
            }
        };
        let mut lines = vec![String::new()];
        lines.extend(wrapped(about));
        Some(Self { parameter: quote!(#argument: impl #into<#string>), argument, about: lines })
    }
}

/// The call that makes a client, without the type that it is a function of, for examples.
pub(super) fn from_env(plan: &Plan) -> TokenStream {
    match plan.config.needs {
        None => quote!(from_env()),
        Some(_) => quote!(from_env("https://api.example.com")),
    }
}
