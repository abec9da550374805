//! The configuration of the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::docs;
use super::environment;
use super::file::Source;
use super::needed::Needed;
use super::paths::{self, Imports};
use crate::request::GeneratedFile;
use crate::rust::docs::code;
use crate::rust::names::Name;
use crate::rust::plan::{KeyKind, KeyPlan, Plan, SettingPlan, SettingType, SignerPlan};

/// `config.rs`.
pub(super) fn file(plan: &Plan) -> GeneratedFile {
    let names = [Name::pascal("config"), Name::pascal("config_builder")];
    let imports = Imports::beside(&names);
    let parts = [config(plan, &imports), start(plan, &imports), setters(plan, &imports), debug(&imports)];
    let source = Source { items: parts.into_iter().collect(), ..Source::default() };
    source.file("src/config.rs", &plan.package.command, &imports)
}

fn config(plan: &Plan, imports: &Imports) -> TokenStream {
    let [handle_config, handle, error, result] =
        [paths::HANDLE_CONFIG, paths::HANDLE, paths::CONFIG_ERROR, paths::RESULT]
            .map(|item| imports.path(item));
    let signer = plan.config.signer.as_ref();
    let signer_field = signer.map(|_| {
        let (option, sig_v4) = (imports.path(paths::OPTION), imports.path(paths::SIG_V4));
        quote!(signer: #option<#sig_v4>,)
    });
    let sign = signer.map(|signer| sign(signer, imports));
    let mutable = signer.map(|_| quote!(mut));
    let begin = begin(plan, imports);
    quote! {
        /// What a client is configured with.
        #[derive(Clone)]
        pub struct Config(ConfigBuilder);

        impl Config {
            #begin

            pub(crate) fn into_handle(self) -> #result<#handle, #error> {
                let #mutable handle = self.0.handle;
                #sign
                handle.endpoint(self.0.endpoint).build()
            }
        }

        /// Builds a [`Config`].
        #[derive(Clone)]
        #[must_use]
        pub struct ConfigBuilder {
            handle: #handle_config,
            endpoint: crate::endpoint::Params,
            #signer_field
        }
    }
}

/// How a configuration begins: with nothing, or with what callers have to say.
fn begin(plan: &Plan, imports: &Imports) -> TokenStream {
    let [error, result, ok] = [paths::CONFIG_ERROR, paths::RESULT, paths::OK].map(|item| imports.path(item));
    let (parameter, argument, start) = match Needed::of(plan, imports) {
        None => (TokenStream::new(), TokenStream::new(), quote!(ConfigBuilder::default())),
        Some(Needed { parameter, argument, .. }) => {
            let start = quote!(ConfigBuilder::start(crate::endpoint::Params::new(#argument)));
            (parameter, argument, start)
        }
    };
    let about = docs(Needed::of(plan, imports).map(|needed| needed.about).into_iter().flatten());
    quote! {
        /// Starts a configuration.
        #about
        pub fn builder(#parameter) -> ConfigBuilder {
            #start
        }

        /// The configuration that the environment gives, see [`ConfigBuilder::with_env`].
        ///
        /// # Errors
        ///
        /// Names the variable that is missing or that cannot be used.
        pub fn from_env(#parameter) -> #result<Self, #error> {
            #ok(Self::builder(#argument).with_env()?.build())
        }
    }
}

fn sign(signer: &SignerPlan, imports: &Imports) -> TokenStream {
    let (some, scheme) = (imports.path(paths::SOME), &signer.scheme);
    let region = signer.region.as_ref().map(|(field, has_default)| match has_default {
        true => quote!(signer = signer.region(self.0.endpoint.#field.as_str());),
        false => quote! {
            if let #some(region) = &self.0.endpoint.#field {
                signer = signer.region(region.as_str());
            }
        },
    });
    let mutable = region.as_ref().map(|_| quote!(mut));
    quote! {
        if let #some(#mutable signer) = self.0.signer {
            #region
            handle = handle.auth_scheme(#scheme, signer);
        }
    }
}

/// The configuration to start with: the name of the service, and what to say about missing keys.
fn start(plan: &Plan, imports: &Imports) -> TokenStream {
    let service = &plan.config.service;
    let [handle_config, default, none] =
        [paths::HANDLE_CONFIG, paths::DEFAULT, paths::NONE].map(|item| imports.path(item));
    let is_a_key = |key: &&KeyPlan| !matches!(key.kind, KeyKind::ClientCredentials(_));
    let key_hints = plan.config.keys.iter().filter(is_a_key).map(|key| {
        let (scheme, hint) = (&key.scheme, environment::hint(&key.setter, key.env.as_deref()));
        quote!(.auth_hint(#scheme, #hint))
    });
    let signer = plan.config.signer.as_ref();
    let signer_hint = signer.map(|signer| {
        let (scheme, hint) =
            (&signer.scheme, environment::hint(&Name::snake("credentials"), Some("AWS_ACCESS_KEY_ID")));
        quote!(.auth_hint(#scheme, #hint))
    });
    let signer = signer.map(|_| quote!(signer: #none,));
    let handle = quote! {
        let handle = #handle_config::new(#service, env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
            #(#key_hints)*
            #signer_hint;
    };
    if plan.config.needs.is_some() {
        return quote! {
            impl ConfigBuilder {
                fn start(endpoint: crate::endpoint::Params) -> Self {
                    #handle
                    Self { handle, endpoint, #signer }
                }
            }
        };
    }
    quote! {
        impl #default for ConfigBuilder {
            fn default() -> Self {
                #handle
                Self { handle, endpoint: #default::default(), #signer }
            }
        }
    }
}

fn setters(plan: &Plan, imports: &Imports) -> TokenStream {
    let settings = plan.config.settings.iter().map(|setting| self::setting(setting, imports));
    let keys = plan.config.keys.iter().map(|key| self::key(key, imports));
    let credentials = plan.config.signer.as_ref().map(|signer| credentials(signer, imports));
    let compression = plan.package.runtime_features.contains(&"gzip").then(|| compression(imports));
    let with_env = environment::with_env(&plan.config, imports);
    let with_aws_config = environment::with_aws_config(&plan.config, imports);
    quote! {
        impl ConfigBuilder {
            #(#settings)*
            #(#keys)*
            #credentials
            #compression

            /// Sets everything that decides where requests go.
            pub fn endpoint_params(mut self, params: crate::endpoint::Params) -> Self {
                self.endpoint = params;
                self
            }

            #with_env

            #with_aws_config

            /// The configuration as it was built.
            pub fn build(self) -> Config {
                Config(self)
            }
        }
        ::drawplate_runtime::config_setters!(ConfigBuilder, handle);
    }
}

fn setting(setting: &SettingPlan, imports: &Imports) -> TokenStream {
    let (about, name, param) = (docs(&setting.docs), &setting.setter, &setting.param);
    let [into, string] = [paths::INTO, paths::STRING].map(|item| imports.path(item));
    let taken = match &setting.takes {
        SettingType::Boolean => quote!(bool),
        SettingType::Text => quote!(impl #into<#string>),
        SettingType::Texts => {
            let iterator = imports.path(paths::INTO_ITERATOR);
            quote!(impl #iterator<Item = impl #into<#string>>)
        }
        SettingType::Local(of) => quote!(impl #into<crate::endpoint::#of>),
    };
    let value =
        if matches!(setting.takes, SettingType::Local(_)) { quote!(value.into()) } else { quote!(value) };
    quote! {
        #about
        pub fn #name(mut self, value: #taken) -> Self {
            self.endpoint = self.endpoint.#param(#value);
            self
        }
    }
}

fn key(key: &KeyPlan, imports: &Imports) -> TokenStream {
    let (name, scheme) = (&key.setter, &key.scheme);
    let [into, secret] = [paths::INTO, paths::SECRET].map(|item| imports.path(item));
    let mut lines = key.docs.clone();
    if lines.is_empty() {
        lines.push(format!("The key of the scheme {}.", code(scheme)));
    }
    let about = docs(lines);
    let api_key = || imports.path(paths::API_KEY);
    let (taken, made) = match &key.kind {
        KeyKind::Header(header, None) => (None, {
            let path = api_key();
            quote!(#path::header(#header, key))
        }),
        KeyKind::Header(header, Some(word)) => {
            let path = api_key();
            (None, quote!(#path::header_with_scheme(#header, #word, key)))
        }
        KeyKind::Query(parameter) => (None, {
            let path = api_key();
            quote!(#path::query(#parameter, key))
        }),
        KeyKind::Cookie(cookie) => (None, {
            let path = api_key();
            quote!(#path::cookie(#cookie, key))
        }),
        KeyKind::Bearer => (None, {
            let path = imports.path(paths::BEARER);
            quote!(#path::new(key))
        }),
        KeyKind::ClientCredentials(token_url) => return client_credentials(key, token_url, imports),
        KeyKind::Basic => {
            let (path, string) = (imports.path(paths::BASIC), imports.path(paths::STRING));
            (Some(quote!(user: impl #into<#string>,)), quote!(#path::new(user, key)))
        }
    };
    quote! {
        #about
        pub fn #name(mut self, #taken key: impl #into<#secret>) -> Self {
            self.handle = self.handle.auth_scheme(#scheme, #made);
            self
        }
    }
}

/// What the specification says of the scheme is said of the setter of the token.
fn client_credentials(key: &KeyPlan, token_url: &str, imports: &Imports) -> TokenStream {
    let (name, scheme) = (&key.setter, &key.scheme);
    let [into, secret, string, iterator, client] =
        [paths::INTO, paths::SECRET, paths::STRING, paths::INTO_ITERATOR, paths::CLIENT_CREDENTIALS]
            .map(|item| imports.path(item));
    let about = docs([
        format!(
            "Fetches tokens of the scheme {} with the id and the secret of a client, and renews",
            code(scheme)
        ),
        "them (OAuth 2.0, client credentials). Without scopes, the server decides what a token is good for."
            .to_owned(),
        format!("They are given out at {}.", code(token_url)),
    ]);
    quote! {
        #about
        pub fn #name(
            mut self,
            id: impl #into<#string>,
            secret: impl #into<#secret>,
            scopes: impl #iterator<Item = impl #into<#string>>,
        ) -> Self {
            let client = #client::new(#token_url, id, secret).scopes(scopes);
            self.handle = self.handle.auth_scheme(#scheme, client);
            self
        }
    }
}

fn credentials(signer: &SignerPlan, imports: &Imports) -> TokenStream {
    let [provide, sig_v4, some] =
        [paths::PROVIDE_CREDENTIALS, paths::SIG_V4, paths::SOME].map(|item| imports.path(item));
    let signing_name = &signer.signing_name;
    quote! {
        /// What requests are signed with: [`Credentials`](drawplate_runtime::auth::Credentials), or
        /// something that provides them anew for each request, as
        /// [`CachedCredentials`](drawplate_runtime::auth::CachedCredentials) does.
        pub fn credentials(mut self, credentials: impl #provide + 'static) -> Self {
            self.signer = #some(#sig_v4::new(#signing_name, credentials));
            self
        }
    }
}

fn compression(imports: &Imports) -> TokenStream {
    let [into, option] = [paths::INTO, paths::OPTION].map(|item| imports.path(item));
    quote! {
        /// Sets from how many bytes on the body of a request is compressed, where the operation
        /// allows it: 10 KiB, if nothing else is set; `None` for never.
        pub fn compress_from(mut self, bytes: impl #into<#option<usize>>) -> Self {
            self.handle = self.handle.compress_from(bytes);
            self
        }
    }
}

/// Keys are in the handle, which hides them.
fn debug(imports: &Imports) -> TokenStream {
    let fmt = imports.path(paths::FMT);
    quote! {
        impl #fmt::Debug for Config {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                f.debug_tuple("Config").field(&self.0.handle).finish()
            }
        }
        impl #fmt::Debug for ConfigBuilder {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                f.debug_tuple("ConfigBuilder").field(&self.handle).finish()
            }
        }
    }
}
