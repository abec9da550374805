//! The codecs of bodies.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::texts;
use super::paths::{self, Imports, Item};
use super::request;
use crate::model::XmlNamespace;
use crate::pass::{EventPayload, QueryAction, TextEvents, WireCodec};

/// A codec.
pub(super) fn codec(codec: &WireCodec, imports: &Imports) -> TokenStream {
    match codec {
        WireCodec::Json => constant(paths::JSON, imports),
        WireCodec::JsonTextNumbers => constant(paths::JSON_TEXT_NUMBERS, imports),
        WireCodec::Cbor => constant(paths::CBOR, imports),
        WireCodec::Text => constant(paths::TEXT, imports),
        WireCodec::Form(fields) if fields.is_empty() => constant(paths::FORM, imports),
        WireCodec::Form(fields) => {
            let form = imports.path(paths::FORM_CODEC);
            let fields = fields.iter().map(|field| request::field(field, imports));
            quote!(&#form::new(&[#(#fields),*]))
        }
        // Parts are no codec: the table of the operation has them (`request::body`).
        WireCodec::Bytes | WireCodec::Multipart(_) => constant(paths::BYTES, imports),
        WireCodec::ByteStream { sized: false } => constant(paths::BYTE_STREAM, imports),
        WireCodec::ByteStream { sized: true } => constant(paths::SIZED_BYTE_STREAM, imports),
        WireCodec::EventStream { initial: None } => constant(paths::EVENT_STREAM, imports),
        WireCodec::EventStream { initial: Some(initial) } => {
            let (stream, initial) = (imports.path(paths::STREAM), event_payload(initial, imports));
            quote!(&#stream::with_initial(#initial))
        }
        WireCodec::TextEvents(events) => constant(text_events(*events), imports),
        WireCodec::XmlWithin(path) if path.is_empty() => constant(paths::XML, imports),
        WireCodec::XmlWithin(path) => {
            let (xml, path) = (imports.path(paths::XML_CODEC), texts(path));
            quote!(&#xml::within(#path))
        }
        WireCodec::XmlUnwrapped => {
            let xml = imports.path(paths::XML_CODEC);
            quote!(&#xml::unwrapped())
        }
        WireCodec::Xml { root, namespace } => {
            let xml = imports.path(paths::XML_CODEC);
            let namespace = namespace.as_ref().map(|namespace| {
                let namespace = xml_namespace(namespace, imports);
                quote!(.namespace(#namespace))
            });
            quote!(&#xml::document(#root) #namespace)
        }
        WireCodec::AwsQuery(QueryAction { action, version }) => {
            let query = imports.path(paths::QUERY);
            quote!(&#query::aws(#action, #version))
        }
        WireCodec::Ec2Query(QueryAction { action, version }) => {
            let query = imports.path(paths::QUERY);
            quote!(&#query::ec2(#action, #version))
        }
    }
}

const fn text_events(events: TextEvents) -> Item {
    match events {
        TextEvents::ServerSent => paths::SERVER_SENT,
        TextEvents::ServerSentText => paths::SERVER_SENT_TEXT,
        TextEvents::ServerSentObjects => paths::SERVER_SENT_OBJECTS,
        TextEvents::ServerSentTextObjects => paths::SERVER_SENT_TEXT_OBJECTS,
        TextEvents::Lines => paths::JSON_LINES,
        TextEvents::Sequence => paths::JSON_SEQUENCE,
    }
}

/// How the payload of an event is spelled.
pub(super) fn event_payload(payload: &EventPayload, imports: &Imports) -> TokenStream {
    let (path, codec) = (imports.path(paths::EVENT_PAYLOAD), codec(&payload.codec, imports));
    let media_type = &payload.media_type;
    quote!(#path::new(#codec, #media_type))
}

fn constant(item: Item, imports: &Imports) -> TokenStream {
    let path = imports.path(item);
    quote!(&#path)
}

/// A namespace.
pub(super) fn xml_namespace(namespace: &XmlNamespace, imports: &Imports) -> TokenStream {
    let (path, uri) = (imports.path(paths::XML_NAMESPACE), &namespace.uri);
    match &namespace.prefix {
        None => quote!(#path::new(#uri)),
        Some(prefix) => quote!(#path::with_prefix(#prefix, #uri)),
    }
}
