//! Region and credentials from wherever AWS's own tools find them, by the crate `aws-config`.
//!
//! That crate knows the chain: environment, shared configuration with profiles, roles and processes,
//! web identities, SSO, containers, instances. This module gives it a transport and a clock of ours,
//! so that it brings no HTTP library and no TLS, and takes out what a client is configured with.

mod http;
mod loader;
mod time;

use std::sync::Arc;

pub use self::loader::AwsConfigLoader;
use super::{AwsProvider, CachedCredentials};
use crate::client::ConfigError;

/// What AWS's own tools would use on this machine.
///
/// Every generated client that signs its requests takes it by `with_aws_config`:
///
/// ```no_run
/// # async fn example() -> Result<(), drawplate_runtime::client::ConfigError> {
/// use drawplate_runtime::auth::AwsConfig;
///
/// let aws = AwsConfig::loader().profile("staging").load().await?;
/// println!("{:?}", aws.region());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AwsConfig {
    region: Option<String>,
    endpoint_url: Option<String>,
    use_fips: Option<bool>,
    use_dual_stack: Option<bool>,
    credentials: AwsCredentials,
}

/// The credentials of an [`AwsConfig`]: found when the first request is signed, kept, and replaced
/// before they expire. Clones share what was found.
pub type AwsCredentials = Arc<CachedCredentials<AwsProvider>>;

impl AwsConfig {
    /// What the environment and the default profile say.
    ///
    /// # Errors
    /// When there is no transport to ask servers over.
    pub async fn load() -> Result<Self, ConfigError> {
        Self::loader().load().await
    }

    /// The same, with settings of one's own.
    pub fn loader() -> AwsConfigLoader {
        AwsConfigLoader::default()
    }

    /// The region: `AWS_REGION`, that of the profile, or that of the instance the program runs on.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The URL for all services: `AWS_ENDPOINT_URL`, or `endpoint_url` of the profile.
    pub fn endpoint_url(&self) -> Option<&str> {
        self.endpoint_url.as_deref()
    }

    /// Whether to use the hosts with FIPS 140 validated cryptography, if anything says so.
    pub const fn use_fips(&self) -> Option<bool> {
        self.use_fips
    }

    /// Whether to use the hosts that have IPv6 addresses too, if anything says so.
    pub const fn use_dual_stack(&self) -> Option<bool> {
        self.use_dual_stack
    }

    /// The credentials.
    pub fn credentials(&self) -> AwsCredentials {
        Arc::clone(&self.credentials)
    }
}
