//! The codecs of bodies.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{self, Imports};
use crate::pass::WireCodec;

/// A codec.
pub(super) fn codec(codec: &WireCodec, imports: &Imports) -> TokenStream {
    let path = imports.path(match codec {
        WireCodec::Json => paths::JSON,
        WireCodec::JsonTextNumbers => paths::JSON_TEXT_NUMBERS,
        WireCodec::Cbor => paths::CBOR,
        WireCodec::Text => paths::TEXT,
        WireCodec::Bytes => paths::BYTES,
        WireCodec::Form => paths::FORM,
    });
    quote!(&#path)
}
