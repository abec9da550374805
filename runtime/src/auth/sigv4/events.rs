//! Signatures of events: each is put into a message with its date and a signature that builds on the
//! one before, the first on that of the request. The last message is empty.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, SystemTime};

use aws_sigv4::event_stream::{sign_empty_message, sign_message};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::identity::Identity;
use bytes::{Bytes, BytesMut};
use http_body::{Body as HttpBody, Frame};

use crate::auth::AuthContext;
use crate::clock::Clock;
use crate::request::EventMessages;
use crate::stream::message::{Message, encode, take};
use crate::transport::{Body, TransportError, TransportErrorKind};

/// What stands for the digest of a body whose events are signed one by one.
pub(super) const DIGEST: &str = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

/// Whether the body of a request is a stream of events.
pub(super) fn are_in(request: &http::Request<Body>) -> bool {
    request.extensions().get::<EventMessages>().is_some()
}

/// Signs the events of a request that is signed itself, if it has any.
pub(super) fn sign(
    request: &mut http::Request<Body>,
    context: &AuthContext<'_>,
    identity: &Identity,
    (region, name): (&str, &str),
    seed: String,
) {
    if !are_in(request) {
        return;
    }
    let body = std::mem::replace(request.body_mut(), Body::empty());
    let is_replayable = body.is_replayable();
    let signer = Signer {
        identity: identity.clone(),
        region: region.to_owned(),
        name: name.to_owned(),
        time: Time::of(context),
        last: seed,
    };
    let signed = Signed { body, signer, buffer: BytesMut::new(), state: State::Open };
    let signed = Body::from_pieces(Box::pin(signed));
    *request.body_mut() = if is_replayable { signed.replayable() } else { signed };
}

/// The present, as far from the client's clock as that of the request.
struct Time {
    request: SystemTime,
    clock: Option<(Arc<dyn Clock>, Duration)>,
}

impl Time {
    fn of(context: &AuthContext<'_>) -> Self {
        let clock = context.clock.map(|clock| (Arc::clone(clock), clock.monotonic()));
        Self { request: context.now, clock }
    }

    fn now(&self) -> SystemTime {
        let since = self.clock.as_ref().map(|(clock, began)| clock.monotonic().saturating_sub(*began));
        self.request.checked_add(since.unwrap_or_default()).unwrap_or(self.request)
    }
}

struct Signer {
    identity: Identity,
    region: String,
    name: String,
    time: Time,
    last: String,
}

impl Signer {
    /// The message that carries this one, or the one that ends the stream.
    fn sign(&mut self, message: Option<&Message>) -> Result<Bytes, Box<dyn std::error::Error + Send + Sync>> {
        let params = v4::SigningParams::builder()
            .identity(&self.identity)
            .region(&self.region)
            .name(&self.name)
            .time(self.time.now())
            .settings(())
            .build()?;
        // It logs what it signs, to whoever listens closely enough.
        let silent = tracing::dispatcher::Dispatch::none();
        let signed = tracing::dispatcher::with_default(&silent, || match message {
            Some(message) => sign_message(message, &self.last, &params),
            None => sign_empty_message(&self.last, &params),
        })?;
        let (message, signature) = signed.into_parts();
        self.last = signature;
        Ok(encode(&message)?)
    }
}

/// The messages of a body, signed.
struct Signed {
    body: Body,
    signer: Signer,
    buffer: BytesMut,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Open,
    /// All messages are read; they may still have to be signed.
    Drained,
    Over,
}

impl HttpBody for Signed {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = &mut *self;
        loop {
            if this.state == State::Over {
                return Poll::Ready(None);
            }
            match take(&mut this.buffer, this.state == State::Drained).map_err(failed) {
                Ok(Some(message)) => return Poll::Ready(Some(this.frame(Some(&message)))),
                Ok(None) if this.state == State::Drained => {
                    this.state = State::Over;
                    return Poll::Ready(Some(this.frame(None)));
                }
                Ok(None) => match ready!(Pin::new(&mut this.body).poll_frame(context)) {
                    None => this.state = State::Drained,
                    Some(Err(error)) => return this.fail(error),
                    Some(Ok(frame)) => {
                        if let Ok(data) = frame.into_data() {
                            this.buffer.extend_from_slice(&data);
                        }
                    }
                },
                Err(error) => return this.fail(error),
            }
        }
    }
}

impl Signed {
    fn frame(&mut self, message: Option<&Message>) -> Result<Frame<Bytes>, TransportError> {
        self.signer.sign(message).map(Frame::data).map_err(failed)
    }

    fn fail<T>(&mut self, error: TransportError) -> Poll<Option<Result<T, TransportError>>> {
        self.state = State::Over;
        Poll::Ready(Some(Err(error)))
    }
}

fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Other, error)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use aws_smithy_types::event_stream::{Header, HeaderValue};
    use hmac::{Hmac, Mac};
    use sha2::{Digest, Sha256};

    use super::*;

    const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    const SEED: &str = "be1f8c7d79ef8e1abc5254a2c70e4da3bfaf4f07328f527444e1fc6ea67273e2";

    fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
        mac.update(text);
        mac.finalize().into_bytes().to_vec()
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// As AWS describes it for Transcribe ("Signing event stream messages"), written out.
    fn expected(before: &str, payload: &[u8]) -> Vec<u8> {
        // The header `:date` of 2015-08-30T12:36:00Z: name, type 8, milliseconds.
        let mut date = b"\x05:date\x08".to_vec();
        date.extend(1_440_938_160_000_i64.to_be_bytes());
        let text = format!(
            "AWS4-HMAC-SHA256-PAYLOAD\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n\
             {before}\n{}\n{}",
            hex(&Sha256::digest(date)),
            hex(&Sha256::digest(payload))
        );
        let mut key = hmac(format!("AWS4{SECRET}").as_bytes(), b"20150830");
        for part in ["us-east-1", "service", "aws4_request"] {
            key = hmac(&key, part.as_bytes());
        }
        hmac(&key, text.as_bytes())
    }

    fn signed(messages: &[Bytes]) -> Vec<Message> {
        let endpoint = crate::endpoint::Endpoint::new("https://example.com");
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_440_938_160);
        let mut request = http::Request::new(Body::from(messages.concat()));
        request.extensions_mut().insert(EventMessages);
        let identity = super::super::identity(&crate::auth::Credentials::new("AKIDEXAMPLE", SECRET));
        let scope = ("us-east-1", "service");
        sign(&mut request, &AuthContext::new(now, &endpoint), &identity, scope, SEED.to_owned());
        let mut body = request.into_body();
        let mut context = Context::from_waker(std::task::Waker::noop());
        let mut found = Vec::new();
        while let Poll::Ready(Some(piece)) = Pin::new(&mut body).poll_frame(&mut context) {
            let mut piece = BytesMut::from(piece.unwrap().into_data().unwrap());
            found.push(take(&mut piece, true).unwrap().unwrap());
            assert!(piece.is_empty(), "a piece is a message");
        }
        found
    }

    fn signature(message: &Message) -> Vec<u8> {
        let is_it = |header: &&Header| header.name().as_str() == ":chunk-signature";
        match message.headers().iter().find(is_it).unwrap().value() {
            HeaderValue::ByteArray(bytes) => bytes.to_vec(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_signature_builds_on_the_one_before_and_the_last_message_is_empty() {
        let sent: Vec<_> = ["one", "two"].map(|text| encode(&Message::new(text.as_bytes())).unwrap()).into();
        let found = signed(&sent);
        assert_eq!(found.len(), 3);
        let mut before = SEED.to_owned();
        for (message, payload) in found.iter().zip([sent[0].as_ref(), sent[1].as_ref(), b""]) {
            assert_eq!(message.payload().as_ref(), payload);
            assert_eq!(hex(&signature(message)), hex(&expected(&before, payload)));
            before = hex(&signature(message));
        }
    }

    #[test]
    fn a_stream_without_events_is_ended_all_the_same() {
        let found = signed(&[]);
        assert_eq!(found.len(), 1);
        assert_eq!(signature(&found[0]), expected(SEED, b""));
    }
}
