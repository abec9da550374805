//! How a response is read, as an entry of a table.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::codec::codec;
use super::paths::{self, Imports};
use super::request::bindings;
use crate::model::StatusPattern;
use crate::rust::plan::{ContentPlan, ResponsePlan};

/// The schema of a response.
pub(super) fn response(plan: &ResponsePlan, imports: &Imports) -> TokenStream {
    let schema = imports.path(paths::RESPONSE_SCHEMA);
    if let (StatusPattern::Class(digit), ContentPlan::Unknown) = (plan.status, &plan.content) {
        let digit = Literal::u8_unsuffixed(digit);
        return quote!(#schema::unknown(#digit));
    }
    let (status, content) = (status(plan.status, imports), content(&plan.content, imports));
    quote!(#schema::new(#status, #content))
}

/// The schema of an error response, by the shortest constructor of the runtime that says it.
pub(super) fn error(schema: &TokenStream, code: &str, plan: &ResponsePlan, imports: &Imports) -> TokenStream {
    match (plan.status, &plan.content) {
        (StatusPattern::Exact(status), ContentPlan::Whole(of)) => {
            let (status, codec) = (Literal::u16_unsuffixed(status), codec(of, imports));
            quote!(#schema::whole(#code, #status, #codec))
        }
        (StatusPattern::Exact(status), ContentPlan::Members(members, of)) => {
            let status = Literal::u16_unsuffixed(status);
            let (bindings, codec) = (bindings(members, imports), codec(of, imports));
            quote!(#schema::members(#code, #status, #bindings, #codec))
        }
        _ => {
            let (status, content) = (status(plan.status, imports), content(&plan.content, imports));
            quote!(#schema::new(#code, #status, #content))
        }
    }
}

fn status(status: StatusPattern, imports: &Imports) -> TokenStream {
    let path = imports.path(paths::STATUS_PATTERN);
    match status {
        StatusPattern::Exact(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#path::Exact(#code))
        }
        StatusPattern::Class(digit) => {
            let digit = Literal::u8_unsuffixed(digit);
            quote!(#path::Class(#digit))
        }
        StatusPattern::Default => quote!(#path::Any),
    }
}

fn content(content: &ContentPlan, imports: &Imports) -> TokenStream {
    let path = imports.path(paths::CONTENT);
    match content {
        ContentPlan::None => quote!(#path::None),
        ContentPlan::Unknown => quote!(#path::Unknown),
        ContentPlan::Whole(of) => {
            let codec = codec(of, imports);
            quote!(#path::Whole(#codec))
        }
        ContentPlan::Members(members, of) => {
            let (bindings, codec) = (bindings(members, imports), codec(of, imports));
            quote!(#path::members(#bindings, #codec))
        }
    }
}
