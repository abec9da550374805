//! Streams of bytes, over reqwest and a server on loopback that takes its time.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use drawplate_runtime::bytes::Bytes;
use drawplate_runtime::call::Call;
use drawplate_runtime::client::{Handle, HandleConfig};
use drawplate_runtime::codec::Codec;
use drawplate_runtime::codecs::{BYTE_STREAM, SIZED_BYTE_STREAM};
use drawplate_runtime::endpoint::Endpoint;
use drawplate_runtime::error::CallError;
use drawplate_runtime::operation::{
    Binding, Body, Content, ErrorSchema, Idempotency, Operation, OperationSchema, PathPart, ResponseSchema,
    StatusPattern,
};
use drawplate_runtime::request::RequestError;
use drawplate_runtime::retry::StandardRetries;
use drawplate_runtime::schema::{MemberSchema, StructureSchema};
use drawplate_runtime::stream::{ByteStream, StreamError};
use drawplate_runtime::transport::TransportErrorKind;
use drawplate_runtime::value::{Slot, Structure, Value, View};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::service::{ListThingsError, config};

pub(crate) struct CopyInput(ByteStream);

impl Structure for CopyInput {
    fn schema(&self) -> &'static StructureSchema {
        static SCHEMA: StructureSchema = StructureSchema {
            name: "CopyInput",
            members: &[MemberSchema::new("body", "body")],
            additional: None,
            keeps_unknown: false,
            sensitive: false,
        };
        &SCHEMA
    }
    fn member(&self, _: usize) -> View<'_> {
        self.0.view()
    }
    fn member_mut(&mut self, _: usize) -> Slot<'_> {
        self.0.slot()
    }
}

const fn copy(codec: &'static dyn Codec) -> OperationSchema {
    const BROKEN: ErrorSchema = ErrorSchema {
        code: "Default",
        response: ResponseSchema { status: StatusPattern::Any, content: Content::None },
        retryable: true,
        throttling: false,
    };
    OperationSchema {
        name: "Copy",
        method: "PUT",
        path: &[PathPart::Literal("/copy")],
        input: &[Binding::Payload],
        body: Body::Payload { codec, media_type: "application/octet-stream", absent: "" },
        success: const {
            &[ResponseSchema { status: StatusPattern::Exact(200), content: Content::Whole(&BYTE_STREAM) }]
        },
        errors: const { &[BROKEN] },
        idempotency: Idempotency::Idempotent,
        ..OperationSchema::PLAIN
    }
}

pub(crate) struct Copy;

impl Operation for Copy {
    type Input = CopyInput;
    type Output = ByteStream;
    type Error = ListThingsError;
    const SCHEMA: &'static OperationSchema = &const { copy(&BYTE_STREAM) };
}

/// The same, for a service that wants to know the length before.
struct SizedCopy;

impl Operation for SizedCopy {
    type Input = CopyInput;
    type Output = ByteStream;
    type Error = ListThingsError;
    const SCHEMA: &'static OperationSchema = &const { copy(&SIZED_BYTE_STREAM) };
}

/// Pieces that are ready at once.
struct Pieces(std::slice::Iter<'static, &'static str>);

impl Pieces {
    fn of(pieces: &'static [&'static str]) -> Self {
        Self(pieces.iter())
    }
}

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(|piece| Ok(Bytes::from_static(piece.as_bytes()))))
    }
}

pub(crate) fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test)
}

pub(crate) async fn listen() -> (HandleConfig, TcpListener) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (config().endpoint(Endpoint::new(url)), listener)
}

/// Reads a request to its end: the head, and what follows it.
async fn request(stream: &mut TcpStream) -> (String, String) {
    let mut read = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&read).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            let ends = match length {
                Some(length) => body.len() >= length,
                None => !head.contains("transfer-encoding") || body.ends_with("0\r\n\r\n"),
            };
            if ends {
                return (head.to_owned(), body.to_owned());
            }
        }
        let mut buffer = [0; 4096];
        let count = stream.read(&mut buffer).await.unwrap();
        assert!(count > 0, "the request breaks off: {text}");
        read.extend_from_slice(&buffer[..count]);
    }
}

/// Answers one request after the other, each on a connection of its own, and gives back what arrived.
pub(crate) fn answer(
    listener: TcpListener,
    answers: &'static [&'static str],
) -> JoinHandle<Vec<(String, String)>> {
    tokio::spawn(async move {
        let mut requests = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().await.unwrap();
            requests.push(request(&mut stream).await);
            stream.write_all(answer.as_bytes()).await.unwrap();
            stream.shutdown().await.unwrap();
        }
        requests
    })
}

pub(crate) fn send(handle: &Handle, body: impl Into<ByteStream>) -> Call<Copy> {
    Call::new(handle, CopyInput(body.into()))
}

const EMPTY: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

#[test]
fn a_download_is_read_while_the_server_still_sends() {
    run(async {
        let (config, listener) = listen().await;
        let (go_on, wait) = oneshot::channel();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            request(&mut stream).await;
            stream
                .write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n")
                .await
                .unwrap();
            wait.await.unwrap();
            stream.write_all(b"1\r\nc\r\n0\r\n\r\n").await.unwrap();
        });
        let handle = config.response_limit(1).operation_timeout(Duration::from_millis(500)).build().unwrap();
        let mut download = send(&handle, "").await.unwrap();
        assert_eq!(download.next().await.unwrap().unwrap(), "ab");
        // Longer than the call may take: its time ends with the head of the response.
        tokio::time::sleep(Duration::from_millis(600)).await;
        go_on.send(()).unwrap();
        assert_eq!(download.next().await.unwrap().unwrap(), "c");
        assert!(download.next().await.is_none());
    });
}

#[test]
fn a_download_that_is_cut_off_or_stalls_is_an_error_after_what_arrived() {
    for (stays_open, expected) in
        [(false, TransportErrorKind::Interrupted), (true, TransportErrorKind::Timeout)]
    {
        run(async {
            let (config, listener) = listen().await;
            tokio::spawn(async move {
                let (mut stream, _) = listener.accept().await.unwrap();
                request(&mut stream).await;
                stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc").await.unwrap();
                if stays_open {
                    std::future::pending::<()>().await;
                }
            });
            let handle = config.stall_timeout(Duration::from_millis(50)).build().unwrap();
            let mut download = send(&handle, "").await.unwrap();
            assert_eq!(download.length(), Some(9));
            assert_eq!(download.next().await.unwrap().unwrap(), "abc");
            match download.next().await.unwrap() {
                Err(StreamError::Transport(error)) => assert_eq!(error.kind(), expected, "{error}"),
                other => panic!("{other:?}"),
            }
            assert!(download.next().await.is_none(), "an error is the end");
        });
    }
}

#[test]
fn a_download_that_nobody_reads_is_held_back_and_one_that_is_dropped_is_given_up() {
    const PIECE: usize = 64 * 1024;
    const PIECES: usize = 1024;
    run(async {
        let (config, listener) = listen().await;
        let written = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&written);
        let server = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            request(&mut stream).await;
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", PIECE * PIECES);
            stream.write_all(head.as_bytes()).await.unwrap();
            for _ in 0..PIECES {
                stream.write_all(&[b'x'; PIECE]).await?;
                counter.fetch_add(PIECE, Ordering::Relaxed);
            }
            std::io::Result::Ok(())
        });
        let handle = config.build().unwrap();
        let mut download = send(&handle, "").await.unwrap();
        let mut read = download.next().await.unwrap().unwrap().len();
        tokio::time::sleep(Duration::from_millis(200)).await;
        let ahead = written.load(Ordering::Relaxed) - read;
        assert!(ahead < PIECE * PIECES / 2, "{ahead} bytes are held somewhere");
        while read < PIECE * PIECES / 4 {
            read += download.next().await.unwrap().unwrap().len();
        }
        drop(download);
        assert!(server.await.unwrap().is_err(), "the connection is closed");
    });
}

#[test]
fn collecting_stops_at_the_limit() {
    run(async {
        let download = || ByteStream::new(Pieces::of(&["abc", "", "de"]));
        assert_eq!(download().collect(5).await.unwrap(), "abcde");
        assert!(matches!(download().collect(4).await, Err(StreamError::TooLarge { limit: 4 })));
        assert!(matches!(download().collect(2).await, Err(StreamError::TooLarge { limit: 2 })));
        assert!(matches!(ByteStream::from("abc").collect(2).await, Err(StreamError::TooLarge { limit: 2 })));
        assert_eq!(ByteStream::default().collect(0).await.unwrap(), "");
    });
}

#[test]
fn an_upload_says_its_length_if_it_is_known() {
    run(async {
        let pieces = || Pieces::of(&["abc", "de"]);
        for (upload, header, body) in [
            (ByteStream::from("abcde"), "content-length: 5", "abcde"),
            (ByteStream::with_length(pieces(), 5), "content-length: 5", "abcde"),
            (ByteStream::new(pieces()), "transfer-encoding: chunked", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"),
        ] {
            let (config, listener) = listen().await;
            let server = answer(listener, &[EMPTY]);
            send(&config.build().unwrap(), upload).await.unwrap();
            let requests = server.await.unwrap();
            assert!(requests[0].0.lines().any(|line| line == header), "{}", requests[0].0);
            assert_eq!(requests[0].1, body);
        }
    });
}

#[test]
fn a_service_that_wants_the_length_gets_it_or_nothing() {
    run(async {
        let (config, listener) = listen().await;
        let server = answer(listener, &[EMPTY]);
        let handle = config.build().unwrap();
        let upload = |stream| Call::<SizedCopy>::new(&handle, CopyInput(stream));
        match upload(ByteStream::new(Pieces::of(&["a"]))).await {
            Err(ListThingsError::Call(CallError::Build(failure))) => {
                assert_eq!(*failure.reason(), RequestError::StreamLength);
            }
            other => panic!("{other:?}"),
        }
        upload(ByteStream::with_length(Pieces::of(&["a"]), 1)).await.unwrap();
        assert_eq!(server.await.unwrap().len(), 1);
    });
}

#[test]
fn an_upload_is_tried_again_if_it_can_begin_anew() {
    const BUSY: &str = "HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n";
    run(async {
        for (upload, attempts) in [
            (ByteStream::from("ab"), 2),
            (ByteStream::replayable(|| Pieces::of(&["a", "b"]), Some(2)), 2),
            (ByteStream::with_length(Pieces::of(&["a", "b"]), 2), 1),
        ] {
            let (config, listener) = listen().await;
            let server = answer(listener, if attempts == 1 { &[BUSY] } else { &[BUSY, EMPTY] });
            let handle = config.retries(StandardRetries::new()).build().unwrap();
            assert_eq!(send(&handle, upload).await.is_ok(), attempts == 2);
            let requests = server.await.unwrap();
            assert_eq!(requests.len(), attempts);
            assert!(requests.iter().all(|(_, body)| body == "ab"));
        }
    });
}

#[test]
fn an_upload_whose_source_fails_is_an_error_of_the_call() {
    struct Broken;
    impl futures_core::Stream for Broken {
        type Item = Result<Bytes, &'static str>;

        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Ready(Some(Err("the disk is gone")))
        }
    }
    run(async {
        let (config, listener) = listen().await;
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.read_to_end(&mut Vec::new()).await;
        });
        let error = send(&config.build().unwrap(), ByteStream::new(Broken)).await.unwrap_err();
        assert!(error.to_string().contains("the disk is gone"), "{error}");
    });
}
