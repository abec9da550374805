//! Calls that go on when a service falters, and an interceptor that counts what they do.
//!
//! The service is played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example resilience`.
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use drawplate_datadog::intercept::{CallContext, CallOutcome, Interceptor};
use drawplate_datadog::operation::ListServiceAccountApplicationKeysInput;
use drawplate_datadog::retry::{NoRetries, Retry, StandardRetries};
use drawplate_datadog::{Client, Config};
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

/// Counts calls, retries and errors; a real one would pass them on to a library for metrics.
#[derive(Debug, Default)]
struct Metrics {
    calls: AtomicU64,
    retries: AtomicU64,
    errors: AtomicU64,
}

impl Interceptor for Metrics {
    fn before_retry(&self, call: &mut CallContext, failed: &CallOutcome<'_>, retry: &Retry) {
        println!("{} again in {:?}: {failed}", call.operation(), retry.delay);
        self.retries.fetch_add(1, Ordering::Relaxed);
    }

    fn after_call(&self, call: &mut CallContext, outcome: &CallOutcome<'_>) {
        println!("{} took {:?} and {} attempt(s)", call.operation(), call.elapsed(), call.attempt());
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.errors.fetch_add(u64::from(!outcome.is_success()), Ordering::Relaxed);
    }
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = service().await;
    let metrics = Arc::new(Metrics::default());
    let config = Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(server.url())
        .retries(StandardRetries::new().base_delay(Duration::from_millis(20)))
        .attempt_timeout(Duration::from_millis(250))
        .interceptor(Arc::clone(&metrics))
        .build();
    let client = Client::new(config)?;
    let list = || {
        let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("account-1").build();
        client.list_service_account_application_keys(input)
    };

    // The first attempt meets an overload, the second one takes too long, the third one succeeds.
    let page = list().await?;
    println!("the account has {} key(s)", page.data.unwrap_or_default().len());

    // Without retries the error is there at once, and says all that support asks for.
    let error = list().retries(NoRetries).await.err().ok_or("the service is down")?;
    println!("{error}");
    println!("worth another try: {}, throttled: {}", error.is_retryable(), error.is_throttling());

    let counts =
        [&metrics.calls, &metrics.retries, &metrics.errors].map(|count| count.load(Ordering::Relaxed));
    if counts == [2, 2, 1] { Ok(()) } else { Err(format!("calls, retries and errors are {counts:?}").into()) }
}

async fn service() -> Server {
    let keys = json!({ "data": [{ "type": "application_keys", "id": "key-1" }] });
    Server::with([
        Reply::json(503, &json!({ "errors": ["overloaded"] })),
        Reply::json(200, &keys).after(Duration::from_secs(5)),
        Reply::json(200, &keys),
        Reply::json(429, &json!({ "errors": ["too many requests"] })).header("x-request-id", "request-4"),
    ])
    .await
}
