//! Settings for finding a configuration, and finding it.

use std::sync::Arc;

use aws_config::BehaviorVersion;
use aws_config::meta::region::RegionProviderChain;
use tracing::instrument::WithSubscriber;
use tracing::subscriber::NoSubscriber;

use super::AwsConfig;
use super::http::OverTransport;
use super::time::OnClock;
use crate::auth::{AwsProvider, CachedCredentials};
use crate::client::ConfigError;
use crate::clock::{Clock, TokioClock};
use crate::transport::Transport;

/// Finds an [`AwsConfig`].
#[derive(Debug, Default)]
#[must_use]
pub struct AwsConfigLoader {
    profile: Option<String>,
    region: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
}

impl AwsConfigLoader {
    /// Reads this profile: without it, the one that `AWS_PROFILE` names, or `default`.
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Uses this region, whatever the environment says.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets what asks for credentials and regions: tokens, containers and instances are asked over
    /// HTTP. Instances and containers answer on addresses of the machine itself, so it must not go
    /// by way of a proxy.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the clock, for timeouts and for when credentials expire.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Finds the region and where credentials come from. The credentials themselves are asked for
    /// when the first request is signed.
    ///
    /// # Errors
    /// When there is no transport: one is set, or the feature `reqwest` is enabled.
    pub async fn load(self) -> Result<AwsConfig, ConfigError> {
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let clock = self.clock.unwrap_or_else(|| Arc::new(TokioClock));
        let time = OnClock(Arc::clone(&clock));
        let mut loader = aws_config::defaults(BehaviorVersion::latest())
            .http_client(OverTransport::new(transport, Arc::clone(&clock)))
            .time_source(time.clone())
            .sleep_impl(time);
        if let Some(profile) = self.profile {
            loader = loader.profile_name(profile);
        }
        if let Some(region) = self.region {
            loader = loader.region(RegionProviderChain::first_try(aws_config::Region::new(region)));
        }
        // What is logged holds the keys of instances, see `AwsProvider`.
        let found = loader.load().with_subscriber(NoSubscriber::default()).await;
        let provider = found
            .credentials_provider()
            .ok_or_else(|| ConfigError::missing("credentials", "the environment says to use none"))?;
        Ok(AwsConfig {
            region: found.region().map(|region| region.as_ref().to_owned()),
            endpoint_url: found.endpoint_url().map(str::to_owned),
            use_fips: found.use_fips(),
            use_dual_stack: found.use_dual_stack(),
            credentials: Arc::new(CachedCredentials::new(AwsProvider::new(provider)).clock(clock)),
        })
    }
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Arc<dyn Transport>, ConfigError> {
    Ok(Arc::new(crate::transport::ReqwestOptions::new().build()?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Result<Arc<dyn Transport>, ConfigError> {
    Err(ConfigError::missing("transport", "set one, or enable the feature `reqwest`"))
}
