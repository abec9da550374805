//! How a request gets to a server and its response back.
//!
//! In goes a finished request: built, authenticated, with an absolute URI. Out comes a response
//! with whatever status it has. A transport knows nothing of operations, errors of services or
//! retries.

mod body;
mod error;
#[cfg(feature = "reqwest")]
mod localhost;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::fmt;
use std::pin::Pin;

pub(crate) use self::body::CollectError;
pub use self::body::{Body, BoxBody};
pub use self::error::{TransportError, TransportErrorKind};
#[cfg(feature = "reqwest")]
pub use self::reqwest::{ReqwestOptions, ReqwestTransport};

/// A future that can be moved between threads and whose type is not spelled out.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests.
///
/// An implementation sends each request exactly once and as it is: it follows no redirect (the
/// request carries credentials that are meant for this host alone), repeats nothing, and neither
/// changes the path nor adds parameters (the request may be signed). A status of 400 and above is a
/// response, not an error. The whole is bounded in time by the caller, who drops the future.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends the request; ready when the head of the response has arrived.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for std::sync::Arc<T> {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        T::send(self, request)
    }
}
