//! Small pieces that every construct is made of.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::paths::{self, Imports, Item};
use crate::rust::names::Name;
use crate::rust::plan::{RuntimeType, RustType};

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (text, span) = (self.text(), Span::call_site());
        tokens.extend([if self.is_raw() { Ident::new_raw(text, span) } else { Ident::new(text, span) }]);
    }
}

/// A doc comment, one attribute for each line.
pub(super) fn docs<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> TokenStream {
    let lines = lines.into_iter().map(|line| doc_line(line.as_ref()));
    quote!(#(#[doc = #lines])*)
}

/// The doc comment of the module that it stands in.
pub(super) fn inner_docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| doc_line(line));
    quote!(#(#![doc = #lines])*)
}

fn doc_line(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}

/// The attribute of something that should no longer be used.
pub(super) fn deprecated(reason: Option<&String>) -> TokenStream {
    reason.map(|note| quote!(#[deprecated(note = #note)])).unwrap_or_default()
}

/// A list of texts, borrowed for good.
pub(super) fn texts<T: AsRef<str>>(texts: &[T]) -> TokenStream {
    let texts = texts.iter().map(AsRef::as_ref);
    quote!(&[#(#texts),*])
}

/// An index, as it stands in a match or a table.
pub(super) fn index(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

/// An index that may be missing.
pub(super) fn optional_index(position: Option<usize>, imports: &Imports) -> TokenStream {
    match position {
        None => imports.path(paths::NONE),
        Some(position) => {
            let (some, position) = (imports.path(paths::SOME), index(position));
            quote!(#some(#position))
        }
    }
}

/// A type.
pub(super) fn rust_type(rust_type: &RustType, imports: &Imports) -> TokenStream {
    let generic = |item: Item, inner: &RustType| {
        let (path, inner) = (imports.path(item), self::rust_type(inner, imports));
        quote!(#path<#inner>)
    };
    match rust_type {
        RustType::Unit => quote!(()),
        RustType::Primitive(name) => Ident::new(name, Span::call_site()).into_token_stream(),
        RustType::String => imports.path(paths::STRING),
        RustType::Runtime(name) => imports.path(runtime_type(*name)),
        RustType::Local(name) => quote!(crate::types::#name),
        RustType::List(item) => generic(paths::VEC, item),
        RustType::Map(key, value) => {
            let map = imports.path(paths::BTREE_MAP);
            let (key, value) = (self::rust_type(key, imports), self::rust_type(value, imports));
            quote!(#map<#key, #value>)
        }
        RustType::EventStream(event) => generic(paths::EVENT_STREAM_TYPE, event),
        RustType::Option(inner) => generic(paths::OPTION, inner),
        RustType::Nullable(inner) => generic(paths::NULLABLE, inner),
        RustType::Boxed(inner) => generic(paths::BOX, inner),
    }
}

/// A type as it is spelled outside of the crate, which has this name there.
pub(super) fn outside(tokens: TokenStream, crate_name: &TokenStream) -> TokenStream {
    let rename = |token: TokenTree| match token {
        TokenTree::Ident(word) if word == "crate" => crate_name.clone(),
        TokenTree::Group(group) => {
            Group::new(group.delimiter(), outside(group.stream(), crate_name)).into_token_stream()
        }
        other => other.into_token_stream(),
    };
    tokens.into_iter().map(rename).collect()
}

/// The path of a type of the runtime.
pub(super) const fn runtime_type(runtime_type: RuntimeType) -> Item {
    match runtime_type {
        RuntimeType::Blob => paths::BLOB,
        RuntimeType::UnknownResponse => paths::UNKNOWN_RESPONSE,
        RuntimeType::ByteStream => paths::BYTE_STREAM_TYPE,
        RuntimeType::FilePart => paths::FILE_PART,
        RuntimeType::Document => paths::DOCUMENT,
        RuntimeType::Timestamp => paths::TIMESTAMP,
        RuntimeType::BigInteger => paths::BIG_INTEGER,
        RuntimeType::BigDecimal => paths::BIG_DECIMAL,
    }
}
