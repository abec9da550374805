//! Metrics of calls and attempts by an interceptor, with OpenTelemetry's names.
//!
//! The service is played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example metrics`.
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use drawplate_datadog::intercept::{AttemptOutcome, CallContext, CallOutcome, HookError, Interceptor};
use drawplate_datadog::operation::ListServiceAccountApplicationKeysInput;
use drawplate_datadog::retry::StandardRetries;
use drawplate_datadog::transport::BoxFuture;
use drawplate_datadog::{Client, Config};
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

/// Histograms by name and attributes: how often, and how long altogether. A real one would pass
/// each duration on to a library for metrics.
#[derive(Debug, Default)]
struct Metrics(Mutex<BTreeMap<String, (u32, Duration)>>);

impl Metrics {
    fn record(&self, series: String, took: Duration) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (count, sum) = all.entry(series).or_default();
        *count += 1;
        *sum += took;
    }

    fn count(&self, series: &str) -> u32 {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(series).map_or(0, |(count, _)| *count)
    }
}

impl Interceptor for Metrics {
    /// Each request: <https://opentelemetry.io/docs/specs/semconv/http/http-metrics/>.
    fn after_attempt<'a>(
        &'a self,
        call: &'a mut CallContext,
        outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        let method = call.method().map_or("", |method| method.as_str());
        let result = match (outcome.status(), outcome.error()) {
            (Some(status), _) => format!("http.response.status_code={}", status.as_u16()),
            (None, Some(error)) => format!("error.type={}", error.kind().name()),
            (None, None) => String::new(),
        };
        let series = format!("http.client.request.duration{{http.request.method={method},{result}}}");
        self.record(series, call.attempt_elapsed());
        Box::pin(std::future::ready(Ok(())))
    }

    /// Each call, with all its attempts: <https://opentelemetry.io/docs/specs/semconv/rpc/rpc-metrics/>.
    fn after_call(&self, call: &mut CallContext, outcome: &CallOutcome<'_>) {
        let error = outcome.error_type().map(|kind| format!(",error.type={kind}")).unwrap_or_default();
        let series = format!("rpc.client.call.duration{{rpc.method={}{error}}}", call.operation());
        self.record(series, call.elapsed());
    }
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let keys = json!({ "data": [{ "type": "application_keys", "id": "key-1" }] });
    let server = Server::with([
        Reply::json(503, &json!({ "errors": ["overloaded"] })),
        Reply::json(200, &keys),
        Reply::json(404, &json!({ "errors": ["not there"] })),
    ])
    .await;
    let metrics = Arc::new(Metrics::default());
    let config = Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(server.url())
        .retries(StandardRetries::new().base_delay(Duration::from_millis(5)))
        .interceptor(Arc::clone(&metrics))
        .build();
    let client = Client::new(config)?;
    for account in ["account-1", "account-2"] {
        let input = ListServiceAccountApplicationKeysInput::builder().service_account_id(account).build();
        let result = client.list_service_account_application_keys(input).await;
        println!("{account}: {}", result.map_or_else(|error| error.to_string(), |_| "listed".to_owned()));
    }
    for (series, (count, sum)) in &*metrics.0.lock().unwrap_or_else(PoisonError::into_inner) {
        println!("{series} count={count} sum={sum:?}");
    }
    let attempts = ["200", "404", "503"].map(|status| {
        let attributes = format!("http.request.method=GET,http.response.status_code={status}");
        metrics.count(&format!("http.client.request.duration{{{attributes}}}"))
    });
    if attempts == [1, 1, 1] { Ok(()) } else { Err(format!("the attempts are {attempts:?}").into()) }
}
