//! The entries of schema tables: what is said about members, variants and their values.

use proc_macro2::TokenStream;
use quote::quote;

use super::codec::xml_namespace;
use super::paths::{self, Imports};
use crate::rust::plan::{TimestampSpelling, ValuePlan, XmlPlan};

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
    let xml = value.xml.as_deref().map(|xml| {
        let (schema, calls) = (imports.path(paths::XML_SCHEMA), xml_calls(xml, imports));
        quote!(.xml(&#schema::PLAIN #calls))
    });
    quote!(#sensitive #timestamp #element #xml)
}

fn xml_calls(xml: &XmlPlan, imports: &Imports) -> TokenStream {
    let name = xml.name.as_ref().map(|name| quote!(.name(#name)));
    let attribute = xml.attribute.then(|| quote!(.attribute()));
    let flattened = xml.flattened.then(|| quote!(.flattened()));
    let namespace = xml.namespace.as_ref().map(|namespace| {
        let namespace = xml_namespace(namespace, imports);
        quote!(.namespace(#namespace))
    });
    let item = xml.item.as_ref().map(|name| quote!(.item(#name)));
    let key = xml.key.as_ref().map(|name| quote!(.key(#name)));
    let key_namespace = xml.key_namespace.as_ref().map(|namespace| {
        let namespace = xml_namespace(namespace, imports);
        quote!(.key_namespace(#namespace))
    });
    let query_name = xml.query_name.as_ref().map(|name| quote!(.query_name(#name)));
    quote!(#name #attribute #flattened #namespace #item #key #key_namespace #query_name)
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
