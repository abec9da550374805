//! How requests prove who sends them.
//!
//! A specification names, for each operation, the schemes that it accepts: alternatives, each of
//! which may need several schemes together. A client is configured with the schemes it has keys for.
//! The first alternative of which every scheme is configured is applied, and the one without any only
//! if no other is; what signs the request is applied last, since it covers what the others add.

mod api_key;
mod apply;
#[cfg(feature = "aws-credentials")]
mod aws;
#[cfg(feature = "sigv4")]
mod aws_provider;
mod basic;
mod bearer;
#[cfg(feature = "sigv4")]
mod cached;
mod credentials;
mod environment;
mod error;
#[cfg(feature = "oauth2")]
mod oauth2;
#[cfg(any(feature = "oauth2", feature = "sigv4"))]
mod renewing;
#[cfg(feature = "sigv4")]
mod sigv4;

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

pub use self::api_key::ApiKey;
pub(crate) use self::apply::{Schemes, apply};
#[cfg(feature = "aws-credentials")]
pub use self::aws::{AwsConfig, AwsConfigLoader, AwsCredentials};
#[cfg(feature = "sigv4")]
pub use self::aws_provider::AwsProvider;
pub use self::basic::Basic;
pub use self::bearer::Bearer;
#[cfg(feature = "sigv4")]
pub use self::cached::CachedCredentials;
pub use self::credentials::{Credentials, CredentialsError, ProvideCredentials};
pub use self::environment::EnvironmentCredentials;
pub use self::error::AuthError;
#[cfg(feature = "oauth2")]
pub use self::oauth2::ClientCredentials;
#[cfg(feature = "sigv4")]
pub use self::sigv4::SigV4;
use crate::clock::Clock;
use crate::endpoint::Endpoint;
use crate::transport::{Body, BoxFuture, Transport};

/// A scheme of authentication, with its keys.
pub trait AuthScheme: fmt::Debug + Send + Sync {
    /// Adds the proof to a request that is otherwise finished.
    ///
    /// # Errors
    /// When there is no key after all, or it cannot be sent.
    fn apply<'a>(
        &'a self,
        request: &'a mut http::Request<Body>,
        context: &'a AuthContext<'a>,
    ) -> BoxFuture<'a, Result<(), AuthError>>;

    /// Whether the proof covers the rest of the request, and so must come last.
    fn is_signature(&self) -> bool {
        false
    }
}

/// What a scheme may need to know besides the request.
#[derive(Debug)]
#[non_exhaustive]
pub struct AuthContext<'a> {
    /// The present, for signatures that carry a date.
    pub now: SystemTime,
    /// The endpoint that the request goes to.
    pub endpoint: &'a Endpoint,
    /// What sends the client's requests, for schemes that have to ask a server of their own.
    pub transport: Option<&'a dyn Transport>,
    /// The client's clock, for schemes that have to wait, and for proofs that are made while the body
    /// is sent.
    pub clock: Option<&'a Arc<dyn Clock>>,
}

impl<'a> AuthContext<'a> {
    /// The context of a request to this endpoint at this time.
    pub fn new(now: SystemTime, endpoint: &'a Endpoint) -> Self {
        Self { now, endpoint, transport: None, clock: None }
    }

    /// The same, with what sends the client's requests.
    #[must_use]
    pub fn with_transport(mut self, transport: &'a dyn Transport) -> Self {
        self.transport = Some(transport);
        self
    }

    /// The same, with the client's clock.
    #[must_use]
    pub fn with_clock(mut self, clock: &'a Arc<dyn Clock>) -> Self {
        self.clock = Some(clock);
        self
    }
}
