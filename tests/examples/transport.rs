//! What sends the requests: a transport of one's own, connections that clients share, a proxy, and
//! the times that things may take.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example transport`.
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use drawplate_aws_devops_agent as devops;
use drawplate_datadog as datadog;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

use datadog::http::{Request, Response};
use datadog::operation::ListServiceAccountApplicationKeysInput;
use datadog::retry::NoRetries;
use datadog::transport::{Body, BoxFuture, ReqwestOptions, ReqwestTransport, Transport, TransportError};
use devops::operation::{AssociateServiceError, AssociateServiceInput};
use devops::types::{AzureConfiguration, ServiceConfiguration};

/// Counts what it passes on. Another one might speak over a library of its own, or not at all: in
/// goes a finished request in the types of the crate `http`, out comes a response or an error.
#[derive(Debug)]
struct Counting {
    inner: ReqwestTransport,
    sent: AtomicU32,
}

impl Transport for Counting {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.sent.fetch_add(1, Ordering::Relaxed);
        self.inner.send(request)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = services().await;
    let reqwest = ReqwestOptions::new().connect_timeout(Duration::from_secs(3)).build()?;
    let transport = Arc::new(Counting { inner: reqwest, sent: AtomicU32::new(0) });

    // Two clients, one transport: they use the same connections.
    let keys = datadog(&server.url(), Arc::clone(&transport), Duration::from_secs(5))?;
    println!("{} key(s)", list(&keys).await?.data.unwrap_or_default().len());
    let error = associate(&server.url(), Arc::clone(&transport)).await?;
    println!("{error}");

    // An attempt that takes too long is an error of its own.
    let impatient = datadog(&server.url(), Arc::clone(&transport), Duration::from_millis(50))?;
    let error = list(&impatient).await.err().ok_or("the server takes its time")?;
    println!("{error}; a timeout: {}", error.is_timeout());

    // By way of a proxy, which is played by the same server. Those of the environment are not used.
    let proxy = ReqwestOptions::new().proxy(server.url()).build()?;
    let behind = datadog("http://datadog.example", proxy, Duration::from_secs(5))?;
    list(&behind).await?;

    let sent: Vec<_> = server.take_requests();
    let by_proxy = sent.last().and_then(|request| request.header("host")) == Some("datadog.example");
    let counts = (transport.sent.load(Ordering::Relaxed), sent.len());
    let as_expected = error.is_timeout() && by_proxy && counts == (3, 4);
    if as_expected { Ok(()) } else { Err(format!("{counts:?} requests: {sent:?}").into()) }
}

fn datadog(
    url: &str,
    transport: impl Transport + 'static,
    timeout: Duration,
) -> Result<datadog::Client, Box<dyn Error>> {
    let config = datadog::Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(url)
        .allow_http(true) // the server is on this machine; elsewhere requests are encrypted
        .transport(transport)
        .attempt_timeout(timeout)
        .operation_timeout(Duration::from_secs(30))
        .retries(NoRetries);
    Ok(datadog::Client::new(config.build())?)
}

async fn list(
    client: &datadog::Client,
) -> Result<
    datadog::types::ListApplicationKeysResponse,
    datadog::operation::ListServiceAccountApplicationKeysError,
> {
    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("account-1").build();
    client.list_service_account_application_keys(input).await
}

/// Why a service cannot be associated.
async fn associate(
    url: &str,
    transport: impl Transport + 'static,
) -> Result<AssociateServiceError, Box<dyn Error>> {
    let config = devops::Config::builder()
        .region("us-east-1")
        .credentials(devops::auth::Credentials::new("AKIDEXAMPLE", "not a secret"))
        .endpoint_url(url)
        .transport(transport);
    let azure = AzureConfiguration::builder().subscription_id("subscription-1").build();
    let input = AssociateServiceInput::builder()
        .agent_space_id("space-1")
        .service_id("azure-1")
        .configuration(ServiceConfiguration::Azure(azure))
        .build();
    let result = devops::Client::new(config.build())?.associate_service(input).await;
    Ok(result.err().ok_or("the space is not there")?)
}

async fn services() -> Server {
    let keys = Reply::json(200, &json!({ "data": [{ "type": "application_keys", "id": "key-1" }] }));
    let absent = Reply::json(404, &json!({ "message": "there is no such space" }));
    Server::with([
        keys.clone(),
        absent.header("x-amzn-errortype", "ResourceNotFoundException"),
        keys.clone().after(Duration::from_millis(200)),
        keys,
    ])
    .await
}
