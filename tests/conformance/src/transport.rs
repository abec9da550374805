//! A transport that keeps the request and answers what it was told to.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use drawplate_runtime::transport::{Body, BoxFuture, Transport, TransportError};
use http::{Request, Response};
use http_body::Body as _;

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

/// Reads a body to its end.
async fn collect(mut body: Body) -> Result<Bytes, TransportError> {
    let mut all = BytesMut::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        if let Ok(data) = frame?.into_data() {
            all.extend_from_slice(&data);
        }
    }
    Ok(all.freeze())
}

impl Transport for Recorder {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let request = Request::from_parts(head, collect(body).await?);
            *self.request.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
            Ok(self.answer.clone().map(Body::from))
        })
    }
}
