//! One attempt: a request is built, authenticated and sent, and the whole response is read.

use http::Request;

use super::outcome::{self, Failure, Success};
use super::{Exchange, prepare, skew};
use crate::auth::{self, AuthContext};
use crate::clock::within;
use crate::endpoint::Endpoint;
use crate::error::{CallError, DecodeFailure};
use crate::response::{RawResponse, ReadError};
use crate::transport::{Body, CollectError};

impl Exchange<'_> {
    /// Makes one attempt, within the time that one has.
    pub(super) async fn attempt(&mut self) -> Result<Success, Failure> {
        let shared = self.shared;
        let limit = shared.attempt_timeout;
        let response = match within(shared.clock.as_ref(), limit, self.answer()).await {
            Some(response) => response,
            None => Err(CallError::timeout(self.schema.name, limit.unwrap_or_default())),
        };
        outcome::classify(self.schema, response.map_err(Failure::Call)?)
    }

    async fn answer(&mut self) -> Result<RawResponse, CallError> {
        let built = prepare::build(self.shared, self.schema, self.input.as_ref(), self.options);
        let (mut request, endpoint) = built?;
        self.authenticate(&mut request, &endpoint).await?;
        self.replayable = request.body().is_replayable();
        self.attempts += 1;
        self.send(request).await
    }

    async fn authenticate(
        &mut self,
        request: &mut Request<Body>,
        endpoint: &Endpoint,
    ) -> Result<(), CallError> {
        let shared = self.shared;
        self.skew = shared.skew.seconds();
        let context = AuthContext::new(skew::shift(shared.clock.now(), self.skew), endpoint);
        auth::apply(self.schema.auth, &shared.schemes, request, &context)
            .await
            .map_err(|error| CallError::auth(self.schema.name, error))
    }

    /// Sends the request and reads the whole response.
    async fn send(&self, request: Request<Body>) -> Result<RawResponse, CallError> {
        let (shared, operation) = (self.shared, self.schema.name);
        let sent = shared.transport.send(request).await;
        let (head, body) = sent.map_err(|error| CallError::transport(operation, error))?.into_parts();
        let mut response =
            RawResponse { status: head.status, headers: head.headers, body: Default::default() };
        match body.collect(shared.response_limit).await {
            Ok(bytes) => {
                response.body = bytes;
                Ok(response)
            }
            Err(CollectError::TooLarge) => {
                let error = ReadError::TooLarge { limit: shared.response_limit };
                Err(DecodeFailure::new(operation, response, error).into())
            }
            Err(CollectError::Transport(error)) => Err(CallError::transport(operation, error)),
        }
    }
}
