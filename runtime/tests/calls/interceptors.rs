//! When hooks are asked, what they see, and what they can do.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use drawplate_runtime::bytes::Bytes;
use drawplate_runtime::client::{Handle, HandleConfig};
use drawplate_runtime::error::{CallError, CallErrorKind};
use drawplate_runtime::http::{Request, Response};
use drawplate_runtime::intercept::{AttemptOutcome, CallContext, CallOutcome, Flow, HookError, Interceptor};
use drawplate_runtime::retry::{Retry, StandardRetries};
use drawplate_runtime::transport::{Body, BoxFuture};
use drawplate_runtime::value::{Slot, Structure};

use crate::service::{ListThingsError, config, list, put};
use crate::steps::{Step, Steps, status, with_header};

type Log = Arc<Mutex<Vec<String>>>;

/// Writes down what it is asked.
#[derive(Debug, Clone)]
struct Recorder {
    name: &'static str,
    log: Log,
}

impl Recorder {
    fn pair(log: &Log) -> [Self; 2] {
        ["a", "b"].map(|name| Self { name, log: Arc::clone(log) })
    }

    fn write(&self, call: &CallContext, what: &str) {
        let line = format!("{} {} {} {what}", self.name, call.operation(), call.attempt());
        self.log.lock().unwrap().push(line);
    }
}

impl Interceptor for Recorder {
    fn before_call(&self, call: &mut CallContext, _input: &mut dyn Structure) -> Result<(), HookError> {
        self.write(call, "call");
        Ok(())
    }

    fn before_signing<'a>(
        &'a self,
        call: &'a mut CallContext,
        request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        Box::pin(async move {
            assert!(!request.headers().contains_key("authorization"));
            assert_eq!(call.uri(), Some(request.uri()));
            self.write(call, "signing");
            Ok(Flow::Send)
        })
    }

    fn before_attempt(&self, call: &mut CallContext, request: &Request<Body>) -> Result<(), HookError> {
        assert_eq!(call.method(), Some(request.method()));
        self.write(call, "attempt");
        Ok(())
    }

    fn after_attempt<'a>(
        &'a self,
        call: &'a mut CallContext,
        outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        Box::pin(async move {
            self.write(call, &format!("got {:?}", outcome.status().map(|status| status.as_u16())));
            Ok(())
        })
    }

    fn before_retry(&self, call: &mut CallContext, failed: &CallOutcome<'_>, retry: &Retry) {
        self.write(call, &format!("again in {:?} after {}", retry.delay, failed.error_type().unwrap()));
    }

    fn after_call(&self, call: &mut CallContext, outcome: &CallOutcome<'_>) {
        self.write(call, &format!("ends in {:?}: {outcome}", call.elapsed()));
    }
}

fn client(steps: &Steps, configure: impl FnOnce(HandleConfig) -> HandleConfig) -> Handle {
    let config = config()
        .transport(steps.clone())
        .retries(StandardRetries::new().jitter(false))
        .auth_scheme("basic", drawplate_runtime::auth::Basic::new("user", "pass"));
    configure(config).build().unwrap()
}

fn with(steps: &Steps, interceptor: impl Interceptor + 'static) -> Handle {
    client(steps, |config| config.interceptor(interceptor))
}

#[tokio::test(start_paused = true)]
async fn each_interceptor_encloses_those_that_follow() {
    let log = Log::default();
    let [first, second] = Recorder::pair(&log);
    let steps = Steps::new([status(503, "{}"), status(200, "[]")]);
    let handle = with(&steps, first);
    list(&handle).interceptor(second).await.unwrap();
    let expected = [
        "a ListThings 0 call",
        "b ListThings 0 call",
        "a ListThings 1 signing",
        "b ListThings 1 signing",
        "a ListThings 1 attempt",
        "b ListThings 1 attempt",
        "b ListThings 1 got Some(503)",
        "a ListThings 1 got Some(503)",
        "b ListThings 1 again in 1s after Default",
        "a ListThings 1 again in 1s after Default",
        "a ListThings 2 signing",
        "b ListThings 2 signing",
        "a ListThings 2 attempt",
        "b ListThings 2 attempt",
        "b ListThings 2 got Some(200)",
        "a ListThings 2 got Some(200)",
        "b ListThings 2 ends in 1s: success",
        "a ListThings 2 ends in 1s: success",
    ];
    assert_eq!(*log.lock().unwrap(), expected);
}

#[tokio::test(start_paused = true)]
async fn the_end_of_every_call_is_seen() {
    let end = |steps: Steps| async move {
        let log = Log::default();
        let [recorder, _] = Recorder::pair(&log);
        let handle =
            client(&steps, |config| config.interceptor(recorder).attempt_timeout(Duration::from_secs(5)));
        let _ = list(&handle).timeout(Duration::from_secs(6)).await;
        let log = log.lock().unwrap();
        log.last().unwrap().clone()
    };
    assert_eq!(
        end(Steps::new([status(404, "{}")])).await,
        "a ListThings 1 ends in 0ns: ListThings: NotFound (404)"
    );
    assert_eq!(
        end(Steps::new([Step::Stall])).await,
        "a ListThings 1 ends in 5s: ListThings: no response within 5s",
        "there is no time for the second attempt"
    );
    let broken = end(Steps::new([status(200, "{}")])).await;
    assert!(
        broken.starts_with("a ListThings 1 ends in 0ns: ListThings: the response cannot be understood"),
        "{broken}"
    );
}

/// Adds a header to each request, with the number of the attempt, and to the input a secret.
#[derive(Debug)]
struct Adds;

impl Interceptor for Adds {
    fn before_call(&self, _call: &mut CallContext, input: &mut dyn Structure) -> Result<(), HookError> {
        let Slot::Option(slot) = input.member_mut(2) else { return Err("no such member".into()) };
        let Slot::String(text) = slot.fill() else { return Err("not a text".into()) };
        text.push_str("added");
        Ok(())
    }

    fn before_signing<'a>(
        &'a self,
        call: &'a mut CallContext,
        request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        let count = call.extensions().get::<u32>().copied().unwrap_or_default() + 1;
        call.extensions_mut().insert(count);
        request.headers_mut().append("x-try", count.into());
        Box::pin(std::future::ready(Ok(Flow::Send)))
    }
}

#[tokio::test(start_paused = true)]
async fn a_hook_can_change_the_input_and_every_request() {
    let steps = Steps::new([status(503, "{}"), status(200, r#"{"name": "n"}"#)]);
    put(&with(&steps, Adds)).await.unwrap();
    for (request, number) in steps.take_sent().iter().zip(["1", "2"]) {
        assert_eq!(request.headers().get_all("x-try").iter().collect::<Vec<_>>(), [number]);
        let body = String::from_utf8_lossy(request.body().as_bytes().unwrap()).into_owned();
        assert!(body.contains("added"), "{body}");
    }
}

/// Keeps the last response that has an `etag`.
#[derive(Debug, Default)]
struct Cache(Mutex<Option<Bytes>>);

impl Interceptor for Cache {
    fn before_signing<'a>(
        &'a self,
        _call: &'a mut CallContext,
        _request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        let kept = self.0.lock().unwrap().clone();
        let flow = kept.map_or(Flow::Send, |body| Flow::Answer(Response::new(body)));
        Box::pin(std::future::ready(Ok(flow)))
    }

    fn after_attempt<'a>(
        &'a self,
        call: &'a mut CallContext,
        outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        if !call.is_answered() && outcome.headers().is_some_and(|headers| headers.contains_key("etag")) {
            *self.0.lock().unwrap() = outcome.body().cloned();
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

#[tokio::test(start_paused = true)]
async fn a_hook_can_answer_instead_of_the_network() {
    let steps = Steps::new([with_header(200, "etag", "1", r#"["a"]"#)]);
    let handle = with(&steps, Cache::default());
    for _ in 0..3 {
        assert_eq!(list(&handle).await.unwrap(), ["a"]);
    }
    assert_eq!(steps.count(), 1);
}

/// Answers each attempt like a service that is down.
#[derive(Debug)]
struct Down;

impl Interceptor for Down {
    fn before_signing<'a>(
        &'a self,
        _call: &'a mut CallContext,
        _request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        let response = Response::builder().status(503).body(Bytes::from_static(b"{}")).unwrap();
        Box::pin(std::future::ready(Ok(Flow::Answer(response))))
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_hook_answers_is_tried_again_like_any_response() {
    let steps = Steps::new([status(200, "[]")]);
    let error = list(&with(&steps, Down)).await.unwrap_err();
    assert_eq!((steps.count(), error.attempts()), (0, 3));
}

/// Fails where it is told to.
#[derive(Debug)]
struct Fails(&'static str);

impl Fails {
    fn at(&self, hook: &str) -> Result<(), HookError> {
        if self.0 == hook { Err("REASON".into()) } else { Ok(()) }
    }
}

impl Interceptor for Fails {
    fn before_call(&self, _call: &mut CallContext, _input: &mut dyn Structure) -> Result<(), HookError> {
        self.at("before_call")
    }

    fn before_signing<'a>(
        &'a self,
        _call: &'a mut CallContext,
        _request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        Box::pin(std::future::ready(self.at("before_signing").map(|()| Flow::Send)))
    }

    fn before_attempt(&self, _call: &mut CallContext, _request: &Request<Body>) -> Result<(), HookError> {
        self.at("before_attempt")
    }

    fn after_attempt<'a>(
        &'a self,
        _call: &'a mut CallContext,
        _outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        Box::pin(std::future::ready(self.at("after_attempt")))
    }
}

#[tokio::test(start_paused = true)]
async fn a_hook_that_fails_ends_the_call_with_its_reason() {
    for (hook, sent) in
        [("before_call", 0), ("before_signing", 0), ("before_attempt", 0), ("after_attempt", 1)]
    {
        let steps = Steps::new([status(503, "{}")]);
        let error = list(&with(&steps, Fails(hook))).await.unwrap_err();
        assert_eq!(error.to_string(), format!("ListThings: an interceptor failed in {hook}: REASON"));
        assert_eq!(error.call_error().unwrap().kind(), CallErrorKind::Hook);
        let ListThingsError::Call(CallError::Hook(failure)) = &error else { panic!("{error:?}") };
        assert_eq!(failure.hook(), hook);
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "REASON");
        assert_eq!(steps.count(), sent, "{hook}");
    }
}

/// Makes an error response a success.
#[derive(Debug)]
struct Heals;

impl Interceptor for Heals {
    fn after_attempt<'a>(
        &'a self,
        _call: &'a mut CallContext,
        outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        outcome.replace(Response::new(Bytes::from_static(b"[\"healed\"]")));
        Box::pin(std::future::ready(Ok(())))
    }
}

#[tokio::test(start_paused = true)]
async fn a_hook_can_replace_a_response() {
    for step in [status(404, "{}"), Step::Fail(drawplate_runtime::transport::TransportErrorKind::Interrupted)]
    {
        let steps = Steps::new([step]);
        assert_eq!(list(&with(&steps, Heals)).await.unwrap(), ["healed"]);
        assert_eq!(steps.count(), 1);
    }
}
