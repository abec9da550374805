//! The operations of the DevOps Agent.

use drawplate_aws_devops_agent::operation::{AssociateServiceInput, RegisterServiceInput};
use drawplate_aws_devops_agent::types as agent;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

use super::{Expected, SIGNED, check, target};
use crate::clients;

#[tokio::test]
async fn associate_service_is_a_post_with_the_agent_space_in_the_path() {
    let association = json!({
        "agentSpaceId": "space-1", "createdAt": "2025-03-14T09:26:53.5Z", "updatedAt": "2025-03-14T09:26:53Z",
        "associationId": "a-1", "serviceId": "svc_1",
        "configuration": { "github": { "repoName": "r", "repoId": "7", "owner": "o", "ownerType": "user" } },
    });
    let reply =
        json!({ "association": association, "webhook": { "webhookType": "hmac", "webhookSecret": "s" } });
    let server = Server::with([Reply::json(201, &reply).header("x-amzn-requestid", "r-1")]).await;
    let configuration = agent::GitHubConfiguration::builder()
        .repo_name("payments")
        .repo_id("42")
        .owner("example")
        .owner_type(agent::GithubRepoOwnerType::Organization)
        .build();
    let input = AssociateServiceInput::builder()
        .agent_space_id("space-1")
        .service_id("svc_1")
        .configuration(agent::ServiceConfiguration::Github(configuration))
        .build();
    let call = clients::aws_devops_agent(&target(&server)).associate_service(input);
    let reply = call.send_with_metadata().await.expect("the reply is a success");

    let request = server.take_request();
    let body = json!({
        "serviceId": "svc_1",
        "configuration": {
            "github": { "repoName": "payments", "repoId": "42", "owner": "example", "ownerType": "organization" }
        }
    });
    let line = "POST /v1/agentspaces/space-1/associations";
    check(&request, &Expected { line, headers: SIGNED, body: Some(body) });
    assert_eq!(request.header("host"), Some(format!("cp.{}", server.authority()).as_str()));

    assert_eq!((reply.status().as_u16(), reply.request_id()), (201, Some("r-1")));
    let output = reply.into_output();
    assert_eq!(output.association.created_at.to_string(), "2025-03-14T09:26:53.5Z");
    let agent::ServiceConfiguration::Github(github) = &output.association.configuration else {
        panic!("the configuration is GitHub's: {output:?}");
    };
    assert_eq!((github.owner.as_str(), &github.owner_type), ("o", &agent::GithubRepoOwnerType::User));
    let webhook = output.webhook.expect("there is a webhook");
    assert_eq!(webhook.webhook_type, Some(agent::WebhookType::Hmac));
    assert_eq!(webhook.webhook_secret.as_deref(), Some("s"));
}

#[tokio::test]
async fn register_service_is_a_post_with_the_kind_of_service_in_the_path() {
    let reply = json!({ "additionalStep": { "oauth": { "authorizationUrl": "https://example.com/auth" } } });
    let server = Server::with([Reply::json(201, &reply)]).await;
    let key = agent::McpServerApiKeyConfig::builder()
        .api_key_name("n")
        .api_key_value("v")
        .api_key_header("h")
        .build();
    let details = agent::McpServerDetails::builder()
        .name("tools")
        .endpoint("https://mcp.example.com")
        .authorization_config(agent::McpServerAuthorizationConfig::ApiKey(key))
        .build();
    let input = RegisterServiceInput::builder()
        .service(agent::PostRegisterServiceSupportedService::McpServer)
        .service_details(agent::ServiceDetails::Mcpserver(details))
        .name("My tools")
        .tags([("team", "a"), ("stage", "b")])
        .build();
    let output = clients::aws_devops_agent(&target(&server)).register_service(input).await;

    let details = json!({
        "name": "tools",
        "endpoint": "https://mcp.example.com",
        "authorizationConfig": { "apiKey": { "apiKeyName": "n", "apiKeyValue": "v", "apiKeyHeader": "h" } }
    });
    let body = json!({
        "serviceDetails": { "mcpserver": details }, "name": "My tools", "tags": { "stage": "b", "team": "a" }
    });
    let request = server.take_request();
    check(&request, &Expected { line: "POST /v1/register/mcpserver", headers: SIGNED, body: Some(body) });
    assert_eq!(request.header("host"), Some(format!("cp.{}", server.authority()).as_str()));
    let step = output.expect("the reply is a success").additional_step.expect("there is a further step");
    let agent::AdditionalServiceRegistrationStep::Oauth(oauth) = step else {
        panic!("the step is OAuth: {step:?}")
    };
    assert_eq!(oauth.authorization_url, "https://example.com/auth");
}
