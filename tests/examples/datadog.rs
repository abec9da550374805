//! Creates a service account in Datadog and an application key for it.
//!
//! The service is played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example datadog`.
use std::error::Error;

use drawplate_datadog::operation::{
    CreateServiceAccountApplicationKeyInput, ListServiceAccountApplicationKeysInput,
};
use drawplate_datadog::types::{
    ApplicationKeyCreateAttributes, ApplicationKeyCreateData, ApplicationKeyCreateRequest,
    FullApplicationKey, ServiceAccountCreateAttributes, ServiceAccountCreateData,
    ServiceAccountCreateRequest,
};
use drawplate_datadog::{Client, Config};
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = service().await;
    // In an application: `Client::from_env()?`.
    let config =
        Config::builder().api_key("not a secret").app_key("neither").endpoint_url(server.url()).build();
    let client = Client::new(config)?;

    let account = create_account(&client, "exports@example.com").await?;
    let key = create_key(&client, &account).await?;
    // The output can be printed: what the specification calls a secret is not shown.
    println!("{key:?}");

    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id(account).build();
    let mut keys = client.list_service_account_application_keys(input).items().page_size(10);
    while let Some(key) = keys.next().await {
        println!("the account has the key {}", key?.id.unwrap_or_default());
    }
    Ok(())
}

/// Creates a service account and gives its id back.
async fn create_account(client: &Client, email: &str) -> Result<String, Box<dyn Error>> {
    let attributes = ServiceAccountCreateAttributes::builder().email(email).service_account(true).build();
    let data = ServiceAccountCreateData::builder().attributes(attributes).build();
    let output =
        client.create_service_account(ServiceAccountCreateRequest::builder().data(data).build()).await?;
    Ok(output.data.and_then(|user| user.id).ok_or("the service gave the account no id")?)
}

/// Creates a key for the account; only this answer carries the secret.
async fn create_key(client: &Client, account: &str) -> Result<FullApplicationKey, Box<dyn Error>> {
    let attributes =
        ApplicationKeyCreateAttributes::builder().name("nightly").scopes(["dashboards_read"]).build();
    let data = ApplicationKeyCreateData::builder().attributes(attributes).build();
    let input = CreateServiceAccountApplicationKeyInput::builder()
        .service_account_id(account)
        .body(ApplicationKeyCreateRequest::builder().data(data).build())
        .build();
    let output = client.create_service_account_application_key(input).await?;
    Ok(output.data.ok_or("the service answered without a key")?)
}

async fn service() -> Server {
    let key = |attributes| json!({ "type": "application_keys", "id": "key-1", "attributes": attributes });
    let new_key = key(json!({ "name": "nightly", "key": "a secret that is not printed", "last4": "9f3c" }));
    let listed = key(json!({ "name": "nightly", "last4": "9f3c" }));
    Server::with([
        Reply::json(201, &json!({ "data": { "type": "users", "id": "account-1" } })),
        Reply::json(201, &json!({ "data": new_key })),
        Reply::json(200, &json!({ "data": [listed], "meta": { "page": { "total_filtered_count": 1 } } })),
    ])
    .await
}
