//! What sends requests nowhere.

use std::sync::Arc;

use http::{Request, Response};

use super::captured::{Called, CapturedRequest};
use super::script::Shared;
use crate::transport::{Body, BoxFuture, CollectError, Transport, TransportError, TransportErrorKind};

/// Answers requests as a [`Script`](super::Script) says, and never touches a network.
#[derive(Debug, Clone)]
pub struct ScriptedTransport(pub(super) Shared);

impl Transport for ScriptedTransport {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let request = capture(request).await?;
            let answer = self.0.answer(request);
            answer.map_err(|said| TransportError::new(TransportErrorKind::Other, said))?.give().await
        })
    }
}

/// Reads the whole request.
async fn capture(request: Request<Body>) -> Result<CapturedRequest, TransportError> {
    let (mut head, body) = request.into_parts();
    let called = head.extensions.remove::<Called>();
    let body = body.collect(usize::MAX).await.map_err(|error| match error {
        CollectError::Transport(error) => error,
        CollectError::TooLarge => TransportError::new(TransportErrorKind::Other, "the body has no end"),
    })?;
    Ok(CapturedRequest { called, head: Arc::new(head), body })
}
