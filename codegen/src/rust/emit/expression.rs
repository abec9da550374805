//! Expressions of JMESPath as constants.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::paths::{self, Imports};
use crate::jmespath::{Comparator, Expr};

/// An expression.
pub(super) fn expression(expr: &Expr, imports: &Imports) -> TokenStream {
    let of = imports.path(paths::EXPR);
    let one = |name: &str, inner: &Expr| {
        let (name, inner) = (variant(name), expression(inner, imports));
        quote!(#of::#name(&#inner))
    };
    let two = |name: &str, first: &Expr, second: &Expr| {
        let (name, first, second) = (variant(name), expression(first, imports), expression(second, imports));
        quote!(#of::#name(&#first, &#second))
    };
    match expr {
        Expr::Current => quote!(#of::Current),
        Expr::Literal(json) => quote!(#of::Literal(#json)),
        Expr::Field(name) => quote!(#of::Field(#name)),
        Expr::Index(index) => {
            let index = Literal::i64_unsuffixed(*index);
            quote!(#of::Index(#index))
        }
        Expr::Slice(start, stop, step) => {
            let [start, stop] = [start, stop].map(|bound| bound_of(*bound, imports));
            let step = Literal::i64_unsuffixed(*step);
            quote!(#of::Slice { start: #start, stop: #stop, step: #step })
        }
        Expr::Then(first, second) => two("Then", first, second),
        Expr::Each(list, each) => two("Each", list, each),
        Expr::Flatten(list) => one("Flatten", list),
        Expr::Values(object) => one("Values", object),
        Expr::When(condition, value) => two("When", condition, value),
        Expr::And(left, right) => two("And", left, right),
        Expr::Or(left, right) => two("Or", left, right),
        Expr::Not(value) => one("Not", value),
        Expr::Reference(inner) => one("Reference", inner),
        Expr::Compare(how, left, right) => {
            let comparator = imports.path(paths::COMPARATOR);
            let how = variant(compared(*how));
            let (left, right) = (expression(left, imports), expression(right, imports));
            quote!(#of::Compare(#comparator::#how, &#left, &#right))
        }
        Expr::List(items) => {
            let items = items.iter().map(|item| expression(item, imports));
            quote!(#of::List(&[#(#items),*]))
        }
        Expr::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = expression(value, imports);
                quote!((#name, #value))
            });
            quote!(#of::Object(&[#(#members),*]))
        }
        Expr::Call(function, arguments) => {
            let (functions, name) = (imports.path(paths::FUNCTION), variant(function.variant()));
            let arguments = arguments.iter().map(|argument| expression(argument, imports));
            quote!(#of::Call(#functions::#name, &[#(#arguments),*]))
        }
    }
}

fn variant(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn bound_of(bound: Option<i64>, imports: &Imports) -> TokenStream {
    match bound {
        None => imports.path(paths::NONE),
        Some(bound) => {
            let (some, bound) = (imports.path(paths::SOME), Literal::i64_unsuffixed(bound));
            quote!(#some(#bound))
        }
    }
}

const fn compared(how: Comparator) -> &'static str {
    match how {
        Comparator::Equal => "Equal",
        Comparator::NotEqual => "NotEqual",
        Comparator::Less => "Less",
        Comparator::LessOrEqual => "LessOrEqual",
        Comparator::Greater => "Greater",
        Comparator::GreaterOrEqual => "GreaterOrEqual",
    }
}
