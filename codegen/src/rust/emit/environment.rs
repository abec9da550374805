//! Reading the configuration from the environment.

use proc_macro2::TokenStream;
use quote::quote;

use super::common::docs;
use super::paths::{self, Imports};
use crate::rust::docs::code;
use crate::rust::names::Name;
use crate::rust::plan::{ConfigPlan, KeyPlan, SettingPlan, SettingType};

/// How a key is set, for the error of a call that lacks it.
pub(super) fn hint(setter: &Name, env: Option<&str>) -> String {
    match env {
        Some(env) => format!("set `{setter}` in the configuration; `with_env` takes it from `{env}`"),
        None => format!("set `{setter}` in the configuration"),
    }
}

/// The method that reads everything the environment can hold.
pub(super) fn with_env(plan: &ConfigPlan, imports: &Imports) -> TokenStream {
    let [result, error, ok] = [paths::RESULT, paths::CONFIG_ERROR, paths::OK].map(|item| imports.path(item));
    let about = docs(about(plan));
    let settings: Vec<_> =
        plan.settings.iter().filter_map(|setting| self::setting(setting, imports)).collect();
    let keys: Vec<_> = plan.keys.iter().filter_map(|key| self::key(key, imports)).collect();
    let credentials = plan.signer.as_ref().map(|_| {
        let environment = imports.path(paths::ENVIRONMENT_CREDENTIALS);
        quote! {
            #environment::load()
                .map_err(|error| #error::invalid("credentials", "the environment has none").with_source(error))?;
            self = self.credentials(#environment);
        }
    });
    let is_empty = settings.is_empty() && keys.is_empty() && credentials.is_none();
    let mutable = (!is_empty).then(|| quote!(mut));
    quote! {
        #about
        pub fn with_env(#mutable self) -> #result<Self, #error> {
            #(#settings)*
            #(#keys)*
            #credentials
            #ok(self)
        }
    }
}

/// The method that takes what AWS's own tools would use, where requests are signed. It goes by the
/// names of the variables that those tools read, since each stands for one of their settings.
pub(super) fn with_aws_config(plan: &ConfigPlan, imports: &Imports) -> Option<TokenStream> {
    plan.signer.as_ref()?;
    let some = imports.path(paths::SOME);
    let settings = plan.settings.iter().filter_map(|setting| {
        let found = match (setting.env.as_deref()?, &setting.takes) {
            ("AWS_REGION", SettingType::Text) => quote!(region),
            ("AWS_USE_FIPS_ENDPOINT", SettingType::Boolean) => quote!(use_fips),
            ("AWS_USE_DUALSTACK_ENDPOINT", SettingType::Boolean) => quote!(use_dual_stack),
            ("AWS_ENDPOINT_URL", SettingType::Text) => quote!(endpoint_url),
            _ => return None,
        };
        let setter = &setting.setter;
        Some(quote! {
            if let #some(value) = aws.#found() {
                self = self.#setter(value);
            }
        })
    });
    Some(quote! {
        /// Takes what AWS's own tools would use on this machine: region and credentials from the
        /// environment, a profile, a web identity, SSO, a container or an instance. Credentials are
        /// kept, and replaced before they expire.
        #[cfg(feature = "aws-credentials")]
        pub fn with_aws_config(mut self, aws: &::drawplate_runtime::auth::AwsConfig) -> Self {
            #(#settings)*
            self.credentials(aws.credentials())
        }
    })
}

fn about(plan: &ConfigPlan) -> Vec<String> {
    let mut lines = vec!["Takes what the environment holds.".to_owned(), String::new()];
    let settings = plan.settings.iter().map(|setting| (&setting.setter, &setting.env));
    let keys = plan.keys.iter().map(|key| (&key.setter, &key.env));
    for (setter, env) in settings.chain(keys) {
        lines.extend(env.as_ref().map(|env| format!("- {}: [`{setter}`](Self::{setter})", code(env))));
    }
    if plan.signer.is_some() {
        let names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"].map(code);
        lines.push(format!("- {}: [`credentials`](Self::credentials)", names.join(", ")));
    }
    lines.extend(
        ["", "# Errors", "", "Names the variable that is missing or that cannot be used."].map(str::to_owned),
    );
    lines
}

fn setting(setting: &SettingPlan, imports: &Imports) -> Option<TokenStream> {
    let (setter, env) = (&setting.setter, setting.env.as_ref()?);
    let (environment, some) = (imports.path(paths::ENVIRONMENT), imports.path(paths::SOME));
    let shown = setter.text();
    Some(match (&setting.takes, setting.needed) {
        (SettingType::Boolean, _) => quote! {
            if let #some(value) = #environment::boolean(#shown, #env)? {
                self = self.#setter(value);
            }
        },
        (SettingType::Texts, _) => quote! {
            if let #some(value) = #environment::variable(#env) {
                self = self.#setter(value.split(','));
            }
        },
        (_, true) => quote!(self = self.#setter(#environment::required(#shown, #env)?);),
        (_, false) => quote! {
            if let #some(value) = #environment::variable(#env) {
                self = self.#setter(value);
            }
        },
    })
}

fn key(key: &KeyPlan, imports: &Imports) -> Option<TokenStream> {
    let (setter, env) = (&key.setter, key.env.as_ref()?);
    let (environment, some) = (imports.path(paths::ENVIRONMENT), imports.path(paths::SOME));
    let shown = setter.text();
    Some(if key.needed {
        quote!(self = self.#setter(#environment::required(#shown, #env)?);)
    } else {
        quote! {
            if let #some(key) = #environment::variable(#env) {
                self = self.#setter(key);
            }
        }
    })
}
