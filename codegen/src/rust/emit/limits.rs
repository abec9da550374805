//! Limits on values, as tables that are there only if somebody asks for them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::common::index;
use crate::rust::plan::LimitsPlan;

/// The limits of the members of a structure or the variants of a union, within the implementation of
/// its trait.
pub(super) fn limits<'a>(members: impl Iterator<Item = &'a [LimitsPlan]>) -> TokenStream {
    let entries = members.enumerate().flat_map(|(position, all)| {
        all.iter().map(move |limits| {
            let (position, limits) = (index(position), one(limits));
            quote!((#position, #limits))
        })
    });
    let entries: Vec<_> = entries.collect();
    if entries.is_empty() {
        TokenStream::new()
    } else {
        quote!(::drawplate_runtime::limits! { #(#entries),* })
    }
}

fn one(plan: &LimitsPlan) -> TokenStream {
    let length = |length: u64| Literal::u64_unsuffixed(length);
    let min_length = plan.length.0.map(length).map(|length| quote!(.min_length(#length)));
    let max_length = plan.length.1.map(length).map(|length| quote!(.max_length(#length)));
    let minimum = plan.minimum.as_ref().map(|(number, included)| match included {
        true => quote!(.minimum(#number)),
        false => quote!(.more_than(#number)),
    });
    let maximum = plan.maximum.as_ref().map(|(number, included)| match included {
        true => quote!(.maximum(#number)),
        false => quote!(.less_than(#number)),
    });
    let multiple_of = plan.multiple_of.as_ref().map(|number| quote!(.multiple_of(#number)));
    let pattern = plan.pattern.as_ref().map(|pattern| quote!(.pattern(#pattern)));
    let unique = plan.unique.then(|| quote!(.unique()));
    let encoded = plan.encoded.then(|| quote!(.encoded()));
    let list = |plans: &[LimitsPlan]| {
        let plans = plans.iter().map(one);
        quote!(&[#(#plans),*])
    };
    let elements = (!plan.elements.is_empty()).then(|| list(&plan.elements));
    let elements = elements.map(|elements| quote!(.elements(#elements)));
    let keys = (!plan.keys.is_empty()).then(|| list(&plan.keys)).map(|keys| quote!(.keys(#keys)));
    quote! {
        Limits::NONE #min_length #max_length #minimum #maximum #multiple_of #pattern #unique #encoded
            #elements #keys
    }
}
