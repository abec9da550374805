//! Providers of AWS's own crates as providers of this one.

use std::error::Error;
use std::fmt;

use aws_credential_types::provider::error::CredentialsError as AwsError;
use aws_credential_types::provider::{
    ProvideCredentials as AwsProvideCredentials, SharedCredentialsProvider,
};
use tracing::instrument::WithSubscriber;
use tracing::subscriber::NoSubscriber;

use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::transport::BoxFuture;

/// Anything that provides credentials to AWS's own SDK.
///
/// What it logs is kept back, since that may hold secrets. It is asked each time;
/// [`CachedCredentials`](crate::auth::CachedCredentials) keeps what it gives.
#[derive(Debug, Clone)]
pub struct AwsProvider(SharedCredentialsProvider);

impl AwsProvider {
    /// Asks this provider.
    pub fn new(provider: impl AwsProvideCredentials + 'static) -> Self {
        Self(SharedCredentialsProvider::new(provider))
    }
}

impl ProvideCredentials for AwsProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async move {
            // The vendor's crates log what they are given, with its secrets, to whoever listens
            // closely enough.
            let found = self.0.provide_credentials().with_subscriber(NoSubscriber::default());
            let found = found.await.map_err(failed)?;
            let mut credentials = Credentials::new(found.access_key_id(), found.secret_access_key());
            if let Some(token) = found.session_token() {
                credentials = credentials.with_session_token(token);
            }
            Ok(match found.expiry() {
                Some(end) => credentials.with_expiry(end),
                None => credentials,
            })
        })
    }
}

fn failed(error: AwsError) -> CredentialsError {
    let what = match &error {
        AwsError::CredentialsNotLoaded(_) => {
            "there are none in the environment, in a profile, in a container or on an instance"
        }
        AwsError::ProviderTimedOut(_) => "whoever gives them out took too long",
        AwsError::InvalidConfiguration(_) => "what is configured cannot be used",
        _ => "whoever gives them out gave none",
    };
    CredentialsError::new(format!("{what}{}", Causes(&error))).with_source(error)
}

/// The causes of an error, each after a colon: their own words repeat nothing of a secret.
struct Causes<'a>(&'a dyn Error);

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}
