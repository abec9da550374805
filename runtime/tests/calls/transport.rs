//! A transport that keeps the request and answers from a script.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use drawplate_runtime::clock::Clock;
use drawplate_runtime::http::{Request, Response};
use drawplate_runtime::transport::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};

type Answer = dyn Fn() -> Result<Response<Body>, TransportError> + Send + Sync;

/// Answers every request alike. Clones share what was sent.
#[derive(Clone)]
pub(crate) struct Scripted {
    answer: Arc<Answer>,
    sent: Arc<Mutex<Vec<Request<Body>>>>,
}

impl Scripted {
    fn new(answer: impl Fn() -> Result<Response<Body>, TransportError> + Send + Sync + 'static) -> Self {
        Self { answer: Arc::new(answer), sent: Arc::default() }
    }

    /// Answers with this status, these headers and this body.
    pub(crate) fn answering(
        status: u16,
        headers: &[(&'static str, &'static str)],
        body: &'static str,
    ) -> Self {
        let headers = headers.to_vec();
        Self::new(move || {
            let mut response = Response::builder().status(status);
            for (name, value) in &headers {
                response = response.header(*name, *value);
            }
            Ok(response.body(Body::from(body)).unwrap())
        })
    }

    /// Fails without an answer.
    pub(crate) fn failing(kind: TransportErrorKind) -> Self {
        Self::new(move || Err(TransportError::new(kind, "CAUSE")))
    }

    /// The one request that was sent.
    pub(crate) fn only_request(&self) -> Request<Body> {
        let mut sent = self.sent.lock().unwrap();
        assert_eq!(sent.len(), 1, "one request is sent");
        sent.remove(0)
    }

    pub(crate) fn assert_nothing_was_sent(&self) {
        assert!(self.sent.lock().unwrap().is_empty(), "nothing is sent");
    }
}

impl std::fmt::Debug for Scripted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Scripted")
    }
}

impl Transport for Scripted {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.sent.lock().unwrap().push(request);
        Box::pin(std::future::ready((self.answer)()))
    }
}

/// Never answers.
#[derive(Debug)]
pub(crate) struct Silent;

impl Transport for Silent {
    fn send(&self, _request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(std::future::pending())
    }
}

/// A clock that stands at 2015-08-30T12:36:00Z and whose sleeps are over at once; what is
/// ready at once still comes before them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TestClock;

impl Clock for TestClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_440_938_160)
    }

    fn sleep(&self, _duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// Runs a future that never waits for anything but other futures.
pub(crate) fn block_on<T>(future: impl std::future::IntoFuture<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future.into_future())
}
