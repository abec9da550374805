//! A transport that keeps the request and answers what it was told to.

use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use drawplate_runtime::transport::{Body, BoxFuture, Transport, TransportError};
use http::{Request, Response};

/// Keeps the request, and answers.
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    answer: Response<Bytes>,
    request: Mutex<Option<Request<Bytes>>>,
}

impl Recorder {
    /// A transport with this answer.
    pub(crate) fn answering(answer: Response<Bytes>) -> Self {
        Self { answer, request: Mutex::new(None) }
    }

    /// The request that was sent.
    pub(crate) fn request(&self) -> Option<Request<Bytes>> {
        self.request.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Transport for Recorder {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let request = request.map(|body| body.into_bytes().unwrap_or_default());
        *self.request.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        let answer = self.answer.clone().map(Body::from);
        Box::pin(async { Ok(answer) })
    }
}
