//! What can go wrong, what is said about it, and how a program tells one thing from another.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example errors`.
use std::error::Error;

use drawplate_aws_devops_agent as devops;
use drawplate_datadog as datadog;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

use datadog::error::ServiceError;
use datadog::operation::{GetServiceAccountApplicationKeyError, GetServiceAccountApplicationKeyInput};
use datadog::retry::NoRetries;
use devops::operation::{AssociateServiceError, AssociateServiceInput};
use devops::types::{AzureConfiguration, ServiceConfiguration};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = services().await;
    let config = devops::Config::builder()
        .region("us-east-1")
        .credentials(devops::auth::Credentials::new("AKIDEXAMPLE", "not a secret"))
        .endpoint_url(server.url())
        .retries(NoRetries);
    let devops = devops::Client::new(config.build())?;
    let config = datadog::Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(server.url())
        .retries(NoRetries);
    let datadog = datadog::Client::new(config.build())?;

    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(associate(&devops, "space-1").await?);
    }
    seen.push(associate(&devops, "..").await?);
    for _ in 0..4 {
        seen.push(find(&datadog).await?);
    }
    let expected = [
        "registered already: the service is associated",
        "later",
        "BrandNewException",
        "cannot be sent",
        "not there",
        "$.data.id",
        "later",
        "later",
    ];
    if seen == expected { Ok(()) } else { Err(format!("seen were {seen:?}").into()) }
}

/// One match tells apart what a program treats apart; all the rest is a question to the error.
async fn associate(client: &devops::Client, space: &str) -> Result<String, Box<dyn Error>> {
    let azure = AzureConfiguration::builder().subscription_id("subscription-1").build();
    let input = AssociateServiceInput::builder()
        .agent_space_id(space)
        .service_id("azure-1")
        .configuration(ServiceConfiguration::Azure(azure))
        .build();
    let error = client.associate_service(input).await.err().ok_or("an error was to come")?;
    report(&error);
    Ok(match error {
        AssociateServiceError::ConflictException(conflict) => {
            format!("registered already: {}", conflict.message)
        }
        error if error.is_throttling() => "later".to_owned(),
        // A newer service may have errors that this client has never heard of.
        AssociateServiceError::Unknown(unknown) => unknown.code().unwrap_or_default().to_owned(),
        AssociateServiceError::Call(_) => "cannot be sent".to_owned(),
        other => return Err(other.into()),
    })
}

async fn find(client: &datadog::Client) -> Result<String, Box<dyn Error>> {
    let input = GetServiceAccountApplicationKeyInput::builder();
    let input = input.service_account_id("account-1").app_key_id("key-1").build();
    let error =
        client.get_service_account_application_key(input).await.err().ok_or("an error was to come")?;
    report(&error);
    Ok(match &error {
        GetServiceAccountApplicationKeyError::NotFound(_) => "not there".to_owned(),
        error if error.is_retryable() => "later".to_owned(),
        error => error.decode_error().map(|error| error.path()).ok_or("the response can be read")?,
    })
}

/// Written once for the errors of all operations of all clients.
fn report(error: &dyn ServiceError) {
    // The operation, the code, the status, the request id and the message, or what failed and why.
    println!("{error}");
    let status = error.status().map(|status| status.as_u16());
    println!("    {}: status {status:?}, code {:?}", error.operation(), error.code());
    if let Some(excerpt) = error.body_excerpt() {
        println!("    {excerpt}");
    }
    let mut source = error.source();
    while let Some(cause) = source {
        println!("    because: {cause}");
        source = cause.source();
    }
}

async fn services() -> Server {
    let aws = |status, code: &str, message: &str| {
        let reply = Reply::json(status, &json!({ "message": message }));
        reply.header("x-amzn-errortype", code).header("x-amzn-requestid", "request-1")
    };
    Server::with([
        aws(409, "ConflictException", "the service is associated"),
        aws(429, "ThrottlingException", "slow down"),
        aws(400, "BrandNewException", "nobody knows"),
        Reply::json(404, &json!({ "errors": ["no such key"] })).header("x-request-id", "request-2"),
        Reply::json(200, &json!({ "data": { "type": "application_keys", "id": 17 } })),
        Reply::new(502).body("<html>bad gateway</html>"),
        Reply::closed(),
    ])
    .await
}
