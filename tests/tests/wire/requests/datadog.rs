//! The operations of Datadog.

use drawplate_datadog::operation::{
    CreateServiceAccountApplicationKeyInput, DeleteServiceAccountApplicationKeyInput,
    GetServiceAccountApplicationKeyInput, ListServiceAccountApplicationKeysInput,
    UpdateServiceAccountApplicationKeyInput,
};
use drawplate_datadog::types as dd;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

use super::{Expected, WITH_BODY, WITHOUT_BODY, check, target};
use crate::clients;

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
