//! Requests that are read from a file and results that are stored, by serde and any format of it.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example stored`.
use std::error::Error;

use drawplate_aws_devops_agent::operation::AssociateServiceInput;
use drawplate_aws_devops_agent::{auth, types::Association};
use drawplate_datadog::types::{ServiceAccountCreateRequest, UserResponse};
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

/// What a maintainer keeps in a repository: an account, as the service's documentation spells it.
const ACCOUNT: &str = r#"
[data]
type = "users"

[data.attributes]
email = "exports@example.com"
service_account = true
"#;

/// The same for an association, in the format that its documentation uses.
const ASSOCIATION: &str = r#"{
    "agentSpaceId": "space-1",
    "serviceId": "github-1",
    "configuration": {"github": {
        "repoName": "storefront", "repoId": "42", "owner": "example", "ownerType": "organization"
    }}
}"#;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = services().await;
    let config = drawplate_datadog::Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(server.url())
        .build();
    let request: ServiceAccountCreateRequest = toml::from_str(ACCOUNT)?;
    let account = drawplate_datadog::Client::new(config)?.create_service_account(request).await?;
    // What is stored is what was sent: the same names, and what this version does not know.
    let stored = toml::to_string(&account)?;
    println!("{stored}");
    let read: UserResponse = toml::from_str(&stored)?;

    let config = drawplate_aws_devops_agent::Config::builder()
        .region("us-east-1")
        .credentials(auth::Credentials::new("an id", "a key"))
        .endpoint_url(server.url())
        .build();
    let input: AssociateServiceInput = serde_json::from_str(ASSOCIATION)?;
    let client = drawplate_aws_devops_agent::Client::new(config)?;
    let association = client.associate_service(input).await?.association;
    let stored = serde_json::to_string_pretty(&association)?;
    println!("{stored}");

    let same = read == account && serde_json::from_str::<Association>(&stored)? == association;
    if same { Ok(()) } else { Err("what was stored is not what was read".into()) }
}

async fn services() -> Server {
    let association = json!({
        "agentSpaceId": "space-1",
        "serviceId": "github-1",
        "associationId": "association-1",
        "createdAt": "2026-01-02T03:04:05Z",
        "updatedAt": "2026-01-02T03:04:05Z",
        "status": "valid",
        "configuration": { "newService": { "plan": "unknown to this version" } },
    });
    Server::with([
        Reply::json(201, &json!({ "data": { "type": "users", "id": "account-1" } })),
        Reply::json(201, &json!({ "association": association })),
    ])
    .await
}
