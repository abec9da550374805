//! What the server is told to answer, well-behaved or not.

use std::time::Duration;

use serde_json::Value;

/// A reply that the server is told to give.
#[derive(Debug, Clone)]
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    pub(super) delay: Duration,
    pub(super) fault: Option<Fault>,
}

/// How a reply goes wrong.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
    /// The connection is closed before anything is answered.
    Closed,
    /// The connection is closed after this many bytes of the announced body.
    Truncated(usize),
    /// After this many bytes of the announced body nothing more comes.
    Stalled(usize),
}

impl Reply {
    /// An answer with this status and no body.
    pub const fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), delay: Duration::ZERO, fault: None }
    }

    /// An answer with this status and a JSON body.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::new(status).header("content-type", "application/json").body(body.to_string())
    }

    /// No answer at all: the connection is closed.
    pub const fn closed() -> Self {
        let mut reply = Self::new(200);
        reply.fault = Some(Fault::Closed);
        reply
    }

    /// The answer to a request that no script foresaw.
    pub(super) fn unscripted() -> Self {
        Self::new(599).body("no reply was scripted for this request")
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The body that will be sent.
    pub fn sent_body(&self) -> &[u8] {
        &self.body
    }

    /// Waits before the answer.
    #[must_use]
    pub const fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Closes the connection after this many bytes of the body.
    #[must_use]
    pub const fn truncated_after(mut self, bytes: usize) -> Self {
        self.fault = Some(Fault::Truncated(bytes));
        self
    }

    /// Sends this many bytes of the body and then nothing more.
    #[must_use]
    pub const fn stalled_after(mut self, bytes: usize) -> Self {
        self.fault = Some(Fault::Stalled(bytes));
        self
    }
}
