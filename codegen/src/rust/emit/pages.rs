//! How the pages of an operation follow each other, as a table, and the way to their results.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::common::{index, rust_type};
use super::paths::{self, Imports};
use crate::pass::NextPage;
use crate::rust::names::Name;
use crate::rust::plan::{ItemsPlan, OperationPlan, PagesPlan, Wrapping};

/// The traits of an operation that has pages.
pub(super) fn pages(plan: &OperationPlan, imports: &Imports) -> TokenStream {
    let Some(pages) = &plan.pages else { return TokenStream::new() };
    let (paginated, schema) = (imports.path(paths::PAGINATED), imports.path(paths::PAGE_SCHEMA));
    let (name, table) = (&plan.name, table(pages, imports));
    let items = pages.items.as_ref().map(|items| self::items(name, items, imports));
    quote! {
        impl #paginated for #name {
            const PAGES: &'static #schema = &#table;
        }
        #items
    }
}

fn table(pages: &PagesPlan, imports: &Imports) -> TokenStream {
    let (schema, fact) = (imports.path(paths::PAGE_SCHEMA), &pages.fact);
    let next = next(&fact.next, imports);
    let some = imports.path(paths::SOME);
    let member = |name: &str, path: &Option<Vec<usize>>| {
        let name = quote::format_ident!("{name}");
        path.as_ref().map(|path| {
            let path = self::path(path);
            quote!(#name: #some(#path),)
        })
    };
    let members = [
        member("size", &fact.size),
        member("items", &fact.items),
        member("more", &fact.more),
        member("total", &fact.total),
    ];
    let rest = members.iter().any(Option::is_none).then(|| quote!(..#schema::PLAIN));
    quote!(#schema { next: #next, #(#members)* #rest })
}

fn next(next: &NextPage, imports: &Imports) -> TokenStream {
    let of = imports.path(paths::NEXT_PAGE);
    match next {
        NextPage::Token { input, output } => {
            let (input, output) = (path(input), path(output));
            quote!(#of::Token { input: #input, output: #output })
        }
        NextPage::Number { input, first, by_items } => {
            let (input, first, step) =
                (path(input), Literal::i64_unsuffixed(*first), imports.path(paths::PAGE_STEP));
            let step = if *by_items { quote!(#step::Items) } else { quote!(#step::One) };
            quote!(#of::Number { input: #input, first: #first, step: #step })
        }
        NextPage::Link => quote!(#of::Link),
    }
}

fn path(path: &[usize]) -> TokenStream {
    let indexes = path.iter().copied().map(index);
    quote!(&[#(#indexes),*])
}

fn items(name: &Name, plan: &ItemsPlan, imports: &Imports) -> TokenStream {
    let [paginated, option, some] =
        [paths::PAGINATED_ITEMS, paths::OPTION, paths::SOME].map(|item| imports.path(item));
    let items = rust_type(&plan.rust_type, imports);
    let mut way = quote!(page);
    for (field, wrappings) in &plan.before {
        way = quote!(#way.#field);
        way = unwrapped(way, wrappings);
    }
    let way = match &plan.last {
        None => quote!(#some(#way)),
        // What may be absent is what is given back.
        Some((field, wrappings)) => match wrappings.split_last() {
            Some((Wrapping::Option, [])) => quote!(#way.#field),
            Some((Wrapping::Nullable, around)) => {
                let way = unwrapped(quote!(#way.#field), around);
                quote!(#way.into_value())
            }
            _ => {
                let way = unwrapped(quote!(#way.#field), wrappings);
                quote!(#some(#way))
            }
        },
    };
    quote! {
        impl #paginated for #name {
            type Items = #items;
            fn items(page: Self::Output) -> #option<Self::Items> {
                #way
            }
        }
    }
}

fn unwrapped(way: TokenStream, wrappings: &[Wrapping]) -> TokenStream {
    wrappings.iter().fold(way, |way, wrapping| match wrapping {
        Wrapping::Option => quote!(#way?),
        Wrapping::Nullable => quote!(#way.into_value()?),
    })
}
