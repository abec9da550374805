//! `lib.rs`: what the crate says about itself, and what it shows.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::Source;
use super::front;
use super::notification;
use super::paths::Imports;
use crate::request::GeneratedFile;
use crate::rust::plan::Plan;

/// `lib.rs`.
pub(super) fn file(plan: &Plan) -> GeneratedFile {
    let recursion_limit = recursion_limit(plan);
    let notifications = plan.notifications.iter().map(notification::declaration);
    let source = Source {
        docs: docs(plan),
        attributes: quote! {
            #recursion_limit
            #![forbid(unsafe_code)]
            #![warn(missing_docs)]
            #![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
            #![allow(deprecated, reason = "what is deprecated is generated all the same")]
            #![allow(
                clippy::approx_constant,
                clippy::large_enum_variant,
                clippy::module_inception,
                clippy::new_ret_no_self,
                clippy::should_implement_trait,
                clippy::type_complexity,
                reason = "names, sizes and values are those of the specification"
            )]
        },
        items: quote! {
            mod client;
            mod config;
            pub mod endpoint;
            #[doc(hidden)]
            pub mod missing;
            pub mod operation;
            #(#notifications)*
            pub mod types;
            pub use self::client::Client;
            pub use self::config::{Config, ConfigBuilder};
            #[cfg(feature = "blocking")]
            pub use drawplate_runtime::blocking;
            #[cfg(feature = "testing")]
            pub use drawplate_runtime::testing;
            #[cfg(feature = "validation")]
            pub use drawplate_runtime::validation;
            pub use drawplate_runtime::client::ConfigError;
            pub use drawplate_runtime::value::Nullable;
            pub use drawplate_runtime::{
                BigDecimal, BigInteger, Blob, ByteStream, Document, SdkUnknownMember, Secret, Timestamp, auth, bytes, call, clock,
                error, http, intercept, pages, retry, stream, transport,
            };
        },
    };
    source.file("src/lib.rs", &plan.package.command, &Imports::default())
}

fn recursion_limit(plan: &Plan) -> Option<TokenStream> {
    let limit = Literal::string(&plan.package.recursion_limit?.to_string());
    Some(quote!(#![recursion_limit = #limit]))
}

fn docs(plan: &Plan) -> Vec<String> {
    let package = &plan.package;
    let mut lines = vec![format!("A client for {}.", package.title)];
    if !package.docs.is_empty() {
        lines.push(String::new());
        lines.extend(package.docs.clone());
    }
    lines.extend(front::sections(plan));
    lines
}
