//! A transport over [reqwest](https://docs.rs/reqwest), with TLS by rustls and ring.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::redirect;
use rustls_platform_verifier::BuilderVerifierExt;

use super::localhost::Localhost;
use super::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
use crate::client::ConfigError;
use crate::secret::Secret;

/// Sends requests with reqwest. Cloning is cheap, and clones use the same connections.
///
/// It follows no redirects and repeats nothing. Certificates are checked as the operating system
/// does. Names below `localhost` are this machine, without asking a name server (RFC 6761). Proxies
/// are used only if they are set here: the environment (`HTTPS_PROXY` and the like) is not read.
/// It has to be used inside of a tokio runtime.
///
/// ```
/// use std::time::Duration;
/// use drawplate_runtime::transport::ReqwestOptions;
///
/// let transport = ReqwestOptions::new().connect_timeout(Duration::from_secs(3)).build()?;
/// # Ok::<(), drawplate_runtime::client::ConfigError>(())
/// ```
#[derive(Clone)]
pub struct ReqwestTransport(reqwest::Client);

/// Prints nothing of the client within, whose proxy may have a password.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}

/// Settings of a [`ReqwestTransport`].
#[derive(Clone, Default)]
pub struct ReqwestOptions {
    connect_timeout: Option<Duration>,
    proxy: Option<Secret>,
    #[cfg(feature = "http2")]
    http2_only: bool,
}

impl ReqwestOptions {
    /// The settings that hold if nothing is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets how long a connection may take to come about. Without it the system decides.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sends all requests by way of the proxy at this URL, which can hold a user and a password.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(Secret::new(url));
        self
    }

    /// Speaks HTTP/2 from the first byte on, and nothing else. Without this it is spoken where a server
    /// offers it, which takes TLS.
    #[cfg(feature = "http2")]
    #[must_use]
    pub fn http2_only(mut self) -> Self {
        self.http2_only = true;
        self
    }

    /// Makes the transport.
    ///
    /// # Errors
    /// When the system has no root certificates, or the proxy's URL is not one.
    pub fn build(self) -> Result<ReqwestTransport, ConfigError> {
        let mut builder = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_proxy()
            .dns_resolver(Localhost)
            .tls_backend_preconfigured(tls()?);
        if let Some(timeout) = self.connect_timeout {
            builder = builder.connect_timeout(timeout);
        }
        #[cfg(feature = "http2")]
        if self.http2_only {
            builder = builder.http2_prior_knowledge();
        }
        if let Some(url) = self.proxy {
            let proxy = reqwest::Proxy::all(url.expose());
            // The error repeats the URL, which may hold a password.
            builder = builder.proxy(proxy.map_err(|_| ConfigError::invalid("proxy", "it is not a URL"))?);
        }
        let client = builder.build();
        client.map(ReqwestTransport).map_err(|error| ConfigError::invalid("transport", error.without_url()))
    }
}

/// Prints whether there is a proxy, never its URL, which may hold a password.
impl fmt::Debug for ReqwestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestOptions")
            .field("connect_timeout", &self.connect_timeout)
            .field("proxy", &self.proxy)
            .finish_non_exhaustive()
    }
}

impl ReqwestTransport {
    /// Uses a client that was made elsewhere. It should follow no redirects: the requests carry keys
    /// that are meant for one host.
    pub const fn from_client(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            if tokio::runtime::Handle::try_current().is_err() {
                let why = "it was not sent inside of a tokio runtime";
                return Err(TransportError::new(TransportErrorKind::Other, why));
            }
            let request = reqwest::Request::try_from(request.map(into_reqwest)).map_err(from_reqwest)?;
            let response = self.0.execute(request).await.map_err(from_reqwest)?;
            Ok(http::Response::from(response).map(from_body))
        })
    }
}

/// TLS with ring: aws-lc, which reqwest would take, costs every user a C toolchain and a minute.
fn tls() -> Result<rustls::ClientConfig, ConfigError> {
    let failed =
        |error: rustls::Error| ConfigError::invalid("transport", "TLS cannot be set up").with_source(error);
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider);
    let versions = builder.with_safe_default_protocol_versions().map_err(&failed)?;
    #[cfg_attr(not(feature = "http2"), allow(unused_mut))]
    let mut config = versions.with_platform_verifier().map_err(&failed)?.with_no_client_auth();
    #[cfg(feature = "http2")]
    {
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    }
    Ok(config)
}

fn into_reqwest(body: Body) -> reqwest::Body {
    match body.into_bytes() {
        Ok(bytes) => bytes.into(),
        Err(pieces) => reqwest::Body::wrap(pieces),
    }
}

fn from_body(body: reqwest::Body) -> Body {
    Body::from_pieces(Box::pin(Pieces(body)))
}

/// The body of a response, with the errors of this crate.
struct Pieces(reqwest::Body);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        let frame = std::pin::Pin::new(&mut self.0).poll_frame(context);
        frame.map(|frame| frame.map(|frame| frame.map_err(from_reqwest)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.0.size_hint()
    }
}

fn from_reqwest(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_builder() {
        TransportErrorKind::Other
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::new(kind, error.without_url())
}
