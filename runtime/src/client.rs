//! What all calls of a client share: a transport, an endpoint, keys and timeouts.
//!
//! A generated configuration fills a [`HandleConfig`]; a generated client holds the [`Handle`] that
//! comes out. Cloning a handle is cheap, and all clones use the same connections.

mod config;
pub mod environment;
mod error;
mod setters;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

pub use self::config::HandleConfig;
pub use self::error::ConfigError;
use crate::auth::Schemes;
use crate::clock::Clock;
use crate::endpoint::{ResolveEndpoint, Shown};
use crate::exchange::Skew;
use crate::intercept::Interceptor;
use crate::retry::RetryPolicy;
use crate::stream::StreamFormat;
use crate::transport::Transport;

/// What all calls of a client share.
#[derive(Clone)]
pub struct Handle(Arc<Shared>);

/// A source of idempotency tokens; `None` when there is no token to be had.
pub(crate) type TokenSource = Arc<dyn Fn() -> Option<String> + Send + Sync>;

pub(crate) struct Shared {
    pub(crate) service: &'static str,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) endpoint: Arc<dyn ResolveEndpoint>,
    pub(crate) schemes: Schemes,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) retries: Arc<dyn RetryPolicy>,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
    /// How far the server's clock is from the client's, as far as signatures showed.
    pub(crate) skew: Skew,
    pub(crate) tokens: TokenSource,
    pub(crate) user_agent: HeaderValue,
    pub(crate) operation_timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) stall_timeout: Option<Duration>,
    /// The same for streams of events, which may have nothing to say for long.
    #[cfg_attr(not(feature = "events"), allow(dead_code, reason = "there are no such streams"))]
    pub(crate) event_stall_timeout: Option<Duration>,
    pub(crate) response_limit: usize,
    /// How many redirects an attempt may follow.
    pub(crate) redirects: u32,
    pub(crate) host_prefix: bool,
    pub(crate) compress_from: Option<usize>,
    pub(crate) allow_http: bool,
    /// Inputs are held against the limits of their specification.
    #[cfg(feature = "validation")]
    pub(crate) validate: bool,
}

impl Shared {
    /// How long the next piece of a stream of this kind may take.
    pub(crate) const fn stall_timeout(&self, format: StreamFormat) -> Option<Duration> {
        match format {
            StreamFormat::Bytes { .. } => self.stall_timeout,
            #[cfg(feature = "events")]
            StreamFormat::Events(_) => self.event_stall_timeout,
        }
    }
}

impl Handle {
    pub(crate) fn shared(&self) -> &Shared {
        &self.0
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shared = self.shared();
        f.debug_struct("Handle")
            .field("service", &shared.service)
            .field("transport", &shared.transport)
            .field("endpoint", &Shown(&shared.endpoint))
            .field("schemes", &shared.schemes.configured.keys())
            .finish_non_exhaustive()
    }
}
