//! Calls over reqwest to a server on loopback that speaks raw HTTP/1.1, so that it can also answer
//! what no well-behaved server would.

use std::time::Duration;

use drawplate_runtime::client::HandleConfig;
use drawplate_runtime::endpoint::Endpoint;
use drawplate_runtime::error::CallError;
use drawplate_runtime::response::ReadError;
use drawplate_runtime::transport::{ReqwestOptions, TransportErrorKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::service::{ListThingsError, config, list, put};

/// Answers one request with these bytes and gives back what it read. Without bytes it says nothing
/// and keeps the connection open.
async fn serve(answer: &'static str) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let task = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut read = Vec::new();
        loop {
            let mut buffer = [0; 4096];
            let count = stream.read(&mut buffer).await.unwrap();
            read.extend_from_slice(&buffer[..count]);
            if count == 0 || is_complete(&read) {
                break;
            }
        }
        if answer.is_empty() {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        stream.shutdown().await.unwrap();
        String::from_utf8(read).unwrap()
    });
    (port, task)
}

fn is_complete(read: &[u8]) -> bool {
    let text = String::from_utf8_lossy(read);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0_usize)
}

fn at(url: String) -> HandleConfig {
    config().endpoint(Endpoint::new(url))
}

fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test)
}

#[test]
fn a_call_goes_to_a_name_below_localhost_and_arrives_as_it_was_built() {
    run(async {
        let (port, server) =
            serve("HTTP/1.1 201 Created\r\ncontent-length: 12\r\nx-tags: a\r\n\r\n{\"name\":\"n\"}").await;
        let handle = at(format!("http://localhost:{port}/base"))
            .auth_scheme("basic", drawplate_runtime::auth::Basic::new("user", "pass"))
            .build()
            .unwrap();
        let thing = put(&handle).await.unwrap();
        assert_eq!(thing.tags, Some(vec!["a".to_owned()]));
        let request = server.await.unwrap();
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let mut lines: Vec<_> = head.lines().collect();
        assert_eq!(lines.remove(0), "PUT /base/things/a%20b HTTP/1.1");
        lines.sort_unstable();
        assert_eq!(
            lines,
            [
                "accept: */*".to_owned(),
                "authorization: Basic dXNlcjpwYXNz".to_owned(),
                "content-length: 44".to_owned(),
                "content-type: application/json".to_owned(),
                format!("host: cp.localhost:{port}"),
                format!("user-agent: drawplate-things/1.2.3 drawplate/{}", env!("CARGO_PKG_VERSION")),
            ]
        );
        assert_eq!(body, r#"{"token":"token-1","secret":"CANARY-secret"}"#);
    });
}

#[test]
fn a_redirect_is_an_error_response_and_the_keys_stay_here() {
    run(async {
        let elsewhere = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let target = elsewhere.local_addr().unwrap();
        let answer = format!(
            "HTTP/1.1 307 Temporary Redirect\r\nlocation: http://{target}/\r\ncontent-length: 2\r\n\r\n{{}}"
        );
        let (port, _server) = serve(answer.leak()).await;
        let error = list(&at(format!("http://127.0.0.1:{port}")).build().unwrap()).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 307);
        let followed = tokio::time::timeout(Duration::from_millis(200), elsewhere.accept()).await;
        assert!(followed.is_err(), "nothing connects to the target");
    });
}

#[test]
fn a_response_is_read_up_to_the_limit_even_if_it_does_not_say_how_long_it_is() {
    run(async {
        for answer in [
            "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n[\"abcdef\"]",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[\"abc\r\n5\r\ndef\"]\r\n0\r\n\r\n",
        ] {
            for (limit, fits) in [(10, true), (9, false)] {
                let (port, _server) = serve(answer).await;
                let handle = at(format!("http://127.0.0.1:{port}")).response_limit(limit).build().unwrap();
                match list(&handle).await {
                    Ok(output) => assert!(fits && output == ["abcdef"]),
                    Err(ListThingsError::Call(CallError::Decode(failure))) => {
                        assert!(!fits && matches!(failure.reason(), ReadError::TooLarge { limit: 9 }));
                    }
                    Err(error) => panic!("{error:?}"),
                }
            }
        }
    });
}

#[test]
fn a_server_that_says_nothing_runs_into_the_timeout() {
    run(async {
        let (port, server) = serve("").await;
        let handle = at(format!("http://127.0.0.1:{port}")).build().unwrap();
        let error = list(&handle).timeout(Duration::from_millis(50)).await.unwrap_err();
        assert!(matches!(error, ListThingsError::Call(CallError::Timeout(_))), "{error:?}");
        server.abort();
    });
}

fn transport_kind(error: &ListThingsError) -> TransportErrorKind {
    let ListThingsError::Call(CallError::Transport(failure)) = error else { panic!("{error:?}") };
    failure.reason().kind()
}

#[test]
fn a_response_that_breaks_off_is_not_a_shorter_response() {
    run(async {
        let (port, _server) = serve("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n[]").await;
        let error = list(&at(format!("http://127.0.0.1:{port}")).build().unwrap()).await.unwrap_err();
        assert_eq!(transport_kind(&error), TransportErrorKind::Interrupted);
    });
}

#[test]
fn a_server_that_is_not_there_is_no_connection_and_the_url_is_not_repeated() {
    run(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let error = list(&at(format!("http://127.0.0.1:{port}/CANARY")).build().unwrap()).await.unwrap_err();
        assert_eq!(transport_kind(&error), TransportErrorKind::Connect);
        assert!(
            !error.to_string().contains("CANARY") && !format!("{error:?}").contains("CANARY"),
            "{error:?}"
        );
    });
}

#[test]
fn outside_of_a_tokio_runtime_a_call_is_an_error_and_not_a_panic() {
    let handle = at("http://127.0.0.1:9".to_owned()).build().unwrap();
    let mut call = std::pin::pin!(std::future::IntoFuture::into_future(list(&handle)));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = call.as_mut().poll(&mut context) else {
        panic!("it fails at once")
    };
    assert_eq!(transport_kind(&error), TransportErrorKind::Other);
    assert!(error.to_string().contains("tokio"), "{error}");
}

#[test]
fn a_proxy_that_is_not_a_url_is_an_error_that_does_not_repeat_it() {
    let error = ReqwestOptions::new().proxy("http://user:CANARY@[").build().unwrap_err();
    assert_eq!(error.setting(), "proxy");
    assert!(!format!("{error} {error:?} {error:#?}").contains("CANARY"), "{error:?}");
}
