//! A transport that answers every request with the same body, without any network.

use bytes::Bytes;
use drawplate_runtime::transport::{Body, BoxFuture, Transport, TransportError};

/// Answers with this status and JSON body.
#[derive(Debug, Clone)]
pub struct Memory {
    status: u16,
    body: Bytes,
}

impl Memory {
    /// A transport that answers so.
    #[must_use]
    pub fn new(status: u16, body: &str) -> Self {
        Self { status, body: Bytes::copy_from_slice(body.as_bytes()) }
    }
}

impl Transport for Memory {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let response = http::Response::builder().status(self.status);
        let response =
            response.header("content-type", "application/json").body(Body::from(self.body.clone()));
        Box::pin(async { Ok(response.expect("the status is one")) })
    }
}
