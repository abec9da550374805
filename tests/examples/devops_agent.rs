//! Associates a repository with an agent space of AWS DevOps Agent.
//!
//! The service is played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example devops_agent`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error;

use drawplate_aws_devops_agent::auth::Credentials;
use drawplate_aws_devops_agent::operation::{AssociateServiceError, AssociateServiceInput};
use drawplate_aws_devops_agent::types::{GitHubConfiguration, GithubRepoOwnerType, ServiceConfiguration};
use drawplate_aws_devops_agent::{Client, Config};
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = service().await;
    // In an application: `Client::from_env()?`.
    let config = Config::builder()
        .region("us-east-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "not a secret"))
        .endpoint_url(server.url())
        .build();
    let client = Client::new(config)?;

    let configuration = associate(&client, "payments").await?;
    println!("the agent works with {configuration}");
    match associate(&client, "payments").await {
        Err(AssociateServiceError::ConflictException(error)) => println!("not again: {}", error.message),
        other => panic!("a conflict was scripted: {other:?}"),
    }
    Ok(())
}

/// Associates a repository and says what the service made of it.
async fn associate(client: &Client, repository: &str) -> Result<String, AssociateServiceError> {
    let configuration = GitHubConfiguration::builder()
        .repo_name(repository)
        .repo_id("42")
        .owner("example")
        .owner_type(GithubRepoOwnerType::Organization)
        .build();
    let input = AssociateServiceInput::builder()
        .agent_space_id("space-1")
        .service_id("github-1")
        .configuration(ServiceConfiguration::Github(configuration))
        .build();
    let output = client.associate_service(input).await?;
    Ok(match output.association.configuration {
        ServiceConfiguration::Github(github) => format!("{} of {}", github.repo_name, github.owner),
        // A newer service may answer with something that this client has never heard of.
        ServiceConfiguration::Unknown(unknown) => format!("something new: {}", unknown.name()),
        other => format!("something else: {other:?}"),
    })
}

async fn service() -> Server {
    let association = json!({
        "agentSpaceId": "space-1",
        "associationId": "association-1",
        "serviceId": "github-1",
        "createdAt": "2025-03-14T09:26:53Z",
        "updatedAt": "2025-03-14T09:26:53Z",
        "configuration": {
            "github": { "repoName": "payments", "repoId": "42", "owner": "example", "ownerType": "organization" }
        }
    });
    let conflict = json!({ "message": "the repository is associated with this space" });
    Server::with([
        Reply::json(201, &json!({ "association": association })),
        Reply::json(409, &conflict).header("x-amzn-errortype", "ConflictException"),
    ])
    .await
}
