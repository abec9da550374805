//! A service on loopback that keeps what it was sent and answers what it was told to.
//!
//! In: replies, in the order in which they are to be given. Out: the requests exactly as they
//! came over the socket. It knows nothing of any API, so that a test states both sides itself.

mod connection;
mod reply;
mod request;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use self::reply::Reply;
pub use self::request::Request;

/// A running server; it stops when this is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    accepting: JoinHandle<()>,
}

/// What the server and its connections share.
#[derive(Debug, Default)]
struct State {
    replies: Mutex<VecDeque<Reply>>,
    requests: Mutex<Vec<Request>>,
}

impl Server {
    /// Starts a server on a free port of the loopback interface.
    ///
    /// # Panics
    ///
    /// If no port can be had, or outside of a tokio runtime.
    pub async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a loopback port can be had");
        let address = listener.local_addr().expect("a bound socket has an address");
        let state = Arc::<State>::default();
        let accepting = tokio::spawn(accept(listener, Arc::clone(&state)));
        Self { address, state, accepting }
    }

    /// Starts a server that gives these replies, in this order.
    pub async fn with(replies: impl IntoIterator<Item = Reply>) -> Self {
        let server = Self::start().await;
        lock(&server.state.replies).extend(replies);
        server
    }

    /// Stops the server and gives its port back.
    pub async fn stop(mut self) {
        self.accepting.abort();
        // The listener is gone as soon as the task is, which has no result.
        let _ = (&mut self.accepting).await;
    }

    /// Adds a reply behind those that were not given yet.
    pub fn push(&self, reply: Reply) {
        lock(&self.state.replies).push_back(reply);
    }

    /// Where the server listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The server's URL, without a slash at the end. The host is a name, so that clients can put a
    /// prefix in front of it.
    pub fn url(&self) -> String {
        format!("http://{}", self.authority())
    }

    /// The host and the port of the URL.
    pub fn authority(&self) -> String {
        format!("localhost:{}", self.address.port())
    }

    /// All requests since the start or since the last call, in the order of their arrival.
    pub fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut *lock(&self.state.requests))
    }

    /// The one request since the start or since the last call.
    ///
    /// # Panics
    ///
    /// If there was none, or more than one.
    #[track_caller]
    pub fn take_request(&self) -> Request {
        let mut requests = self.take_requests();
        assert_eq!(requests.len(), 1, "one request was expected: {requests:#?}");
        requests.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl State {
    fn record(&self, request: Request) {
        lock(&self.requests).push(request);
    }

    fn next_reply(&self) -> Reply {
        lock(&self.replies).pop_front().unwrap_or_else(Reply::unscripted)
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        // Small writes are answers here, too: without this, each waits for the client's acknowledgement.
        let _ = stream.set_nodelay(true);
        tokio::spawn(connection::serve(stream, Arc::clone(&state)));
    }
}

/// A test that failed while it held the lock has its own message; this one must not hide it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
