//! Spans of calls and attempts by the crate `tracing` (feature `tracing`), with OpenTelemetry's names.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example spans`.
use std::error::Error;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use drawplate_aws_devops_agent as devops;
use drawplate_datadog as datadog;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;
use tracing_subscriber::fmt::format::FmtSpan;

use datadog::operation::ListServiceAccountApplicationKeysInput;
use datadog::retry::StandardRetries;
use devops::operation::AssociateServiceInput;
use devops::types::{AzureConfiguration, ServiceConfiguration};

/// What is logged, kept to be looked at. A program would write it to its standard output, or pass
/// spans on by the crate `tracing-opentelemetry`.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    call().await?;
    drop(guard);

    let text = log.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let text = String::from_utf8(text)?;
    println!("{text}");
    let closed = text.lines().filter(|line| line.contains("close")).count();
    let named = ["rpc.method=\"AssociateService\"", "aws.request_id=\"request-3\"", "attempts=2"];
    let as_expected = closed == 5 && named.iter().all(|name| text.contains(name)) && !text.contains("secret");
    if as_expected { Ok(()) } else { Err(format!("{closed} spans were closed").into()) }
}

/// Two attempts of one call, and one of another: three spans of attempts within two of calls.
async fn call() -> Result<(), Box<dyn Error>> {
    let server = services().await;
    let config = datadog::Config::builder()
        .api_key("a secret")
        .app_key("another secret")
        .endpoint_url(server.url())
        .retries(StandardRetries::new().base_delay(Duration::from_millis(5)));
    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("account-1").build();
    datadog::Client::new(config.build())?.list_service_account_application_keys(input).await?;

    let config = devops::Config::builder()
        .region("us-east-1")
        .credentials(devops::auth::Credentials::new("AKIDEXAMPLE", "a secret"))
        .endpoint_url(server.url());
    let azure = AzureConfiguration::builder().subscription_id("a secret, perhaps").build();
    let input = AssociateServiceInput::builder()
        .agent_space_id("space-1")
        .service_id("azure-1")
        .configuration(ServiceConfiguration::Azure(azure))
        .build();
    let result = devops::Client::new(config.build())?.associate_service(input).await;
    result.err().map(drop).ok_or_else(|| "the space is not there".into())
}

async fn services() -> Server {
    let absent = Reply::json(404, &json!({ "message": "there is no such space" }));
    Server::with([
        Reply::json(503, &json!({ "errors": ["overloaded"] })),
        Reply::json(200, &json!({ "data": [] })),
        absent
            .header("x-amzn-errortype", "ResourceNotFoundException")
            .header("x-amzn-requestid", "request-3"),
    ])
    .await
}
