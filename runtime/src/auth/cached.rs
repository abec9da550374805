//! Credentials that are asked for once and kept until shortly before they expire.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::renewing::{Fresh, Renewing};
use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::clock::Clock;
use crate::transport::BoxFuture;

/// How long before their end credentials are replaced. AWS gives out the next ones five minutes
/// before the last ones expire.
const MARGIN: Duration = Duration::from_secs(300);

/// Keeps what a provider gives until shortly before it expires.
///
/// One call at a time asks the provider, and all that wait share the answer. Credentials are
/// replaced five minutes before their end, or when a tenth of their life is left if that is less;
/// should that fail, those that are there are used until they have expired. Credentials without an
/// end are kept for good.
///
/// ```
/// use drawplate_runtime::auth::{CachedCredentials, Credentials, CredentialsError, ProvideCredentials};
/// use drawplate_runtime::transport::BoxFuture;
///
/// /// Asks the company's own vault.
/// #[derive(Debug)]
/// struct Vault;
///
/// impl ProvideCredentials for Vault {
///     fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
///         Box::pin(async { Err(CredentialsError::new("the vault is closed")) })
///     }
/// }
///
/// let credentials = CachedCredentials::new(Vault);
/// ```
#[derive(Debug)]
pub struct CachedCredentials<P> {
    provider: P,
    clock: Option<Arc<dyn Clock>>,
    kept: Renewing<Credentials>,
}

impl<P: ProvideCredentials> CachedCredentials<P> {
    /// Keeps what this provider gives. What time it is comes from the system, unless
    /// [`clock`](Self::clock) says otherwise.
    pub fn new(provider: P) -> Self {
        Self { provider, clock: default_clock(), kept: Renewing::new(MARGIN) }
    }

    /// Sets the clock that says when credentials expire. A client has a clock of its own.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    async fn fetch(&self) -> Result<Fresh<Credentials>, CredentialsError> {
        let credentials = self.provider.provide().await?;
        Ok(Fresh { end: credentials.expires_at(), value: credentials })
    }
}

impl<P: ProvideCredentials> ProvideCredentials for CachedCredentials<P> {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async move {
            let clock = self.clock.as_deref();
            let now = clock.map(Clock::now).or_else(system_time);
            let now = now.ok_or_else(|| CredentialsError::new("this system has no clock: set one"))?;
            self.kept.get(now, clock, || self.fetch()).await
        })
    }
}

/// What the system's clock says; in a browser there is none that the standard library can read.
fn system_time() -> Option<SystemTime> {
    (!cfg!(all(target_arch = "wasm32", target_os = "unknown"))).then(SystemTime::now)
}

#[cfg(feature = "tokio")]
fn default_clock() -> Option<Arc<dyn Clock>> {
    Some(Arc::new(crate::clock::TokioClock))
}

#[cfg(not(feature = "tokio"))]
fn default_clock() -> Option<Arc<dyn Clock>> {
    None
}
