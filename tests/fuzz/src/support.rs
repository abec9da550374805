//! A client whose requests go nowhere, and a way to call it without a runtime.

use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use drawplate_runtime::clock::Clock;
use drawplate_runtime::http::{Request, Response};
use drawplate_runtime::transport::{Body, BoxFuture, Transport, TransportError};

/// Keeps what it is to send, and answers what it was given.
#[derive(Debug, Clone, Default)]
pub(crate) struct Nowhere {
    sent: Arc<Mutex<Vec<Request<Body>>>>,
    answer: Arc<Mutex<Option<Response<Body>>>>,
}

impl Nowhere {
    pub(crate) fn answering(answer: Response<Body>) -> Self {
        Self { answer: Arc::new(Mutex::new(Some(answer))), ..Self::default() }
    }

    /// What was to be sent, if anything was.
    pub(crate) fn sent(&self) -> Option<Request<Body>> {
        self.sent.lock().unwrap().pop()
    }
}

impl Transport for Nowhere {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.sent.lock().unwrap().push(request);
        let answer = self.answer.lock().unwrap().take();
        Box::pin(std::future::ready(Ok(answer.unwrap_or_else(|| Response::new(Body::empty())))))
    }
}

/// A clock that stands.
#[derive(Debug)]
pub(crate) struct Standing;

impl Clock for Standing {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_440_938_160)
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }
}

/// Runs a call that waits for nothing.
pub(crate) fn finish<T>(call: impl IntoFuture<Output = T>) -> T {
    let mut call = std::pin::pin!(call.into_future());
    match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a call waits although its transport does not"),
    }
}

/// The texts that are between bytes of zero, as many as are asked for.
pub(crate) fn texts<const N: usize>(bytes: &[u8]) -> [String; N] {
    let mut parts = bytes.splitn(N, |byte| *byte == 0);
    std::array::from_fn(|_| String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned())
}
