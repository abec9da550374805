//! Builders, whose types say which members are missing.
//!
//! Programs do not name the parameters of a builder: they are markers from a hidden module, in the
//! order of the specification. So a builder is listed as if it had none, and what `build` asks of
//! them is listed as the fields that have to be set.

use std::collections::BTreeMap;

use syn::{Fields, GenericParam, ImplItem, ItemStruct, ReturnType, Signature, Type, WherePredicate};

use super::signature::spelled;

/// The builders of a crate, with the structures that they build, by their paths.
#[derive(Debug, Default)]
pub(super) struct Builders {
    structures: BTreeMap<String, String>,
    /// The field that each parameter of a builder stands for.
    fields: BTreeMap<String, BTreeMap<String, String>>,
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

    /// Notes which field each parameter of a structure stands for, if it is a builder: before it is
    /// set, a parameter is the marker of that name.
    pub(super) fn note_state(&mut self, prefix: &str, item: &ItemStruct) {
        let marker = |param: &GenericParam| {
            let GenericParam::Type(param) = param else { return None };
            Some((param.ident.to_string(), last_name(&param.default.as_ref()?.1)?))
        };
        let fields = item.generics.params.iter().filter_map(marker).collect();
        self.fields.insert(format!("{prefix}{}", item.ident), fields);
    }

    /// The fields that have to be set before a method of a builder can be called.
    pub(super) fn required(&self, builder: &str, sig: &Signature) -> Vec<&str> {
        let bounds = sig.generics.where_clause.iter().flat_map(|bounds| &bounds.predicates);
        let bounded = bounds.filter_map(|bound| match bound {
            WherePredicate::Type(bound) => last_name(&bound.bounded_ty),
            _ => None,
        });
        let Some(fields) = self.fields.get(builder) else { return Vec::new() };
        bounded.filter_map(|name| fields.get(&name).map(String::as_str)).collect()
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
    spelled(&sig)
}

/// The name of the type that a function gives back.
fn returned(sig: &Signature) -> Option<String> {
    let ReturnType::Type(_, output) = &sig.output else { return None };
    last_name(output)
}

/// The last name of a type's path.
fn last_name(of: &Type) -> Option<String> {
    let Type::Path(path) = of else { return None };
    path.path.segments.last().map(|segment| segment.ident.to_string())
}
