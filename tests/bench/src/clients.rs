//! Clients as an application makes them, and the inputs of the calls that are measured.

use drawplate_aws_devops_agent as devops;
use drawplate_datadog as datadog;
use drawplate_runtime::transport::Transport;

/// A client of the DevOps Agent over this transport.
///
/// # Panics
///
/// If the configuration is not complete, which would be a mistake here.
pub fn devops_agent(transport: impl Transport + 'static) -> devops::Client {
    let credentials =
        devops::auth::Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    let config = devops::Config::builder().region("us-east-1").credentials(credentials);
    devops::Client::new(config.transport(transport).build()).expect("the configuration is complete")
}

/// A client of Datadog at this URL, with the transport that applications get.
///
/// # Panics
///
/// If the configuration is not complete, which would be a mistake here.
#[must_use]
pub fn datadog(url: &str) -> datadog::Client {
    let config = datadog::Config::builder().api_key("key").app_key("key").endpoint_url(url);
    datadog::Client::new(config.build()).expect("the configuration is complete")
}

/// What `RegisterService` is given.
#[must_use]
pub fn registration() -> devops::operation::RegisterServiceInput {
    use devops::types::{
        PagerDutyAuthorizationConfig, PagerDutyDetails, PagerDutyOAuthClientCredentialsConfig,
        PostRegisterServiceSupportedService, ServiceDetails,
    };
    let oauth =
        PagerDutyOAuthClientCredentialsConfig::builder().client_id("id-17").client_secret("secret").build();
    let details = PagerDutyDetails::builder()
        .scopes(["incidents.read", "services.read"].map(String::from).to_vec())
        .authorization_config(PagerDutyAuthorizationConfig::OAuthClientCredentials(oauth))
        .build();
    devops::operation::RegisterServiceInput::builder()
        .service(PostRegisterServiceSupportedService::Pagerduty)
        .service_details(ServiceDetails::Pagerduty(details))
        .name("On call")
        .build()
}
