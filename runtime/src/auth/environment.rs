//! Credentials from the environment variables that all AWS tools know.

use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::secret::Secret;
use crate::transport::BoxFuture;

const ACCESS_KEY_ID: &str = "AWS_ACCESS_KEY_ID";
const SECRET_ACCESS_KEY: &str = "AWS_SECRET_ACCESS_KEY";
const SESSION_TOKEN: &str = "AWS_SESSION_TOKEN";

/// Reads `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, for temporary credentials,
/// `AWS_SESSION_TOKEN`, each time credentials are needed. A variable without text counts as unset.
#[derive(Debug, Clone, Copy, Default)]
pub struct EnvironmentCredentials;

impl EnvironmentCredentials {
    /// The credentials that the environment holds at this moment.
    ///
    /// # Errors
    /// Names the variable that is not set.
    pub fn load() -> Result<Credentials, CredentialsError> {
        from_variables(|name| std::env::var(name).ok())
    }
}

impl ProvideCredentials for EnvironmentCredentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(Self::load()))
    }
}

fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Result<Credentials, CredentialsError> {
    let set = |name: &str| variable(name).filter(|text| !text.is_empty());
    let required = |name: &str| {
        set(name)
            .ok_or_else(|| CredentialsError::new(format!("the environment variable `{name}` is not set")))
    };
    let credentials = Credentials::new(required(ACCESS_KEY_ID)?, Secret::new(required(SECRET_ACCESS_KEY)?));
    Ok(match set(SESSION_TOKEN) {
        Some(token) => credentials.with_session_token(token),
        None => credentials,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn load(variables: &[(&str, &str)]) -> Result<Credentials, CredentialsError> {
        from_variables(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, text)| (*text).to_owned())
        })
    }

    #[test]
    fn the_session_token_is_optional_and_the_keys_are_not() {
        let keys = [(ACCESS_KEY_ID, "id"), (SECRET_ACCESS_KEY, "secret")];
        let long_lived = load(&keys).unwrap();
        assert_eq!(long_lived.access_key_id(), "id");
        assert_eq!(long_lived.secret_access_key().expose(), "secret");
        assert!(long_lived.session_token().is_none());
        let temporary = load(&[keys[0], keys[1], (SESSION_TOKEN, "token")]).unwrap();
        assert_eq!(temporary.session_token().unwrap().expose(), "token");
        assert!(load(&keys[..1]).unwrap_err().to_string().contains(SECRET_ACCESS_KEY));
        let empty = load(&[(ACCESS_KEY_ID, ""), keys[1]]);
        assert!(empty.unwrap_err().to_string().contains(ACCESS_KEY_ID));
    }
}
