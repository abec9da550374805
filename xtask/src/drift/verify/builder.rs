//! Builders, whose types say which members are missing.
//!
//! Programs do not name the parameters of a builder: they are markers from a hidden module, in the
//! order of the specification. So a builder is listed as if it had none.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Fields, ImplItem, ItemStruct, ReturnType, Signature, Type};

/// The builders of a crate, with the structures that they build, by their paths.
#[derive(Debug, Default)]
pub(super) struct Builders {
    structures: BTreeMap<String, String>,
}

impl Builders {
    /// Notes the builder that a structure has, if this is the function that begins one.
    pub(super) fn note(&mut self, prefix: &str, structure: &str, item: &ImplItem) {
        if let ImplItem::Fn(function) = item
            && function.sig.ident == "builder"
            && let Some(name) = returned(&function.sig)
        {
            self.structures.insert(format!("{prefix}{name}"), structure.to_owned());
        }
    }

    /// The structure that a builder builds.
    pub(super) fn built(&self, path: &str) -> Option<&str> {
        self.structures.get(path).map(String::as_str)
    }
}

/// Whether a structure is a builder with parameters: it has a state that is no value.
pub(super) fn has_state(item: &ItemStruct) -> bool {
    let Fields::Named(fields) = &item.fields else { return false };
    let is_state = |field: &syn::Field| field.ident.as_ref().is_some_and(|ident| ident == "state");
    fields.named.iter().any(is_state)
}

/// The signature of a builder's method: whatever its parameters are, it gives back a builder.
pub(super) fn signature(sig: &Signature, builder: &str) -> String {
    let mut sig = sig.clone();
    sig.generics.where_clause = None;
    let name = builder.rsplit("::").next().unwrap_or(builder);
    if returned(&sig).is_some_and(|returned| returned == name || returned == "Self") {
        sig.output = ReturnType::Default;
    }
    sig.to_token_stream().to_string()
}

/// The name of the type that a function gives back.
fn returned(sig: &Signature) -> Option<String> {
    let ReturnType::Type(_, output) = &sig.output else { return None };
    let Type::Path(path) = &**output else { return None };
    path.path.segments.last().map(|segment| segment.ident.to_string())
}
