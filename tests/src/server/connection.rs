//! One connection: reads requests, writes the scripted replies.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::State;
use super::reply::{Fault, Reply};
use super::request::Request;

/// Serves a connection until the client closes it or a reply says to.
pub(super) async fn serve(stream: TcpStream, state: Arc<State>) {
    let service = service_fn(move |incoming| answer(incoming, Arc::clone(&state)));
    let connection =
        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    // A fault on purpose and a client that went away both end here; the client's side tells the story.
    let _ = connection.await;
}

async fn answer(
    incoming: hyper::Request<Incoming>,
    state: Arc<State>,
) -> io::Result<hyper::Response<Script>> {
    let request = record(incoming).await.map_err(io::Error::other)?;
    state.record(request);
    let reply = state.next_reply();
    tokio::time::sleep(reply.delay).await;
    match reply.fault {
        Some(Fault::Closed) => Err(io::Error::other("closed on purpose")),
        _ => respond(reply).map_err(io::Error::other),
    }
}

async fn record(incoming: hyper::Request<Incoming>) -> Result<Request, hyper::Error> {
    let (head, body) = incoming.into_parts();
    let body = body.collect().await?.to_bytes().to_vec();
    let headers = head
        .headers
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), value.as_bytes().to_vec()))
        .collect();
    Ok(Request {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(ToOwned::to_owned),
        headers,
        body,
    })
}

fn respond(reply: Reply) -> Result<hyper::Response<Script>, http::Error> {
    let mut response = hyper::Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        response = response.header(name, value);
    }
    if reply.fault.is_some() {
        response = response.header("content-length", reply.body.len());
    }
    response.body(Script::new(reply))
}

/// A body that ends as the reply says.
struct Script {
    rest: Option<Bytes>,
    fault: Option<Fault>,
    flushed: bool,
}

impl Script {
    fn new(reply: Reply) -> Self {
        let mut body = Bytes::from(reply.body);
        if let Some(Fault::Truncated(length) | Fault::Stalled(length)) = reply.fault {
            body.truncate(length);
        }
        Self { rest: Some(body).filter(|body| !body.is_empty()), fault: reply.fault, flushed: false }
    }
}

impl Body for Script {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match (self.rest.take(), self.fault) {
            (Some(bytes), _) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            (None, None | Some(Fault::Closed)) => Poll::Ready(None),
            (None, Some(Fault::Truncated(_))) if self.flushed => {
                Poll::Ready(Some(Err(io::Error::other("truncated on purpose"))))
            }
            (None, Some(Fault::Truncated(_))) => {
                // What was written so far goes out while the body has nothing more to say.
                self.flushed = true;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            // The client's timeout ends the connection and drops this body.
            (None, Some(Fault::Stalled(_))) => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_none() && self.fault.is_none()
    }
}
