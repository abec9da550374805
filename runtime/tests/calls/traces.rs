//! What the spans of a call say, and what they never do.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use drawplate_runtime::client::{Handle, HandleConfig};
use drawplate_runtime::endpoint::Endpoint;
use drawplate_runtime::retry::StandardRetries;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::service::{config, list, put};
use crate::steps::{Step, Steps, status, with_header};

/// What is written to a log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything that is logged while the future runs, at whatever level.
async fn logged<T>(future: impl Future<Output = T>) -> (T, String) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .without_time()
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let output = future.await;
    drop(guard);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    (output, text)
}

fn client(steps: &Steps, configure: impl FnOnce(HandleConfig) -> HandleConfig) -> Handle {
    let config = config().transport(steps.clone()).retries(StandardRetries::new().jitter(false));
    configure(config).build().unwrap()
}

fn assert_has(line: &str, fields: &[&str]) {
    for field in fields {
        assert!(line.contains(field), "{field} in {line}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_has_a_span_and_each_attempt_has_one_within() {
    let steps = Steps::new([with_header(503, "x-amzn-requestid", "r-1", "{}"), status(200, "[]")]);
    let (result, log) = logged(async { list(&client(&steps, |config| config)).await }).await;
    result.unwrap();
    let closes: Vec<_> = log.lines().filter(|line| line.contains("close")).collect();
    assert_eq!(closes.len(), 3, "{log}");
    assert_has(
        closes[0],
        &[
            "call{otel.name=things/ListThings otel.kind=\"client\" rpc.service=\"things\" rpc.method=\"ListThings\"}:attempt{",
            "http.request.method=\"GET\"",
            "server.address=\"example.com\"",
            "server.port=443",
            "url.full=https://example.com/REDACTED",
            "url.scheme=\"https\"",
            "http.response.status_code=503",
            "aws.request_id=\"r-1\"",
            "error.type=503",
            "otel.status_code=\"ERROR\"",
        ],
    );
    assert!(!closes[0].contains("resend_count"));
    assert_has(closes[1], &["http.request.resend_count=1", "http.response.status_code=200"]);
    assert!(!closes[1].contains("error.type"));
    assert_has(closes[2], &["attempts=2", "http.response.status_code=200"]);
    assert!(!closes[2].contains("attempt{") && !closes[2].contains("error.type"), "{}", closes[2]);
    let retry = log.lines().find(|line| line.contains("trying again")).unwrap();
    assert_has(retry, &["DEBUG", "delay_ms=1000", "error.type=Default"]);
}

/// <https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/>
#[cfg(feature = "sigv4")]
#[tokio::test(start_paused = true)]
async fn a_call_of_aws_is_named_as_the_conventions_for_its_sdks_say() {
    use drawplate_runtime::auth::{Credentials, SigV4};

    let steps = Steps::new([with_header(200, "x-amzn-requestid", "r-1", r#"{"name": "n"}"#)]);
    let handle = client(&steps, |config| {
        let credentials = Credentials::new("AKIDEXAMPLE", "secret");
        config.auth_scheme("aws.auth#sigv4", SigV4::new("service", credentials).region("us-east-1"))
    });
    let (result, log) = logged(async { crate::service::sign(&handle).await }).await;
    result.unwrap();
    let end = log.lines().rfind(|line| line.contains("close")).unwrap();
    assert_has(
        end,
        &[
            "otel.name=things.SignThing",
            "rpc.system=\"aws-api\"",
            "rpc.service=\"things\"",
            "rpc.method=\"SignThing\"",
            "aws.request_id=\"r-1\"",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn what_went_wrong_is_one_of_few_words() {
    for (step, word) in [
        (status(404, "{}"), "NotFound"),
        (status(200, "{}"), "decode"),
        (Step::Fail(drawplate_runtime::transport::TransportErrorKind::Other), "transport"),
        (Step::Stall, "timeout"),
    ] {
        let steps = Steps::new([step]);
        let call = async { list(&client(&steps, |config| config)).timeout(Duration::from_secs(1)).await };
        let (result, log) = logged(call).await;
        result.unwrap_err();
        let end = log.lines().rfind(|line| line.contains("close")).unwrap();
        assert_has(end, &[&format!("error.type={word}"), "otel.status_code=\"ERROR\""]);
    }
}

#[cfg(feature = "sigv4")]
#[tokio::test(start_paused = true)]
async fn no_secret_is_logged_at_any_level() {
    use drawplate_runtime::auth::{ApiKey, Credentials, SigV4};

    let body = r#"{"name": "n", "key": "CANARY", "message": "CANARY", "__type": "Busy"}"#;
    let answers = [
        Step::Answer(429, vec![("x-secret", "CANARY".to_owned())], body),
        Step::Fail(drawplate_runtime::transport::TransportErrorKind::Interrupted),
        Step::Answer(200, vec![("x-secret", "CANARY".to_owned())], body),
    ];
    let credentials = Credentials::new("AKIDEXAMPLE", "CANARY-secret").with_session_token("CANARY-token");
    let steps = Steps::new(answers);
    let handle = client(&steps, |config| {
        config
            .endpoint(Endpoint::new("https://example.com/base").header("x-more", ["CANARY".to_owned()]))
            .auth_scheme("key", SigV4::new("service", credentials).region("us-east-1"))
            .auth_scheme("second", ApiKey::query("k", "CANARY"))
    });
    let (result, log) = logged(async { put(&handle).header("x-mine", "CANARY").await }).await;
    result.unwrap();
    assert_eq!(steps.count(), 3);
    assert!(log.contains("trying again"), "something is logged");
    assert!(!log.contains("CANARY"), "{log}");
}

#[cfg(feature = "reqwest")]
#[tokio::test]
async fn no_secret_is_logged_by_the_transport() {
    use drawplate_runtime::auth::ApiKey;

    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let handle = config()
        .host_prefix(false)
        .endpoint(Endpoint::new(url))
        .auth_scheme("key", ApiKey::header("x-key", "CANARY"))
        .auth_scheme("second", ApiKey::query("k", "CANARY"))
        .build()
        .unwrap();
    let (result, log) = logged(async { put(&handle).await }).await;
    result.unwrap_err();
    assert!(log.contains("error.type=connect"), "{log}");
    assert!(!log.contains("CANARY"), "{log}");
}
