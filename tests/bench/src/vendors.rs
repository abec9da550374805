//! The vendors' clients, made as their documentation says.

use datadog_api_client::datadog::{APIKey, Configuration};
use datadog_api_client::datadogV2::api_action_connection::ActionConnectionAPI;
use datadog_api_client::datadogV2::api_service_accounts::ServiceAccountsAPI;

fn configuration(url: &str) -> Configuration {
    let mut configuration = Configuration::new();
    for name in ["apiKeyAuth", "appKeyAuth"] {
        configuration.set_auth_key(name, APIKey { key: "key".to_owned(), prefix: String::new() });
    }
    configuration.server_index = 1;
    let (protocol, name) = url.split_once("://").expect("the URL has a scheme");
    configuration.server_variables.insert("protocol".to_owned(), protocol.to_owned());
    configuration.server_variables.insert("name".to_owned(), name.to_owned());
    configuration
}

/// The part of Datadog's client for action connections.
///
/// # Panics
///
/// If the URL is not one.
#[must_use]
pub fn connections(url: &str) -> ActionConnectionAPI {
    ActionConnectionAPI::with_config(configuration(url))
}

/// The part of Datadog's client for service accounts.
///
/// # Panics
///
/// If the URL is not one.
#[must_use]
pub fn accounts(url: &str) -> ServiceAccountsAPI {
    ServiceAccountsAPI::with_config(configuration(url))
}

/// The client of AWS over a transport that answers every request with this body.
#[must_use]
pub fn devops_agent(body: &'static str) -> aws_sdk_devopsagent::Client {
    use aws_sdk_devopsagent::config::{BehaviorVersion, Credentials, Region};
    let http = aws_smithy_http_client::test_util::infallible_client_fn(move |_| {
        let response = http::Response::builder().status(201).header("content-type", "application/json");
        response.body(body).expect("the status is one")
    });
    let credentials = Credentials::from_keys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None);
    let config = aws_sdk_devopsagent::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(credentials)
        .http_client(http);
    aws_sdk_devopsagent::Client::from_conf(config.build())
}

/// The call that [`crate::clients::registration`] is the input of.
///
/// # Panics
///
/// If a required member is missing, which would be a mistake here.
#[must_use]
pub fn registration(
    client: &aws_sdk_devopsagent::Client,
) -> aws_sdk_devopsagent::operation::register_service::builders::RegisterServiceFluentBuilder {
    use aws_sdk_devopsagent::types::{
        PagerDutyAuthorizationConfig, PagerDutyDetails, PagerDutyOAuthClientCredentialsConfig,
        PostRegisterServiceSupportedService, ServiceDetails,
    };
    let oauth =
        PagerDutyOAuthClientCredentialsConfig::builder().client_id("id-17").client_secret("secret").build();
    let details = PagerDutyDetails::builder()
        .scopes("incidents.read")
        .scopes("services.read")
        .authorization_config(PagerDutyAuthorizationConfig::OAuthClientCredentials(
            oauth.expect("all is set"),
        ))
        .build();
    client
        .register_service()
        .service(PostRegisterServiceSupportedService::Pagerduty)
        .service_details(ServiceDetails::Pagerduty(details.expect("all is set")))
        .name("On call")
}
