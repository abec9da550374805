//! The values that members start with.

use drawplate_runtime::Timestamp;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::common::runtime_type;
use super::paths::{self, Imports};
use crate::rust::plan::{DocumentPreset, EnumValue, Preset};

/// The value as an expression.
pub(super) fn preset(preset: &Preset, imports: &Imports) -> TokenStream {
    match preset {
        Preset::Boolean(value) => quote!(#value),
        Preset::Integer(value) => {
            signed(Literal::i128_unsuffixed(value.abs_diff(0).cast_signed()), *value < 0)
        }
        Preset::Float(value) => float(*value),
        Preset::Constant(of, name) => {
            let (of, name) = (format_ident!("{of}"), format_ident!("{name}"));
            quote!(#of::#name)
        }
        Preset::Text(text) => {
            let string = imports.path(paths::STRING);
            quote!(#string::from(#text))
        }
        Preset::Bytes(bytes) => {
            let (blob, bytes) = (imports.path(paths::BLOB), Literal::byte_string(bytes));
            quote!(#blob::from(#bytes))
        }
        Preset::Timestamp(value) => timestamp(*value, imports),
        Preset::Big(kind, text) => {
            let big = imports.path(runtime_type(*kind));
            quote!(#big::new(#text).unwrap_or_default())
        }
        Preset::Document(preset) => document(preset, imports),
        Preset::Variant { of, variant } => quote!(crate::types::#of::#variant),
        Preset::Unlisted { of, value: EnumValue::Text(text) } => quote!(crate::types::#of::from(#text)),
        Preset::Unlisted { of, value: EnumValue::Number(number) } => {
            let number = integer(*number);
            quote!(crate::types::#of::from(#number))
        }
        Preset::Empty => {
            let value = imports.path(paths::VALUE);
            quote!(#value::empty())
        }
    }
}

fn document(preset: &DocumentPreset, imports: &Imports) -> TokenStream {
    let document = imports.path(paths::DOCUMENT);
    match preset {
        DocumentPreset::Boolean(value) => quote!(#document::from(#value)),
        DocumentPreset::Integer(value) => {
            let value = signed(Literal::i64_suffixed(value.saturating_abs()), *value < 0);
            quote!(#document::from(#value))
        }
        DocumentPreset::Float(value) => {
            let value = float(*value);
            quote!(#document::from(#value))
        }
        DocumentPreset::Text(text) => quote!(#document::from(#text)),
        DocumentPreset::List => {
            let vec = imports.path(paths::VEC);
            quote!(#document::Array(#vec::new()))
        }
        DocumentPreset::Map => {
            let object = imports.path(paths::OBJECT);
            quote!(#document::Object(#object::new()))
        }
    }
}

fn timestamp(value: Timestamp, imports: &Imports) -> TokenStream {
    let (timestamp, seconds) = (imports.path(paths::TIMESTAMP), integer(value.seconds()));
    match value.nanoseconds() {
        0 => quote!(#timestamp::from_seconds(#seconds)),
        nanoseconds => {
            let nanoseconds = Literal::u32_unsuffixed(nanoseconds);
            quote!(#timestamp::new(#seconds, #nanoseconds).unwrap_or(#timestamp::EPOCH))
        }
    }
}

fn integer(value: i64) -> TokenStream {
    signed(Literal::u64_unsuffixed(value.unsigned_abs()), value < 0)
}

fn float(value: f64) -> TokenStream {
    signed(Literal::f64_unsuffixed(value.abs()), value.is_sign_negative())
}

fn signed(magnitude: Literal, negative: bool) -> TokenStream {
    if negative { quote!(-#magnitude) } else { quote!(#magnitude) }
}
