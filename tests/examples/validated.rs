//! Inputs that are held against the limits of their specification before they are sent.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example validated`.
use std::error::Error;

use drawplate_aws_devops_agent::SdkUnknownMember;
use drawplate_aws_devops_agent::auth::Credentials;
use drawplate_aws_devops_agent::operation::AssociateServiceInput;
use drawplate_aws_devops_agent::types::ServiceConfiguration;
use drawplate_datadog::operation::ListServiceAccountApplicationKeysInput;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = Server::with([Reply::json(200, &json!({ "data": [] }))]).await;
    let config = drawplate_datadog::Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(server.url())
        .validate(true)
        .build();
    let client = drawplate_datadog::Client::new(config)?;
    let list = |size| {
        let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("a").page_size(size);
        client.list_service_account_application_keys(input.build())
    };
    let error = list(500).await.err().ok_or("500 keys on a page are too many")?;
    println!("{error}");
    println!("the service has {} key(s)", list(100).await?.data.unwrap_or_default().len());

    let config = drawplate_aws_devops_agent::Config::builder()
        .region("us-east-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "not a secret"))
        .endpoint_url(server.url())
        .validate(true)
        .build();
    let client = drawplate_aws_devops_agent::Client::new(config)?;
    let input = AssociateServiceInput::builder()
        .agent_space_id("\u{e9}")
        .service_id("")
        .configuration(ServiceConfiguration::Unknown(SdkUnknownMember::new("new", "beta")))
        .build();
    let error = client.associate_service(input).await.err().ok_or("the ids are none")?;
    println!("{error}");
    Ok(())
}
