//! Variables of server URLs.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::emit::common::docs;
use crate::rust::plan::endpoint::ServerVariablePlan;

/// The type of a variable that has known values.
pub(super) fn variable_enum(variable: &ServerVariablePlan) -> TokenStream {
    let Some(name) = &variable.type_name else { return TokenStream::new() };
    let docs = docs(variable_docs(variable));
    let (variants, texts): (Vec<_>, Vec<_>) = variable.values.iter().map(|(name, text)| (name, text)).unzip();
    let lines = texts.iter().map(|text| format!(" {}", crate::rust::docs::code(text)));
    let is_default = |text: &&String| **text == variable.default;
    let known = texts.iter().any(is_default);
    let derive = known.then(|| quote!(, Default));
    let marks = texts.iter().map(|text| is_default(text).then(|| quote!(#[default])));
    let default = &variable.default;
    let implement = (!known).then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::Other(#default.to_owned())
                }
            }
        }
    });
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq #derive)]
        #[non_exhaustive]
        pub enum #name {
            #(#[doc = #lines] #marks #variants,)*
            /// A value that the specification does not list. It is checked before it becomes a part
            /// of a URL.
            Other(String),
        }

        impl #name {
            /// The value as it stands in the URL.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::Other(text) => text,
                }
            }
        }

        #implement

        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                match text {
                    #(#texts => Self::#variants,)*
                    _ => Self::Other(text.to_owned()),
                }
            }
        }

        impl From<String> for #name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }
    }
}

/// What there is to say about a variable.
pub(super) fn variable_docs(variable: &ServerVariablePlan) -> Vec<String> {
    if variable.docs.is_empty() {
        return vec![format!(
            "The variable {} of the server's URL.",
            crate::rust::docs::code(&variable.written)
        )];
    }
    variable.docs.clone()
}
