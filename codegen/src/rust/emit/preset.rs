//! The values that members start with.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::paths::{self, Imports};
use crate::rust::plan::{EnumValue, Preset};

/// The value as an expression.
pub(super) fn preset(preset: &Preset, imports: &Imports) -> TokenStream {
    match preset {
        Preset::Boolean(value) => quote!(#value),
        Preset::Integer(value) => {
            signed(Literal::i128_unsuffixed(value.abs_diff(0).cast_signed()), *value < 0)
        }
        Preset::Float(value) => signed(Literal::f64_unsuffixed(value.abs()), value.is_sign_negative()),
        Preset::Text(text) => {
            let string = imports.path(paths::STRING);
            quote!(#string::from(#text))
        }
        Preset::Variant { of, variant } => quote!(crate::types::#of::#variant),
        Preset::Unlisted { of, value: EnumValue::Text(text) } => quote!(crate::types::#of::from(#text)),
        Preset::Unlisted { of, value: EnumValue::Number(number) } => {
            let number = signed(Literal::u64_unsuffixed(number.unsigned_abs()), *number < 0);
            quote!(crate::types::#of::from(#number))
        }
        Preset::Empty => {
            let value = imports.path(paths::VALUE);
            quote!(#value::empty())
        }
    }
}

fn signed(magnitude: Literal, negative: bool) -> TokenStream {
    if negative { quote!(-#magnitude) } else { quote!(#magnitude) }
}
