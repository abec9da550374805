//! A transport that answers each request in its own way, and knows when each of them came.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use drawplate_runtime::http::{Request, Response};
use drawplate_runtime::transport::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
use tokio::time::Instant;

/// What happens to one request.
#[derive(Clone)]
pub(crate) enum Step {
    /// It is answered.
    Answer(u16, Vec<(&'static str, String)>, &'static str),
    /// It fails without an answer.
    Fail(TransportErrorKind),
    /// It is never answered.
    Stall,
}

/// A response without headers.
pub(crate) fn status(status: u16, body: &'static str) -> Step {
    Step::Answer(status, Vec::new(), body)
}

/// A response with a header.
pub(crate) fn with_header(code: u16, name: &'static str, value: impl ToString, body: &'static str) -> Step {
    Step::Answer(code, vec![(name, value.to_string())], body)
}

/// Takes one step for each request; the last one is taken again and again. Clones share what was sent.
#[derive(Clone)]
pub(crate) struct Steps(Arc<Mutex<State>>);

struct State {
    steps: VecDeque<Step>,
    sent: Vec<Request<Body>>,
    times: Vec<Instant>,
}

impl Steps {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let steps = steps.into_iter().collect();
        Self(Arc::new(Mutex::new(State { steps, sent: Vec::new(), times: Vec::new() })))
    }

    /// How many requests were sent.
    pub(crate) fn count(&self) -> usize {
        self.0.lock().unwrap().times.len()
    }

    /// How much time passed between one request and the next, in milliseconds.
    pub(crate) fn gaps(&self) -> Vec<u128> {
        let state = self.0.lock().unwrap();
        state.times.windows(2).map(|pair| (pair[1] - pair[0]).as_millis()).collect()
    }

    /// The requests that were sent.
    pub(crate) fn take_sent(&self) -> Vec<Request<Body>> {
        std::mem::take(&mut self.0.lock().unwrap().sent)
    }
}

impl std::fmt::Debug for Steps {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Steps")
    }
}

impl Transport for Steps {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let mut state = self.0.lock().unwrap();
        state.sent.push(request);
        state.times.push(Instant::now());
        let next = if state.steps.len() > 1 { state.steps.pop_front() } else { state.steps.front().cloned() };
        drop(state);
        Box::pin(async move {
            match next.unwrap() {
                Step::Answer(status, headers, body) => {
                    let mut response = Response::builder().status(status);
                    for (name, value) in headers {
                        response = response.header(name, value);
                    }
                    Ok(response.body(Body::from(body)).unwrap())
                }
                Step::Fail(kind) => Err(TransportError::new(kind, "CAUSE")),
                Step::Stall => std::future::pending().await,
            }
        })
    }
}
