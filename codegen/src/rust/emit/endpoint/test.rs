//! `tests/endpoint.rs`: the tests that the specification brings along.

use drawplate_runtime::endpoint::{AuthScheme, Endpoint, Property};
use proc_macro2::TokenStream;
use quote::quote;

use super::{imports, params};
use crate::rust::emit::common::docs;
use crate::rust::emit::file::Source;
use crate::rust::names::Name;
use crate::rust::plan::endpoint::{EndpointTestPlan, RulesPlan};

/// The tests; `crate_name` is the generated crate's name in Rust.
pub(super) fn tests(plan: &RulesPlan, crate_name: &Name) -> Source {
    let tests: Vec<_> = plan.tests.iter().map(test).collect();
    let imports = imports(&quote!(#(#tests)*));
    Source {
        docs: vec!["The endpoint tests of the specification.".to_owned()],
        items: quote! {
            #imports
            use #crate_name::endpoint::{Params, resolve};
            #(#tests)*
        },
        ..Source::default()
    }
}

fn test(test: &EndpointTestPlan) -> TokenStream {
    let name = &test.name;
    let docs = docs(&test.docs);
    let params = test.params.iter().map(|(name, value)| {
        let value = params::plain(value);
        quote!(.#name(#value))
    });
    let expected = match &test.expected {
        Ok(expected) => {
            let expected = endpoint(expected);
            quote!(Ok(#expected))
        }
        Err(message) => quote!(Err(EndpointError::refused(#message))),
    };
    quote! {
        #docs
        #[test]
        fn #name() {
            let found = resolve(&Params::default() #(#params)*);
            let expected = #expected;
            assert_eq!(found, expected);
        }
    }
}

fn endpoint(endpoint: &Endpoint) -> TokenStream {
    let url = &endpoint.url;
    let headers =
        endpoint.headers.iter().map(|(name, values)| quote!(.header(#name, [#(String::from(#values)),*])));
    let schemes = endpoint.auth_schemes.iter().map(|scheme| {
        let scheme = auth_scheme(scheme);
        quote!(.auth_scheme(#scheme))
    });
    let properties = properties(&endpoint.properties);
    quote!(Endpoint::new(#url) #(#headers)* #(#schemes)* #properties)
}

fn auth_scheme(scheme: &AuthScheme) -> TokenStream {
    let name = &scheme.name;
    let signing_name = scheme.signing_name.as_ref().map(|name| quote!(.signing_name(#name)));
    let signing_region = scheme.signing_region.as_ref().map(|region| quote!(.signing_region(#region)));
    let regions = &scheme.signing_region_set;
    let double = scheme.disable_double_encoding.map(|flag| quote!(.disable_double_encoding(#flag)));
    let normalize = scheme.disable_normalize_path.map(|flag| quote!(.disable_normalize_path(#flag)));
    let properties = properties(&scheme.properties);
    quote! {
        AuthScheme::new(#name) #signing_name #signing_region #(.signing_region_in_set(#regions))*
            #double #normalize #properties
    }
}

fn properties(properties: &[(String, Property)]) -> TokenStream {
    let properties = properties.iter().map(|(name, value)| {
        let value = property(value);
        quote!(.property(#name, #value))
    });
    quote!(#(#properties)*)
}

fn property(value: &Property) -> TokenStream {
    match value {
        Property::Boolean(value) => quote!(Property::Boolean(#value)),
        Property::Integer(value) => quote!(Property::Integer(#value)),
        Property::Text(text) => quote!(Property::from(#text)),
        Property::List(values) => {
            let values = values.iter().map(property);
            quote!(Property::List(vec![#(#values),*]))
        }
        Property::Record(values) => {
            let values = values.iter().map(|(name, value)| {
                let value = property(value);
                quote!((String::from(#name), #value))
            });
            quote!(Property::Record(vec![#(#values),*]))
        }
        // The enum may grow in the runtime; what the specification holds is one of the above.
        _ => TokenStream::new(),
    }
}
