//! A program without any asynchronous code of its own: calls that block, and pages as an iterator.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example blocking`.
use std::error::Error;

use drawplate_aws_devops_agent::SdkUnknownMember;
use drawplate_aws_devops_agent::auth::Credentials;
use drawplate_aws_devops_agent::operation::{RegisterServiceError, RegisterServiceInput};
use drawplate_aws_devops_agent::types::{PostRegisterServiceSupportedService, ServiceDetails};
use drawplate_datadog::operation::ListServiceAccountApplicationKeysInput;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    // The server needs a runtime; the clients bring what they need themselves.
    let runtime = tokio::runtime::Runtime::new()?;
    run(&runtime.block_on(services()).url())
}

pub(crate) fn run(url: &str) -> Result<(), Box<dyn Error>> {
    let config = drawplate_datadog::Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(url)
        .build();
    let client = drawplate_datadog::Client::new(config)?;
    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("account-1").build();
    for key in client.list_service_account_application_keys(input).items().page_size(2).into_blocking() {
        println!("the account has the key {}", key?.id.unwrap_or_default());
    }

    let config = drawplate_aws_devops_agent::Config::builder()
        .region("us-east-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "not a secret"))
        .endpoint_url(url)
        .build();
    let client = drawplate_aws_devops_agent::Client::new(config)?;
    let input = RegisterServiceInput::builder()
        .service(PostRegisterServiceSupportedService::from("quantum"))
        .service_details(ServiceDetails::Unknown(SdkUnknownMember::new("quantum", "beta")))
        .build();
    match client.register_service(input).send_blocking() {
        Err(RegisterServiceError::ConflictException(error)) => println!("already there: {}", error.message),
        other => return Err(format!("a conflict was to be expected, not {other:?}").into()),
    }
    Ok(())
}

pub(crate) async fn services() -> Server {
    let page = |keys: &[&str]| {
        let keys: Vec<_> = keys.iter().map(|id| json!({ "type": "application_keys", "id": id })).collect();
        Reply::json(200, &json!({ "data": keys, "meta": { "page": { "total_filtered_count": 3 } } }))
    };
    let conflict = Reply::json(409, &json!({ "message": "the service is registered" }));
    Server::with([
        page(&["key-1", "key-2"]),
        page(&["key-3"]),
        conflict.header("x-amzn-errortype", "ConflictException"),
    ])
    .await
}
