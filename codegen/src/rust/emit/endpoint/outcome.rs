//! Endpoints and refusals.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::spell::Speller;
use crate::endpoint::{AuthSchemeRule, Expr, ExprKind, Outcome, PropertyRule, Template};
use crate::rust::names::Name;

/// Statements, and then a `Result` of an endpoint.
pub(super) struct Spelled {
    pub(super) lets: TokenStream,
    pub(super) result: TokenStream,
}

pub(super) fn outcome(speller: &Speller<'_>, outcome: &Outcome) -> Spelled {
    let named = named(speller, outcome);
    let lets = named.iter().map(|(expr, name)| {
        let value = speller.value(expr);
        match expr.kind {
            ExprKind::Field(..) if !speller.is_owned(expr) => {
                let place = speller.place(expr);
                quote!(let #name = &#place;)
            }
            _ => quote!(let #name = #value;),
        }
    });
    let lets = quote!(#(#lets)*);
    let speller = &Speller { named: &named, ..speller.clone() };
    let result = match outcome {
        Outcome::Error(message) => {
            let message = text(speller, message);
            quote!(Err(EndpointError::refused(#message)))
        }
        Outcome::Endpoint(template) => {
            let endpoint = endpoint(speller, template);
            quote!(Ok(#endpoint))
        }
    };
    Spelled { lets, result }
}

/// What stands in texts and is not a local variable yet gets a name, so that the text reads well.
fn named(speller: &Speller<'_>, outcome: &Outcome) -> Vec<(Expr, Name)> {
    let mut parts: Vec<&Expr> = Vec::new();
    let mut taken = BTreeSet::new();
    outcome.each_expr(&mut |expr| {
        expr.each_variable(&mut |id| {
            taken.extend(speller.variables.get(id.index()).map(|it| it.name.clone()))
        });
        if let ExprKind::Template(all) = &expr.kind {
            let in_need = all.iter().filter(|part| speller.needs_name(part));
            parts.extend(in_need);
        }
    });
    let mut named: Vec<(Expr, Name)> = Vec::new();
    for part in parts {
        if named.iter().all(|(expr, _)| expr != part) {
            let names = speller.names(part).into_iter();
            let free = names
                .clone()
                .find(|name| !taken.contains(name) || matches!(part.kind, ExprKind::Variable(_)));
            if let Some(name) = free.or_else(|| names.last()) {
                named.push((part.clone(), name.clone()));
                taken.insert(name);
            }
        }
    }
    named
}

fn endpoint(speller: &Speller<'_>, template: &Template) -> TokenStream {
    let url = text(speller, &template.url);
    let headers = template.headers.iter().map(|(name, values)| {
        let values = values.iter().map(|value| owned(speller, value));
        quote!(.header(#name, [#(#values),*]))
    });
    let schemes = template.auth_schemes.iter().map(|scheme| {
        let scheme = auth_scheme(speller, scheme);
        quote!(.auth_scheme(#scheme))
    });
    let properties = properties(speller, &template.properties);
    quote!(Endpoint::new(#url) #(#headers)* #(#schemes)* #properties)
}

/// A text for `impl Into<String>`; a variable keeps its value.
fn text(speller: &Speller<'_>, expr: &Expr) -> TokenStream {
    let value = speller.value(expr);
    if matches!(expr.kind, ExprKind::Variable(_)) && speller.is_owned(expr) {
        return quote!(#value.as_str());
    }
    value
}

fn owned(speller: &Speller<'_>, expr: &Expr) -> TokenStream {
    let value = text(speller, expr);
    if speller.is_owned(expr) && !matches!(expr.kind, ExprKind::Variable(_)) {
        return value;
    }
    quote!(String::from(#value))
}

fn auth_scheme(speller: &Speller<'_>, scheme: &AuthSchemeRule) -> TokenStream {
    let name = text(speller, &scheme.name);
    let signing_name = scheme.signing_name.as_ref().map(|name| text(speller, name));
    let signing_name = signing_name.map(|name| quote!(.signing_name(#name)));
    let signing_region = scheme.signing_region.as_ref().map(|region| text(speller, region));
    let signing_region = signing_region.map(|region| quote!(.signing_region(#region)));
    let regions = scheme.signing_region_set.iter().map(|region| {
        let region = text(speller, region);
        quote!(.signing_region_in_set(#region))
    });
    let double = scheme.disable_double_encoding.map(|flag| quote!(.disable_double_encoding(#flag)));
    let normalize = scheme.disable_normalize_path.map(|flag| quote!(.disable_normalize_path(#flag)));
    let properties = properties(speller, &scheme.properties);
    quote!(AuthScheme::new(#name) #signing_name #signing_region #(#regions)* #double #normalize #properties)
}

fn properties(speller: &Speller<'_>, rules: &[(String, PropertyRule)]) -> TokenStream {
    let properties = rules.iter().map(|(name, rule)| {
        let value = match rule {
            PropertyRule::Boolean(value) => quote!(#value),
            PropertyRule::Integer(value) => quote!(#value),
            PropertyRule::Text(value) => text(speller, value),
            PropertyRule::List(_) | PropertyRule::Record(_) => property(speller, rule),
        };
        quote!(.property(#name, #value))
    });
    quote!(#(#properties)*)
}

fn property(speller: &Speller<'_>, rule: &PropertyRule) -> TokenStream {
    match rule {
        PropertyRule::Boolean(value) => quote!(Property::Boolean(#value)),
        PropertyRule::Integer(value) => quote!(Property::Integer(#value)),
        PropertyRule::Text(Expr { kind: ExprKind::Text(text), .. }) => quote!(Property::from(#text)),
        PropertyRule::Text(value) => {
            let text = text(speller, value);
            quote!(Property::from(#text))
        }
        PropertyRule::List(rules) => {
            let rules = rules.iter().map(|rule| property(speller, rule));
            quote!(Property::List(vec![#(#rules),*]))
        }
        PropertyRule::Record(rules) => {
            let rules = rules.iter().map(|(name, rule)| {
                let rule = property(speller, rule);
                quote!((String::from(#name), #rule))
            });
            quote!(Property::Record(vec![#(#rules),*]))
        }
    }
}
