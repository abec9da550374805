//! One attempt: a request is built, authenticated and sent, and the whole response is read, or its
//! head where the body is a stream.

use std::pin::pin;

use http::{Method, Request, Uri};

use super::outcome::{self, Failure, Success};
use super::redirect::{Hop, hop};
use super::trace::AttemptSpan;
use super::{Exchange, prepare, skew};
use crate::auth::{self, AuthContext};
use crate::clock::within;
use crate::endpoint::Endpoint;
use crate::error::{CallError, DecodeFailure};
use crate::response::{self, RawResponse, ReadError};
use crate::stream::{Stalling, StreamFormat};
use crate::transport::{Body, CollectError};

/// A response, and what it is the response to, for redirects to start from.
struct Answer {
    response: RawResponse,
    asked: Option<(Method, Uri)>,
}

impl Exchange<'_> {
    /// Makes one attempt, within the time that one has.
    pub(super) async fn attempt(&mut self) -> Result<Success, Failure> {
        let shared = self.shared;
        let (limit, before) = (shared.attempt_timeout, self.attempts);
        if let Some(hooks) = &mut self.watch.hooks {
            hooks.begin_attempt(before + 1);
        }
        let span = AttemptSpan::new(before + 1);
        let answer = {
            let answer = pin!(self.answer(before + 1, &span));
            let answer = pin!(span.around(answer));
            within(shared.clock.as_ref(), limit, answer).await
        };
        let mut result =
            answer.unwrap_or_else(|| Err(CallError::timeout(self.schema.name, limit.unwrap_or_default())));
        span.end(&result);
        let mut stream = self.stream.take();
        if let Some(hooks) = self.watch.hooks.as_mut().filter(|_| self.attempts > before) {
            hooks.after_attempt(&mut result, &mut stream).await;
        }
        outcome::classify(self.schema, result.map_err(Failure::Call)?, stream)
    }

    /// The response to the request, or to the last one that redirects lead to.
    async fn answer(&mut self, number: u32, span: &AttemptSpan) -> Result<RawResponse, CallError> {
        let mut answer = self.ask(number, None, span).await?;
        for _ in 0..self.shared.redirects {
            let Some((method, uri)) = answer.asked else { break };
            let next = hop(&method, &uri, &answer.response, self.shared.allow_http);
            answer = match next {
                Some(Hop::Within(to)) if self.replayable => self.ask(number, Some(to), span).await?,
                Some(Hop::Elsewhere(to)) => self.ask_elsewhere(method, to, span).await?,
                _ => break,
            };
        }
        Ok(answer.response)
    }

    /// Sends the request to its endpoint, or to another place of the same origin.
    async fn ask(
        &mut self,
        number: u32,
        place: Option<Uri>,
        span: &AttemptSpan,
    ) -> Result<Answer, CallError> {
        let built = prepare::build(self.shared, self.schema, self.input.as_ref(), self.options);
        let (mut request, endpoint) = built?;
        if let Some(place) = place {
            *request.uri_mut() = place;
        }
        if let Some(hooks) = &mut self.watch.hooks
            && let Some(response) = hooks.before_signing(&mut request).await?
        {
            self.attempts = number;
            return Ok(Answer { response, asked: None });
        }
        self.authenticate(&mut request, &endpoint).await?;
        self.replayable = request.body().is_replayable();
        self.attempts = number;
        #[cfg(feature = "testing")]
        request.extensions_mut().insert(crate::testing::Called {
            schema: self.schema,
            input: std::sync::Arc::clone(&self.input),
        });
        self.send(request, span).await
    }

    /// Reads from another origin, with nothing of what the request carries.
    async fn ask_elsewhere(
        &mut self,
        method: Method,
        place: Uri,
        span: &AttemptSpan,
    ) -> Result<Answer, CallError> {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        *request.uri_mut() = place;
        request.headers_mut().insert(http::header::USER_AGENT, self.shared.user_agent.clone());
        self.send(request, span).await
    }

    async fn authenticate(
        &mut self,
        request: &mut Request<Body>,
        endpoint: &Endpoint,
    ) -> Result<(), CallError> {
        let shared = self.shared;
        self.skew = shared.skew.seconds();
        let now = skew::shift(shared.clock.now(), self.skew);
        let context = AuthContext::new(now, endpoint)
            .with_transport(shared.transport.as_ref())
            .with_clock(&shared.clock);
        auth::apply(self.schema.auth, &shared.schemes, request, &context)
            .await
            .map_err(|error| CallError::auth(self.schema.name, error))
    }

    /// Sends the request and reads the whole response, unless its body is a stream.
    async fn send(&mut self, request: Request<Body>, span: &AttemptSpan) -> Result<Answer, CallError> {
        if let Some(hooks) = &mut self.watch.hooks {
            hooks.before_attempt(&request)?;
        }
        span.request(&request);
        let (shared, operation) = (self.shared, self.schema.name);
        let follows = shared.redirects > 0;
        let asked = follows.then(|| (request.method().clone(), request.uri().clone()));
        let sent = shared.transport.send(request).await;
        let (head, body) = sent.map_err(|error| CallError::transport(operation, error))?.into_parts();
        let mut response =
            RawResponse { status: head.status, headers: head.headers, body: Default::default() };
        #[cfg(feature = "checksums")]
        let body = super::verify::verified(self.schema, self.input.as_ref(), &response, body);
        let format = response::stream(self.schema, &response);
        let other = format.and_then(|format| response::other_media_type(format, &response));
        if let (Some(format), None) = (format, &other) {
            let body = Stalling::limit(body, &shared.clock, shared.stall_timeout(format));
            self.stream = Some(self.begin_stream(body, format, &mut response).await?);
            return Ok(Answer { response, asked });
        }
        match body.collect(shared.response_limit).await {
            Ok(bytes) => {
                response.body = bytes;
                match other {
                    None => Ok(Answer { response, asked }),
                    Some(media_type) => {
                        let error = ReadError::NoStream { media_type };
                        Err(DecodeFailure::new(operation, response, error).into())
                    }
                }
            }
            Err(CollectError::TooLarge) => {
                let error = ReadError::TooLarge { limit: shared.response_limit };
                Err(DecodeFailure::new(operation, response, error).into())
            }
            Err(CollectError::Transport(error)) => Err(CallError::transport(operation, error)),
        }
    }

    /// Waits for the message with which a stream of events may begin, and takes it for the body.
    #[cfg(feature = "event-stream")]
    async fn begin_stream(
        &self,
        body: Body,
        format: StreamFormat,
        response: &mut RawResponse,
    ) -> Result<Body, CallError> {
        use crate::stream::{EventFormat, initial};

        let StreamFormat::Events(EventFormat::Messages { initial: Some(_) }) = format else {
            return Ok(body);
        };
        let begun = initial::response(body).await;
        let (first, rest) = begun.map_err(|error| CallError::transport(self.schema.name, error))?;
        response.body = first;
        Ok(rest)
    }

    #[cfg(not(feature = "event-stream"))]
    #[allow(clippy::unused_async, reason = "it waits where there are messages to wait for")]
    async fn begin_stream(
        &self,
        body: Body,
        _: StreamFormat,
        _: &mut RawResponse,
    ) -> Result<Body, CallError> {
        Ok(body)
    }
}
