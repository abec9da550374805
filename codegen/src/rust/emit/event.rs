//! How the variants of a union travel as events of a stream, as a table.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::codec::event_payload;
use super::paths::{self, Imports};
use crate::pass::{EventFact, EventPlace, HeaderType};

/// The function that gives the table.
pub(super) fn table(events: &[EventFact], imports: &Imports) -> TokenStream {
    let schema = imports.path(paths::EVENT_SCHEMA);
    let entries = events.iter().map(|event| entry(event, imports));
    quote! {
        fn events() -> &'static [#schema] {
            static EVENTS: &[#schema] = &[#(#entries),*];
            EVENTS
        }
    }
}

fn entry(event: &EventFact, imports: &Imports) -> TokenStream {
    let schema = imports.path(paths::EVENT_SCHEMA);
    let members = event.members.iter().map(|place| self::place(*place, imports));
    let payload = event.payload.as_ref().map(|payload| {
        let payload = event_payload(payload, imports);
        quote!(.payload(#payload))
    });
    let exception = event.is_exception.then(|| quote!(.exception()));
    quote!(#schema::new(&[#(#members),*]) #payload #exception)
}

fn place(place: EventPlace, imports: &Imports) -> TokenStream {
    let path = imports.path(paths::EVENT_BINDING);
    match place {
        EventPlace::Payload => quote!(#path::Payload),
        EventPlace::Document => quote!(#path::Document),
        EventPlace::Header(kind) => {
            let (header, kind) = (imports.path(paths::HEADER_TYPE), format_ident!("{}", name(kind)));
            quote!(#path::Header(#header::#kind))
        }
    }
}

const fn name(kind: HeaderType) -> &'static str {
    match kind {
        HeaderType::Boolean => "Boolean",
        HeaderType::Byte => "Byte",
        HeaderType::Short => "Short",
        HeaderType::Integer => "Integer",
        HeaderType::Long => "Long",
        HeaderType::Blob => "Blob",
        HeaderType::String => "String",
        HeaderType::Timestamp => "Timestamp",
    }
}
