//! Real connections to a server that misbehaves: how often a call is tried, what its error is, and
//! that no time limit is passed. How long the waits are is tested on a paused clock, in `retries`.

use std::time::{Duration, Instant};

use drawplate_runtime::client::{Handle, HandleConfig};
use drawplate_runtime::endpoint::Endpoint;
use drawplate_runtime::error::CallErrorKind;
use drawplate_runtime::retry::{NoRetries, StandardRetries};
use drawplate_runtime::transport::ReqwestOptions;

use crate::server::{Fault, Faulty, answer, response};
use crate::service::{config, create, list};

fn client(server: &Faulty) -> Handle {
    configured(server, |config| config)
}

fn configured(server: &Faulty, configure: impl FnOnce(HandleConfig) -> HandleConfig) -> Handle {
    let config = config()
        .retries(StandardRetries::new().base_delay(Duration::from_millis(1)))
        .host_prefix(false)
        .endpoint(Endpoint::new(server.url()))
        .auth_scheme("basic", drawplate_runtime::auth::Basic::new("user", "pass"));
    configure(config).build().unwrap()
}

fn healthy() -> Fault {
    answer(200, "", r#"["a"]"#)
}

/// What breaks a call and may not break the next one.
fn faults() -> [(Fault, Option<u16>, &'static str); 8] {
    let whole = response(200, "", r#"["a"]"#);
    [
        (Fault::Reset, None, "interrupted"),
        (Fault::Close, None, "interrupted"),
        (Fault::Truncate("HTTP/1.1 200".to_owned()), None, "interrupted"),
        (Fault::Truncate(whole[..whole.len() - 2].to_owned()), None, "interrupted"),
        (
            Fault::Truncate("HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n3\r\n[\"a\r\n".to_owned()),
            None,
            "interrupted",
        ),
        (answer(429, "retry-after: 0\r\n", "{}"), Some(429), ""),
        (answer(503, "", "{}"), Some(503), ""),
        (answer(502, "content-type: text/html\r\n", "<html>"), Some(502), "decode"),
    ]
}

#[tokio::test]
async fn a_call_that_reads_outlives_two_faults_of_any_kind() {
    for (fault, ..) in faults() {
        let server = Faulty::start([fault.clone(), fault, healthy()]).await;
        assert_eq!(list(&client(&server)).await.unwrap(), ["a"]);
        assert_eq!(server.requests().len(), 3);
    }
}

#[tokio::test]
async fn after_the_third_attempt_the_error_says_what_happened() {
    for (fault, status, kind) in faults() {
        let server = Faulty::start([fault]).await;
        let error = list(&client(&server)).await.unwrap_err();
        assert_eq!((server.requests().len(), error.attempts()), (3, 3), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), status, "{error}");
        assert_eq!(error.call_error().map_or("", |error| error.kind().name()), kind, "{error}");
        assert!(error.to_string().starts_with("ListThings (3 attempts): "), "{error}");
        assert!(error.is_retryable());
    }
}

#[tokio::test]
async fn a_call_that_must_not_happen_twice_is_sent_once_unless_it_was_turned_down() {
    for (fault, status, _) in faults() {
        let server = Faulty::start([fault]).await;
        create(&client(&server)).await.unwrap_err();
        assert_eq!(server.requests().len(), if status == Some(429) { 3 } else { 1 });
    }
}

/// The budget pays for 100 retries, whatever the number of calls.
#[tokio::test]
async fn a_service_that_is_down_is_not_asked_much_more_often_than_it_is_called() {
    let server = Faulty::start([answer(503, "", "{}")]).await;
    let handle = client(&server);
    for _ in 0..300 {
        list(&handle).await.unwrap_err();
    }
    assert_eq!(server.requests().len(), 300 + 100);
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_is_tried_again_for_every_call() {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let server = Faulty::start([healthy()]).await;
    let handle = configured(&server, |config| config.endpoint(Endpoint::new(url)));
    let error = create(&handle).await.unwrap_err();
    assert_eq!((error.attempts(), error.call_error().unwrap().kind()), (3, CallErrorKind::Connect));
}

#[tokio::test]
async fn an_attempt_that_stalls_ends_with_its_time() {
    let drip = || Fault::Drip(response(200, "", r#"["a"]"#), Duration::from_millis(40));
    for fault in [|| Fault::Stall, drip] {
        let limit = Duration::from_millis(150);
        let server = Faulty::start([fault(), healthy()]).await;
        let handle = configured(&server, |config| config.attempt_timeout(limit));
        assert_eq!(list(&handle).await.unwrap(), ["a"], "the second attempt is quick");
        assert_eq!(server.requests().len(), 2);

        let server = Faulty::start([fault()]).await;
        let started = Instant::now();
        let error = list(&configured(&server, |config| config.attempt_timeout(limit))).await.unwrap_err();
        assert!(error.is_timeout() && error.attempts() == 3, "{error}");
        assert!((450..2000).contains(&started.elapsed().as_millis()), "{:?}", started.elapsed());
    }
}

#[tokio::test]
async fn a_call_ends_with_its_time_whatever_its_attempts_do() {
    let drip = Fault::Drip(response(200, "", r#"["a"]"#), Duration::from_millis(40));
    for fault in [Fault::Stall, drip] {
        let server = Faulty::start([fault]).await;
        let started = Instant::now();
        let error = list(&client(&server)).timeout(Duration::from_millis(200)).await.unwrap_err();
        assert!(error.is_timeout() && error.attempts() == 1, "{error}");
        assert!((200..1500).contains(&started.elapsed().as_millis()), "{:?}", started.elapsed());
    }
}

#[tokio::test]
async fn a_connection_that_takes_too_long_ends_with_its_time() {
    // A full queue of connections that nobody accepts lets further ones wait.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    for _ in 0..8 {
        let connect = tokio::net::TcpStream::connect(address);
        waiting.push(tokio::time::timeout(Duration::from_millis(50), connect).await);
    }
    let handle = config()
        .endpoint(Endpoint::new(format!("http://{address}")))
        .connect_timeout(Duration::from_millis(150))
        .retries(NoRetries)
        .build()
        .unwrap();
    let started = Instant::now();
    let error = list(&handle).await.unwrap_err();
    assert_eq!(error.call_error().unwrap().kind(), CallErrorKind::Connect, "{error}");
    assert!((100..2000).contains(&started.elapsed().as_millis()), "{:?}", started.elapsed());
    drop((waiting, listener));
}

#[tokio::test]
async fn calls_one_after_the_other_use_one_connection() {
    let server = Faulty::start([answer(503, "", "{}"), healthy()]).await;
    let handle = client(&server);
    for _ in 0..20 {
        list(&handle.clone()).await.unwrap();
    }
    assert_eq!((server.requests().len(), server.connections()), (21, 1));
}

#[tokio::test]
async fn a_connection_that_the_server_closed_in_the_meantime_costs_no_call() {
    let server = Faulty::start([Fault::Truncate(response(200, "", "[]"))]).await;
    let handle = configured(&server, |config| config.retries(NoRetries));
    for _ in 0..10 {
        list(&handle).await.unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!((server.requests().len(), server.connections()), (10, 10));
}

#[tokio::test]
async fn requests_go_by_way_of_a_proxy_that_is_set() {
    let proxy = Faulty::start([healthy()]).await;
    let transport = ReqwestOptions::new().proxy(proxy.url()).build().unwrap();
    let handle = configured(&proxy, |config| {
        config
            .transport(transport)
            .endpoint(Endpoint::new("http://service.example:8080/base"))
            .allow_http(true)
    });
    assert_eq!(list(&handle).await.unwrap(), ["a"]);
    let request = proxy.requests().remove(0);
    assert!(request.starts_with("GET http://service.example:8080/base/things HTTP/1.1\r\n"), "{request}");
}

#[tokio::test]
async fn of_an_encrypted_request_a_proxy_sees_the_host_alone() {
    for (fault, kind) in [(answer(407, "", ""), "connect"), (Fault::Close, "connect")] {
        let proxy = Faulty::start([fault]).await;
        let url = format!("http://user:CANARY-proxy@127.0.0.1:{}", proxy.port);
        let transport = ReqwestOptions::new().proxy(url).build().unwrap();
        let handle = configured(&proxy, |config| {
            let endpoint = Endpoint::new("https://service.example/base");
            config.transport(transport).endpoint(endpoint).retries(NoRetries)
        });
        let error = list(&handle).header("x-key", "CANARY-key").await.unwrap_err();
        assert_eq!(error.call_error().unwrap().kind().name(), kind, "{error}");
        assert!(!format!("{error} {error:?} {error:#?}").contains("CANARY"), "{error:?}");
        let request = proxy.requests().remove(0);
        assert!(request.starts_with("CONNECT service.example:443 HTTP/1.1\r\n"), "{request}");
        // `user:CANARY-proxy`, which is for the proxy.
        assert!(request.contains("Basic dXNlcjpDQU5BUlktcHJveHk="), "{request}");
        assert!(!request.contains("CANARY") && !request.contains("things"), "{request}");
    }
}

#[tokio::test]
async fn headers_that_do_not_end_are_an_error() {
    let endless = format!("x-filler: {}\r\n", "x".repeat(8000)).repeat(200);
    let server = Faulty::start([answer(200, &endless, r#"["a"]"#)]).await;
    let error = list(&configured(&server, |config| config.retries(NoRetries))).await.unwrap_err();
    assert_eq!(error.call_error().unwrap().kind().name(), "interrupted", "{error}");
}

#[tokio::test]
async fn no_key_follows_a_redirect_to_another_server() {
    let elsewhere = Faulty::start([healthy()]).await;
    let location = format!("location: {}/x\r\n", elsewhere.url());
    let server = Faulty::start([answer(302, &location, "{}")]).await;
    let error = list(&client(&server)).header("x-key", "CANARY").await.unwrap_err();
    assert_eq!(error.status().unwrap(), 302);
    assert_eq!(elsewhere.connections(), 0, "redirects are off");

    let handle = configured(&server, |config| config.redirects(1).allow_http(true));
    assert_eq!(list(&handle).header("x-key", "CANARY").await.unwrap(), ["a"]);
    let followed = elsewhere.requests().remove(0);
    assert!(followed.starts_with("GET /x HTTP/1.1\r\n"), "{followed}");
    assert!(!followed.contains("CANARY") && !followed.contains("authorization"), "{followed}");
}
