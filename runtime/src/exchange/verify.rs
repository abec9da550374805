//! A response's body that is held against the checksum in its headers.
//!
//! The checksum is compared when the last piece has gone by, so that a download is read while it is
//! verified, and an error is the last thing that its reader gets.

use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{HeaderMap, Method};
use http_body::{Body as HttpBody, Frame, SizeHint};

use crate::checksum::Checksum;
use crate::operation::OperationSchema;
use crate::response::RawResponse;
use crate::transport::{Body, TransportError, TransportErrorKind};
use crate::value::{Structure, View};

/// The body, verified if the caller asked for it and the service gave a checksum.
pub(super) fn verified(
    schema: &OperationSchema,
    input: &dyn Structure,
    head: &RawResponse,
    body: Body,
) -> Body {
    let Some(rule) = schema.response_checksum else { return body };
    let is_asked_for = matches!(input.member(rule.mode), View::String("ENABLED"));
    // A response to HEAD has the checksum of a body that is not there.
    if !is_asked_for || !head.status.is_success() || schema.method == Method::HEAD.as_str() {
        return body;
    }
    match rule.algorithms.iter().find_map(|algorithm| expected(algorithm, &head.headers)) {
        Some((algorithm, checksum, expected)) => {
            let state = Some(Mutex::new(checksum));
            Body::from_pieces(Box::pin(Verifying { body, algorithm, state, expected }))
        }
        None => body,
    }
}

/// A checksum in the headers that can be computed here. One of checksums of parts, `…-N`, is not that
/// of the bytes.
fn expected(algorithm: &'static str, headers: &HeaderMap) -> Option<(&'static str, Checksum, String)> {
    let name = format!("x-amz-checksum-{}", algorithm.to_ascii_lowercase());
    let expected = headers.get(name)?.to_str().ok()?;
    let is_composite = expected.rsplit_once('-').is_some_and(|(_, parts)| parts.parse::<u32>().is_ok());
    let checksum = Checksum::by(algorithm).filter(|_| !is_composite)?;
    Some((algorithm, checksum, expected.to_owned()))
}

struct Verifying {
    body: Body,
    algorithm: &'static str,
    /// The checksum of what has gone by, until it is compared. The mutex is never locked: a body has
    /// to be `Sync`.
    state: Option<Mutex<Checksum>>,
    expected: String,
}

impl HttpBody for Verifying {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = &mut *self;
        let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) else { return Poll::Pending };
        if let (Some(Ok(frame)), Some(state)) = (&frame, &mut this.state)
            && let (Some(data), Ok(checksum)) = (frame.data_ref(), state.get_mut())
        {
            checksum.update(data);
        }
        if frame.is_some() {
            return Poll::Ready(frame);
        }
        let found = this.state.take().and_then(|state| state.into_inner().ok()).map(Checksum::finish);
        Poll::Ready(found.filter(|found| *found != this.expected).map(|found| {
            let why =
                format!("the {} checksum of what arrived is {found}, not {}", this.algorithm, this.expected);
            Err(TransportError::new(TransportErrorKind::Interrupted, why))
        }))
    }

    /// The end is where the checksum is compared, and it has to be asked for.
    fn is_end_stream(&self) -> bool {
        self.state.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
