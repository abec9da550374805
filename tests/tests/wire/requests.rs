//! The nine operations as an application calls them, and all that arrives: method, path, query,
//! headers and body.

use drawplate_aws_devops_agent::operation::{AssociateServiceInput, RegisterServiceInput};
use drawplate_aws_devops_agent::types as agent;
use drawplate_datadog::operation::{
    CreateServiceAccountApplicationKeyInput, DeleteServiceAccountApplicationKeyInput,
    GetServiceAccountApplicationKeyInput, ListServiceAccountApplicationKeysInput,
    UpdateServiceAccountApplicationKeyInput,
};
use drawplate_datadog::types as dd;
use drawplate_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};

use crate::clients::{self, API_KEY, APP_KEY, Target};

fn target(server: &Server) -> Target {
    Target { url: server.url(), timeout: None }
}

/// What must have arrived.
struct Expected<'a> {
    line: &'a str,
    /// The names of all headers, in alphabetical order.
    headers: &'a [&'a str],
    body: Option<Value>,
}

#[track_caller]
fn check(request: &Request, expected: &Expected<'_>) {
    assert_eq!(format!("{} {}", request.method, request.target()), expected.line);
    let mut names: Vec<_> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, expected.headers);
    let length = request.body.len().to_string();
    match &expected.body {
        Some(body) => {
            assert_eq!(request.json(), *body);
            assert_eq!(request.header("content-type"), Some("application/json"));
            assert_eq!(request.header("content-length"), Some(length.as_str()));
        }
        None => assert!(request.body.is_empty(), "{request:?}"),
    }
    if request.path.starts_with("/api") {
        assert_eq!(request.header("dd-api-key"), Some(API_KEY));
        assert_eq!(request.header("dd-application-key"), Some(APP_KEY));
    }
}

const SIGNED: &[&str] = &[
    "accept",
    "authorization",
    "content-length",
    "content-type",
    "host",
    "user-agent",
    "x-amz-date",
    "x-amz-security-token",
];
const WITH_BODY: &[&str] =
    &["accept", "content-length", "content-type", "dd-api-key", "dd-application-key", "host", "user-agent"];
const WITHOUT_BODY: &[&str] = &["accept", "dd-api-key", "dd-application-key", "host", "user-agent"];

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

#[tokio::test]
async fn create_action_connection_is_a_post_with_the_integration_in_the_body() {
    let credentials = json!({ "type": "AWSAssumeRole", "account_id": "1", "role": "r" });
    let data = json!({
        "type": "action_connection",
        "attributes": { "name": "n", "integration": { "type": "AWS", "credentials": credentials } }
    });
    let server = Server::with([Reply::json(201, &json!({ "data": data }))]).await;
    let role = dd::AwsAssumeRole::builder().account_id("1").role("r").build();
    let integration =
        dd::AwsIntegration::builder().credentials(dd::AwsCredentials::AwsAssumeRole(role)).build();
    let attributes = dd::ActionConnectionAttributes::builder()
        .name("n")
        .integration(dd::ActionConnectionIntegration::AwsIntegration(integration))
        .build();
    let body = dd::CreateActionConnectionRequest::builder()
        .data(dd::ActionConnectionData::builder().attributes(attributes).build())
        .build();
    let output = clients::datadog(&target(&server)).create_action_connection(body).await.expect("a success");

    let line = "POST /api/v2/actions/connections";
    let body = Some(json!({ "data": data }));
    check(&server.take_request(), &Expected { line, headers: WITH_BODY, body });
    let connection = output.data.expect("there is data");
    let dd::ActionConnectionIntegration::AwsIntegration(aws) = connection.attributes.integration else {
        panic!("the integration is that of AWS");
    };
    let dd::AwsCredentials::AwsAssumeRole(role) = aws.credentials else {
        panic!("the credentials are a role")
    };
    assert_eq!((role.account_id.as_str(), role.external_id), ("1", None));
}

#[tokio::test]
async fn create_service_account_is_a_post_with_roles_in_the_body() {
    let reply = json!({
        "data": { "type": "users", "id": "u-1", "attributes": { "email": "a@example.com", "disabled": false } },
        "included": [{ "type": "orgs", "id": "o-1" }, { "type": "roles", "id": "r-1", "attributes": { "user_count": 3 } }]
    });
    let server = Server::with([Reply::json(201, &reply)]).await;
    let role = dd::RelationshipToRoleData::builder().id("r-1").r#type(dd::RolesType::Roles).build();
    let roles = dd::RelationshipToRoles::builder().data([role]).build();
    let attributes =
        dd::ServiceAccountCreateAttributes::builder().email("a@example.com").service_account(true).build();
    let data = dd::ServiceAccountCreateData::builder()
        .attributes(attributes)
        .relationships(dd::UserRelationships::builder().roles(roles).build())
        .build();
    let body = dd::ServiceAccountCreateRequest::builder().data(data).build();
    let output = clients::datadog(&target(&server)).create_service_account(body).await.expect("a success");

    let body = json!({ "data": {
        "type": "users",
        "attributes": { "email": "a@example.com", "service_account": true },
        "relationships": { "roles": { "data": [{ "type": "roles", "id": "r-1" }] } }
    }});
    let line = "POST /api/v2/service_accounts";
    check(&server.take_request(), &Expected { line, headers: WITH_BODY, body: Some(body) });
    let included = output.included.expect("there are included resources");
    let [dd::UserResponseIncludedItem::Organization(organization), dd::UserResponseIncludedItem::Role(role)] =
        included.as_slice()
    else {
        panic!("an organization and a role are included: {included:?}");
    };
    assert_eq!(organization.id.as_deref(), Some("o-1"));
    assert_eq!(role.attributes.as_ref().and_then(|attributes| attributes.user_count), Some(3));
}

#[tokio::test]
async fn list_application_keys_is_a_get_with_bracketed_parameters() {
    let reply = json!({
        "data": [{ "type": "application_keys", "id": "k-1", "attributes": { "name": "n", "created_at": "yesterday" } }],
        "meta": { "max_allowed_per_user": 1000, "page": { "total_filtered_count": 1 } }
    });
    let server = Server::with([Reply::json(200, &reply)]).await;
    let input = ListServiceAccountApplicationKeysInput::builder()
        .service_account_id("sa-1")
        .page_size(25)
        .page_number(2)
        .sort(dd::ApplicationKeysSort::CreatedAtDescending)
        .filter("a b&c=d+é")
        .filter_created_at_start("2025-01-01")
        .filter_created_at_end("2025-02-01T00:00:00+01:00")
        .build();
    let client = clients::datadog(&target(&server));
    let output = client.list_service_account_application_keys(input).await.expect("a success");

    let line = "GET /api/v2/service_accounts/sa-1/application_keys\
                ?page%5Bsize%5D=25&page%5Bnumber%5D=2&sort=-created_at&filter=a%20b%26c%3Dd%2B%C3%A9\
                &filter%5Bcreated_at%5D%5Bstart%5D=2025-01-01\
                &filter%5Bcreated_at%5D%5Bend%5D=2025-02-01T00%3A00%3A00%2B01%3A00";
    check(&server.take_request(), &Expected { line, headers: WITHOUT_BODY, body: None });
    let keys = output.data.expect("there is a page");
    let attributes = keys[0].attributes.as_ref().expect("the key has attributes");
    assert_eq!(attributes.created_at.as_deref(), Some("yesterday"));
    let page = output.meta.and_then(|meta| meta.page).expect("the page is counted");
    assert_eq!(page.total_filtered_count, Some(1));
}

#[tokio::test]
async fn parameters_that_are_not_set_are_not_sent() {
    let server = Server::with([Reply::json(200, &json!({}))]).await;
    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("sa-1").build();
    clients::datadog(&target(&server)).list_service_account_application_keys(input).await.expect("a success");
    let line = "GET /api/v2/service_accounts/sa-1/application_keys";
    check(&server.take_request(), &Expected { line, headers: WITHOUT_BODY, body: None });
}

#[tokio::test]
async fn create_application_key_is_a_post_that_brings_the_secret() {
    let key =
        json!({ "data": { "type": "application_keys", "id": "k-1", "attributes": { "key": "the-key" } } });
    let server = Server::with([Reply::json(201, &key)]).await;
    let attributes = dd::ApplicationKeyCreateAttributes::builder().name("n").scopes(["a", "b"]).build();
    let body = dd::ApplicationKeyCreateRequest::builder()
        .data(dd::ApplicationKeyCreateData::builder().attributes(attributes).build())
        .build();
    let input =
        CreateServiceAccountApplicationKeyInput::builder().service_account_id("sa-1").body(body).build();
    let client = clients::datadog(&target(&server));
    let output = client.create_service_account_application_key(input).await.expect("a success");

    let body = json!({ "data": { "type": "application_keys", "attributes": { "name": "n", "scopes": ["a", "b"] } } });
    let line = "POST /api/v2/service_accounts/sa-1/application_keys";
    check(&server.take_request(), &Expected { line, headers: WITH_BODY, body: Some(body) });
    let attributes = output.data.and_then(|data| data.attributes).expect("the key has attributes");
    assert_eq!(attributes.key.as_deref(), Some("the-key"));
}

#[tokio::test]
async fn get_application_key_is_a_get_with_both_ids_in_the_path() {
    let reply = json!({
        "data": { "type": "application_keys", "id": "k-1" },
        "included": [{ "id": "u-1" }, { "type": "leaked_keys", "id": "l", "attributes": { "date": "2025-03-14T09:26:53Z" } }]
    });
    let server = Server::with([Reply::json(200, &reply)]).await;
    let input =
        GetServiceAccountApplicationKeyInput::builder().service_account_id("sa-1").app_key_id("k-1").build();
    let client = clients::datadog(&target(&server));
    let output = client.get_service_account_application_key(input).await.expect("a success");

    let line = "GET /api/v2/service_accounts/sa-1/application_keys/k-1";
    check(&server.take_request(), &Expected { line, headers: WITHOUT_BODY, body: None });
    let included = output.included.expect("there are included resources");
    let [
        dd::ApplicationKeyResponseIncludedItem::User(user),
        dd::ApplicationKeyResponseIncludedItem::LeakedKey(leak),
    ] = included.as_slice()
    else {
        panic!("a user without a type and a leaked key are included: {included:?}");
    };
    assert_eq!(user.id.as_deref(), Some("u-1"));
    assert_eq!(leak.attributes.date.to_string(), "2025-03-14T09:26:53Z");
}

#[tokio::test]
async fn update_application_key_is_a_patch_with_the_changes_in_the_body() {
    let server = Server::with([Reply::json(200, &json!({}))]).await;
    let attributes = dd::ApplicationKeyUpdateAttributes::builder().name("n").build();
    let data = dd::ApplicationKeyUpdateData::builder().attributes(attributes).id("k-1").build();
    let input = UpdateServiceAccountApplicationKeyInput::builder()
        .service_account_id("sa-1")
        .app_key_id("k-1")
        .body(dd::ApplicationKeyUpdateRequest::builder().data(data).build())
        .build();
    let client = clients::datadog(&target(&server));
    client.update_service_account_application_key(input).await.expect("a success");

    let body = json!({ "data": { "type": "application_keys", "id": "k-1", "attributes": { "name": "n" } } });
    let line = "PATCH /api/v2/service_accounts/sa-1/application_keys/k-1";
    check(&server.take_request(), &Expected { line, headers: WITH_BODY, body: Some(body) });
}

#[tokio::test]
async fn delete_application_key_is_a_delete_without_a_body() {
    let server = Server::with([Reply::new(204)]).await;
    let input = DeleteServiceAccountApplicationKeyInput::builder()
        .service_account_id("sa-1")
        .app_key_id("k-1")
        .build();
    let client = clients::datadog(&target(&server));
    let () = client.delete_service_account_application_key(input).await.expect("a success");
    let line = "DELETE /api/v2/service_accounts/sa-1/application_keys/k-1";
    check(&server.take_request(), &Expected { line, headers: WITHOUT_BODY, body: None });
}

#[tokio::test]
async fn a_header_of_a_single_call_is_sent_and_one_that_breaks_the_request_is_refused() {
    let server = Server::with([Reply::json(200, &json!({}))]).await;
    let client = clients::datadog(&target(&server));
    let call = || {
        let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("sa-1").build();
        client.list_service_account_application_keys(input)
    };
    call().header("X-Trace", "t-1").await.expect("a success");
    assert_eq!(server.take_request().header("x-trace"), Some("t-1"));
    let hostile = [
        ("x-trace", "a\r\nb: c"),
        ("x-trace", "a\nb"),
        ("x-trace", "a\0"),
        ("x-trace", "é"),
        ("x y", "a"),
        ("", "a"),
    ];
    for (name, value) in hostile {
        let error = call().header(name, value).await.expect_err("the header is hostile");
        assert!(error.to_string().starts_with("ListServiceAccountApplicationKeys: "), "{error}");
        assert!(!error.to_string().contains('\n'), "{error}");
        assert_eq!(server.take_requests(), [], "{name}: {value:?}");
    }
}

#[tokio::test]
async fn the_credentials_of_the_client_win_over_the_headers_of_a_call() {
    let server = Server::with([Reply::new(204)]).await;
    let input = DeleteServiceAccountApplicationKeyInput::builder()
        .service_account_id("sa-1")
        .app_key_id("k-1")
        .build();
    let call = clients::datadog(&target(&server)).delete_service_account_application_key(input);
    call.header("DD-API-KEY", "another").await.expect("a success");
    assert_eq!(server.take_request().header("dd-api-key"), Some(API_KEY));
}
