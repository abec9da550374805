//! A server whose side of an exchange is in the hands of a test: it reads the request and says the
//! response piece by piece, in whatever order.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_eventstream::frame::{DecodedFrame, MessageFrameDecoder, write_message_to};
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::{Bytes, BytesMut};
use drawplate_runtime::retry::NoRetries;
use drawplate_runtime::transport::{ReqwestOptions, ReqwestTransport};
use fixture_event_streams::{Client, Config};
use http::{Request, Response};
use http_body_util::{BodyExt, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

/// Which version of HTTP a server speaks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Version {
    One,
    Two,
}

/// What a channel brings, as a stream.
pub(super) struct Channel<T>(pub(super) mpsc::Receiver<T>);

impl<T> futures_core::Stream for Channel<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        self.0.poll_recv(context)
    }
}

/// The server.
pub(super) struct Server {
    url: String,
    version: Version,
    calls: mpsc::Receiver<Call>,
}

/// One request, and the way to answer it.
pub(super) struct Call {
    pub(super) head: http::request::Parts,
    body: Incoming,
    buffer: BytesMut,
    decoder: MessageFrameDecoder,
    answer: Option<oneshot::Sender<Response<()>>>,
    pieces: Option<mpsc::Sender<Bytes>>,
}

impl Server {
    pub(super) async fn start(version: Version) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (calls, receiver) = mpsc::channel(4);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let calls = calls.clone();
                let service = service_fn(move |request| answer(request, calls.clone()));
                tokio::spawn(async move {
                    let stream = TokioIo::new(stream);
                    // A client that goes away in the middle is no fault of the server.
                    match version {
                        Version::One => {
                            let builder = hyper::server::conn::http1::Builder::new();
                            drop(builder.serve_connection(stream, service).await);
                        }
                        Version::Two => {
                            let builder = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                            drop(builder.serve_connection(stream, service).await);
                        }
                    }
                });
            }
        });
        Self { url, version, calls: receiver }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    pub(super) fn transport(&self) -> ReqwestTransport {
        let options = ReqwestOptions::new();
        let options = match self.version {
            Version::One => options,
            Version::Two => options.http2_only(),
        };
        options.build().unwrap()
    }

    /// A client of this server.
    pub(super) fn client(&self) -> Client {
        let config = Config::builder().endpoint_url(&self.url).transport(self.transport());
        Client::new(config.retries(NoRetries).build()).unwrap()
    }

    /// The next request.
    pub(super) async fn call(&mut self) -> Call {
        self.calls.recv().await.expect("the server is there")
    }
}

async fn answer(
    request: Request<Incoming>,
    calls: mpsc::Sender<Call>,
) -> Result<Response<StreamBody<Pieces>>, Infallible> {
    let (head, body) = request.into_parts();
    let ((answer, head_of_answer), (pieces, receiver)) = (oneshot::channel(), mpsc::channel(64));
    let (buffer, decoder) = (BytesMut::new(), MessageFrameDecoder::new());
    let call = Call { head, body, buffer, decoder, answer: Some(answer), pieces: Some(pieces) };
    calls.send(call).await.expect("a test waits for the call");
    let head = head_of_answer.await.unwrap_or_default();
    Ok(head.map(|()| StreamBody::new(Pieces(Channel(receiver)))))
}

struct Pieces(Channel<Bytes>);

impl futures_core::Stream for Pieces {
    type Item = Result<Frame<Bytes>, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.0).poll_next(context).map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}

impl Call {
    pub(super) fn header(&self, name: &str) -> &str {
        self.head.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The whole body of the request.
    pub(super) async fn whole(&mut self) -> Vec<u8> {
        let mut all = Vec::new();
        while let Some(frame) = self.body.frame().await {
            all.extend_from_slice(&frame.unwrap().into_data().unwrap());
        }
        all
    }

    /// The next message of the request, as soon as it is there.
    pub(super) async fn message(&mut self) -> Option<Message> {
        loop {
            match self.decoder.decode_frame(&mut self.buffer).expect("a frame in order") {
                DecodedFrame::Complete(message) => return Some(message),
                DecodedFrame::Incomplete => match self.body.frame().await {
                    Some(frame) => self.buffer.extend_from_slice(&frame.unwrap().into_data().unwrap()),
                    None => return None,
                },
            }
        }
    }

    /// Waits until the client no longer listens.
    pub(super) async fn gone(&mut self) {
        let pieces = self.pieces.take().expect("the response is not at its end");
        tokio::time::timeout(std::time::Duration::from_secs(20), pieces.closed())
            .await
            .expect("the client is gone");
    }

    /// Says the head of the response.
    pub(super) fn begin(&mut self, headers: &[(&'static str, &'static str)]) {
        let mut head = Response::new(());
        for (name, value) in headers {
            head.headers_mut().insert(*name, value.parse().unwrap());
        }
        self.answer.take().unwrap().send(head).unwrap();
    }

    /// Says the head of a response without headers.
    pub(super) fn answer(&mut self, status: u16) {
        let head = Response::builder().status(status).body(()).unwrap();
        self.answer.take().unwrap().send(head).unwrap();
    }

    /// Says a piece of the response's body.
    pub(super) async fn say(&self, piece: impl Into<Bytes>) {
        // A client that has read enough may be gone.
        self.pieces.as_ref().unwrap().send(piece.into()).await.ok();
    }

    /// Ends the response.
    pub(super) fn end(&mut self) {
        self.pieces = None;
    }
}

/// A frame with these headers and this payload.
pub(super) fn frame(headers: &[(&'static str, HeaderValue)], payload: &[u8]) -> Vec<u8> {
    let headers = headers.iter().map(|(name, value)| Header::new(*name, value.clone())).collect();
    let mut frame = Vec::new();
    write_message_to(&Message::new_from_parts(headers, payload.to_vec()), &mut frame).unwrap();
    frame
}

pub(super) fn text(value: &'static str) -> HeaderValue {
    HeaderValue::String(value.into())
}

/// The frame of an event.
pub(super) fn event(name: &'static str, more: &[(&'static str, HeaderValue)], payload: &[u8]) -> Vec<u8> {
    let kind = [(":message-type", text("event")), (":event-type", text(name))];
    frame(&[&kind, more].concat(), payload)
}

/// The frame of an exception.
pub(super) fn exception(name: &'static str, payload: &[u8]) -> Vec<u8> {
    frame(&[(":message-type", text("exception")), (":exception-type", text(name))], payload)
}

/// The value of a message's header.
pub(super) fn header<'a>(message: &'a Message, name: &str) -> Option<&'a HeaderValue> {
    let mut headers = message.headers().iter();
    headers.find(|header| header.name().as_str() == name).map(Header::value)
}
