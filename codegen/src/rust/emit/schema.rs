//! The entries of schema tables: what is said about members, variants and their values.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{self, Imports};
use crate::rust::plan::{TimestampSpelling, ValuePlan};

/// The calls that say about a member or a variant what its value is like.
pub(super) fn value_calls(value: &ValuePlan, imports: &Imports) -> TokenStream {
    let sensitive = value.sensitive.then(|| quote!(.sensitive()));
    let timestamp = (value.timestamp != TimestampSpelling::default()).then(|| {
        let format = timestamp(value.timestamp, imports);
        quote!(.timestamp(#format))
    });
    let element = value.element.as_deref().map(|element| {
        let (schema, calls) = (imports.path(paths::VALUE_SCHEMA), value_calls(element, imports));
        quote!(.of(&#schema::PLAIN #calls))
    });
    quote!(#sensitive #timestamp #element)
}

/// How timestamps are spelled.
pub(super) fn timestamp(spelling: TimestampSpelling, imports: &Imports) -> TokenStream {
    let format = imports.path(paths::TIMESTAMP_FORMAT);
    match spelling {
        TimestampSpelling::DateTime => quote!(#format::DateTime),
        TimestampSpelling::DateTimeMilliseconds => quote!(#format::DateTimeMilliseconds),
        TimestampSpelling::HttpDate => quote!(#format::HttpDate),
        TimestampSpelling::EpochSeconds => quote!(#format::EpochSeconds),
    }
}
