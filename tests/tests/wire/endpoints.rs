//! Where requests go when no endpoint is given, and which endpoints are refused.

use std::future::ready;
use std::sync::{Arc, Mutex};

use drawplate_aws_devops_agent::auth::Credentials;
use drawplate_aws_devops_agent::{self as agent, operation::AssociateServiceInput};
use drawplate_datadog::{self as datadog, operation::DeleteServiceAccountApplicationKeyInput};
use drawplate_runtime::transport::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};

/// Keeps the URLs of requests and answers none.
#[derive(Debug, Clone, Default)]
struct Recorder(Arc<Mutex<Vec<String>>>);

impl Recorder {
    fn urls(&self) -> Vec<String> {
        self.0.lock().expect("no test failed").clone()
    }
}

impl Transport for Recorder {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.0.lock().expect("no test failed").push(request.uri().to_string());
        Box::pin(ready(Err(TransportError::new(TransportErrorKind::Other, "kept"))))
    }
}

type AgentConfig = agent::ConfigBuilder;

/// The URL of a request with this configuration, or the error of the call.
async fn agent_url(configure: impl FnOnce(AgentConfig) -> AgentConfig) -> Result<String, String> {
    let recorder = Recorder::default();
    let config = agent::Config::builder().credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let config = configure(config.transport(recorder.clone())).build();
    let azure = agent::types::AzureConfiguration::builder().subscription_id("s").build();
    let input = AssociateServiceInput::builder()
        .agent_space_id("a")
        .service_id("s")
        .configuration(agent::types::ServiceConfiguration::Azure(azure))
        .build();
    let client = agent::Client::new(config).expect("the configuration is complete");
    let error = client.associate_service(input).await.expect_err("nobody answers").to_string();
    recorder.urls().pop().ok_or(error)
}

async fn datadog_url(site: &str) -> Result<String, String> {
    let recorder = Recorder::default();
    let config =
        datadog::Config::builder().api_key("a").app_key("b").site(site).transport(recorder.clone()).build();
    let input =
        DeleteServiceAccountApplicationKeyInput::builder().service_account_id("a").app_key_id("k").build();
    let client = datadog::Client::new(config).expect("the configuration is complete");
    let call = client.delete_service_account_application_key(input);
    let error = call.await.expect_err("nobody answers").to_string();
    recorder.urls().pop().ok_or(error)
}

#[tokio::test]
async fn the_host_of_the_devops_agent_follows_from_the_region() {
    let path = "/v1/agentspaces/a/associations";
    let cases = [
        ("us-east-1", false, "https://cp.aidevops.us-east-1.api.aws"),
        ("eu-central-1", true, "https://cp.aidevops-fips.eu-central-1.api.aws"),
        ("us-gov-west-1", true, "https://cp.aidevops-fips.us-gov-west-1.api.aws"),
        ("cn-north-1", false, "https://cp.aidevops.cn-north-1.api.amazonwebservices.com.cn"),
    ];
    for (region, fips, expected) in cases {
        let url = agent_url(|config| config.region(region).use_fips(fips)).await;
        assert_eq!(url, Ok(format!("{expected}{path}")));
    }
}

#[tokio::test]
async fn an_endpoint_of_the_caller_keeps_its_port_and_path_and_gets_the_prefix() {
    let cases = [
        ("https://example.com", "https://cp.example.com/v1/agentspaces/a/associations"),
        ("https://example.com:8443/base/", "https://cp.example.com:8443/base/v1/agentspaces/a/associations"),
        ("http://localhost:8080", "http://cp.localhost:8080/v1/agentspaces/a/associations"),
    ];
    for (endpoint, expected) in cases {
        let url = agent_url(|config| config.region("us-east-1").endpoint_url(endpoint)).await;
        assert_eq!(url.as_deref(), Ok(expected));
    }
    let address =
        agent_url(|config| config.region("us-east-1").endpoint_url("https://127.0.0.1").host_prefix(false));
    assert_eq!(address.await.as_deref(), Ok("https://127.0.0.1/v1/agentspaces/a/associations"));
}

#[tokio::test]
async fn a_configuration_without_an_endpoint_is_an_error_with_the_words_of_the_rules() {
    let nowhere = agent_url(|config| config).await.expect_err("there is no region");
    assert!(nowhere.contains("Invalid Configuration: Missing Region"), "{nowhere}");
    let both =
        agent_url(|config| config.region("us-east-1").use_fips(true).endpoint_url("https://example.com"))
            .await;
    let both = both.expect_err("the two exclude each other");
    assert!(both.contains("FIPS and custom endpoint are not supported"), "{both}");
}

#[tokio::test]
async fn an_endpoint_that_would_leak_or_mislead_is_refused_before_anything_is_sent() {
    let refused = [
        "http://example.com",
        "http://localhost.example.com",
        "https://user:canary@example.com",
        "https://example.com/a/../b",
        "https://example.com?a=b",
        "https://example.com#a",
        "https://exa mple.com",
        "https://127.0.0.1",
        "ftp://example.com",
        "example.com",
        "",
    ];
    for endpoint in refused {
        let url = agent_url(|config| config.region("us-east-1").endpoint_url(endpoint)).await;
        let error = url.expect_err(endpoint);
        assert!(error.starts_with("AssociateService: ") && !error.contains("canary"), "{endpoint}: {error}");
    }
    let allowed =
        agent_url(|config| config.region("us-east-1").endpoint_url("http://example.com").allow_http(true));
    assert!(allowed.await.is_ok());
}

#[tokio::test]
async fn a_region_that_is_no_part_of_a_host_name_is_refused_before_anything_is_sent() {
    for region in ["us-east-1.evil.com/", "a b", "x@evil.com", "..", "a#", "a?", "a/b", "\\", "a\r\nb", "é"]
    {
        let url = agent_url(|config| config.region(region)).await;
        assert!(url.is_err(), "{region}: {url:?}");
    }
}

#[tokio::test]
async fn the_host_of_datadog_follows_from_the_site() {
    let sites = [
        "datadoghq.com",
        "us3.datadoghq.com",
        "us5.datadoghq.com",
        "datadoghq.eu",
        "ap1.datadoghq.com",
        "ap2.datadoghq.com",
        "ddog-gov.com",
        "us2.ddog-gov.com",
        "a-site.that-came-later.example",
    ];
    for site in sites {
        let expected = format!("https://api.{site}/api/v2/service_accounts/a/application_keys/k");
        assert_eq!(datadog_url(site).await, Ok(expected));
    }
}

#[tokio::test]
async fn a_site_that_is_no_host_name_is_refused_before_anything_is_sent() {
    for site in
        ["", ".", "..", "evil.com/", "x@evil.com", "a b", "a:1", "a#", "a?b", "a/../b", "\\", "a\r\nb", "é"]
    {
        let url = datadog_url(site).await;
        assert!(url.is_err(), "{site}: {url:?}");
    }
}
