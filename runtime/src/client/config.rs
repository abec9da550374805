//! The settings that all generated clients have.

use std::sync::Arc;
use std::time::Duration;

use super::{ConfigError, Handle, Shared, TokenSource};
use crate::auth::{AuthScheme, Schemes};
use crate::clock::Clock;
use crate::endpoint::{ResolveEndpoint, Shown};
use crate::exchange::Skew;
use crate::intercept::Interceptor;
use crate::request;
use crate::retry::{RetryPolicy, StandardRetries};
use crate::transport::Transport;

/// How many bytes of a response's body are read at most, if nothing else is set: 64 MiB.
const RESPONSE_LIMIT: usize = 64 * 1024 * 1024;
/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a call may take, if nothing else is set.
const OPERATION_TIMEOUT: Duration = Duration::from_secs(60);

/// How long the next piece of a stream may take, if nothing else is set.
const STALL_TIMEOUT: Duration = Duration::from_secs(60);

/// From how many bytes on a body is compressed, if nothing else is set.
const COMPRESS_FROM: usize = 10_240;

/// The settings of a client.
///
/// Without a transport of its own, a client gets one over reqwest (feature `reqwest`), and without a
/// policy of its own, calls are tried again as [`StandardRetries`] says.
#[derive(Clone)]
pub struct HandleConfig {
    service: &'static str,
    user_agent: String,
    transport: Option<Arc<dyn Transport>>,
    endpoint: Option<Arc<dyn ResolveEndpoint>>,
    schemes: Schemes,
    clock: Option<Arc<dyn Clock>>,
    retries: Option<Arc<dyn RetryPolicy>>,
    interceptors: Vec<Arc<dyn Interceptor>>,
    tokens: TokenSource,
    connect_timeout: Option<Duration>,
    operation_timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    /// As it was set, if it was.
    stall_timeout: Option<Option<Duration>>,
    response_limit: usize,
    redirects: u32,
    host_prefix: bool,
    compress_from: Option<usize>,
    allow_http: bool,
    #[cfg(feature = "validation")]
    validate: bool,
}

impl HandleConfig {
    /// Settings for the client of a service; name and version of its crate go into the `user-agent`.
    pub fn new(service: &'static str, crate_name: &str, crate_version: &str) -> Self {
        Self {
            service,
            user_agent: format!("{crate_name}/{crate_version} drawplate/{}", env!("CARGO_PKG_VERSION")),
            transport: None,
            endpoint: None,
            schemes: Schemes::default(),
            clock: None,
            retries: None,
            interceptors: Vec::new(),
            tokens: Arc::new(request::random_token),
            connect_timeout: Some(CONNECT_TIMEOUT),
            operation_timeout: Some(OPERATION_TIMEOUT),
            attempt_timeout: None,
            stall_timeout: None,
            response_limit: RESPONSE_LIMIT,
            redirects: 0,
            host_prefix: true,
            compress_from: Some(COMPRESS_FROM),
            allow_http: false,
            #[cfg(feature = "validation")]
            validate: false,
        }
    }

    /// Sets whether inputs are held against the limits of their specification before they are sent; see
    /// [`validation`](crate::validation). Without this setting they are not.
    #[cfg(feature = "validation")]
    #[must_use]
    pub const fn validate(mut self, enabled: bool) -> Self {
        self.validate = enabled;
        self
    }

    /// Sets what sends the requests. Clients that are given the same transport share connections.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets where requests go.
    #[must_use]
    pub fn endpoint(mut self, endpoint: impl ResolveEndpoint + 'static) -> Self {
        self.endpoint = Some(Arc::new(endpoint));
        self
    }

    /// Configures a scheme of authentication, by its name in the specification.
    #[must_use]
    pub fn auth_scheme(mut self, name: &'static str, scheme: impl AuthScheme + 'static) -> Self {
        self.schemes.configured.insert(name, Arc::new(scheme));
        self
    }

    /// Sends requests without a proof of who sends them.
    #[cfg(feature = "testing")]
    pub(crate) const fn without_authentication(mut self) -> Self {
        self.schemes.waived = true;
        self
    }

    /// Says how a scheme is configured, for the error of a call for which none is.
    #[must_use]
    pub fn auth_hint(mut self, name: &'static str, hint: &'static str) -> Self {
        self.schemes.hints.insert(name, hint);
        self
    }

    /// Sets the clock, for dates in signatures and for timeouts.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Sets whether calls that failed are tried again: as [`StandardRetries`] says, if nothing else is
    /// set; [`NoRetries`](crate::retry::NoRetries) for never. Clients that are given the same policy
    /// share its budget.
    #[must_use]
    pub fn retries(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retries = Some(Arc::new(policy));
        self
    }

    /// Adds a hook that sees every call, after those that were added before. See
    /// [`intercept`](crate::intercept).
    #[must_use]
    pub fn interceptor(mut self, interceptor: impl Interceptor + 'static) -> Self {
        self.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sets where idempotency tokens come from: random UUIDs, if nothing else is set.
    #[must_use]
    pub fn idempotency_tokens(mut self, tokens: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.tokens = Arc::new(move || Some(tokens()));
        self
    }

    /// Sets how long a connection may take to come about; `None` leaves it to the system. Without
    /// this setting it is ten seconds. A transport that is set has a setting of its own.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connect_timeout = timeout.into();
        self
    }

    /// Sets how long one attempt to get a response may take; `None`, the default, leaves it to the
    /// timeout of the whole call.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = timeout.into();
        self
    }

    /// Sets how long a call may take as a whole, all attempts and the waits between them; `None` for as long as it takes. Without this
    /// setting it is a minute.
    #[must_use]
    pub fn operation_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.operation_timeout = timeout.into();
        self
    }

    /// Sets how long the next piece of a response that is a stream of bytes may take; `None` for as long
    /// as it takes. Without this setting it is a minute. The other timeouts end when the head of the
    /// response has arrived. A stream of events has no such limit unless it is
    /// set: it may have nothing to say.
    #[must_use]
    pub fn stall_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.stall_timeout = Some(timeout.into());
        self
    }

    /// Sets how many bytes of a response's body are read at most; a larger one is an error. Without
    /// this setting it is 64 MiB.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    /// Sets how many redirects an attempt follows: none, if nothing else is set, and a redirect is an
    /// error response. Within an origin the request is authenticated again. To another origin goes a
    /// request that reads, and nothing of what it carries; all others stay.
    #[must_use]
    pub fn redirects(mut self, limit: u32) -> Self {
        self.redirects = limit;
        self
    }

    /// Sets whether operations put their prefix in front of the endpoint's host, as they do if
    /// nothing else is set. Without it, an endpoint that is an address, such as that of a test
    /// server, serves all operations.
    #[must_use]
    pub fn host_prefix(mut self, enabled: bool) -> Self {
        self.host_prefix = enabled;
        self
    }

    /// Sets from how many bytes on the body of a request is compressed, where the operation allows
    /// it; `None` for never. Without this setting it is 10 KiB.
    #[must_use]
    pub fn compress_from(mut self, bytes: impl Into<Option<usize>>) -> Self {
        self.compress_from = bytes.into();
        self
    }

    /// Allows unencrypted requests to other machines than this one. Keys travel in them.
    #[must_use]
    pub fn allow_http(mut self, allowed: bool) -> Self {
        self.allow_http = allowed;
        self
    }

    /// Adds a product, such as `my-tool/1.2`, to the end of the `user-agent` header.
    #[must_use]
    pub fn user_agent(mut self, product: &str) -> Self {
        self.user_agent = format!("{} {product}", self.user_agent);
        self
    }

    /// Makes the handle.
    ///
    /// # Errors
    /// Names the setting that is missing or cannot be used.
    pub fn build(self) -> Result<Handle, ConfigError> {
        let user_agent = request::header_value(&self.user_agent)
            .ok_or_else(|| ConfigError::invalid("user_agent", "it holds more than printable ASCII"))?;
        let transport = match &self.transport {
            Some(transport) => Arc::clone(transport),
            None => self.default_transport()?,
        };
        let clock = match &self.clock {
            Some(clock) => Arc::clone(clock),
            None => default_clock()?,
        };
        let endpoint = self.endpoint.ok_or_else(|| ConfigError::missing("endpoint", "a client needs one"))?;
        Ok(Handle(Arc::new(Shared {
            service: self.service,
            transport,
            endpoint,
            schemes: self.schemes,
            clock,
            retries: self.retries.unwrap_or_else(|| Arc::new(StandardRetries::new())),
            interceptors: self.interceptors,
            skew: Skew::default(),
            tokens: self.tokens,
            user_agent,
            operation_timeout: self.operation_timeout,
            attempt_timeout: self.attempt_timeout,
            stall_timeout: self.stall_timeout.unwrap_or(Some(STALL_TIMEOUT)),
            event_stall_timeout: self.stall_timeout.flatten(),
            response_limit: self.response_limit,
            redirects: self.redirects,
            host_prefix: self.host_prefix,
            compress_from: self.compress_from,
            allow_http: self.allow_http,
            #[cfg(feature = "validation")]
            validate: self.validate,
        })))
    }

    #[cfg(feature = "reqwest")]
    fn default_transport(&self) -> Result<Arc<dyn Transport>, ConfigError> {
        let mut options = crate::transport::ReqwestOptions::new();
        if let Some(timeout) = self.connect_timeout {
            options = options.connect_timeout(timeout);
        }
        Ok(Arc::new(options.build()?))
    }

    #[cfg(not(feature = "reqwest"))]
    fn default_transport(&self) -> Result<Arc<dyn Transport>, ConfigError> {
        Err(ConfigError::missing("transport", "set one, or enable the feature `reqwest`"))
    }
}

#[cfg(feature = "tokio")]
fn default_clock() -> Result<Arc<dyn Clock>, ConfigError> {
    Ok(Arc::new(crate::clock::TokioClock))
}

#[cfg(not(feature = "tokio"))]
fn default_clock() -> Result<Arc<dyn Clock>, ConfigError> {
    Err(ConfigError::missing("clock", "set one, or enable the feature `tokio`"))
}

impl std::fmt::Debug for HandleConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HandleConfig")
            .field("service", &self.service)
            .field("user_agent", &self.user_agent)
            .field("transport", &self.transport)
            .field("endpoint", &Shown(&self.endpoint))
            .field("schemes", &self.schemes)
            .field("retries", &self.retries)
            .field("connect_timeout", &self.connect_timeout)
            .field("operation_timeout", &self.operation_timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("interceptors", &self.interceptors)
            .field("redirects", &self.redirects)
            .field("response_limit", &self.response_limit)
            .field("host_prefix", &self.host_prefix)
            .field("compress_from", &self.compress_from)
            .field("allow_http", &self.allow_http)
            .finish_non_exhaustive()
    }
}
