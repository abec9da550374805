//! Clients that talk to a server of the tests, and make one request of each call.

use std::time::Duration;

use drawplate_runtime::retry::NoRetries;
use drawplate_runtime::transport::{ReqwestOptions, ReqwestTransport};
use drawplate_tests::sigv4::Signer;

/// Where a call goes.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) url: String,
    pub(crate) timeout: Option<Duration>,
}

/// The credentials that the clients are given; each contains the canary, which must not be seen in
/// anything that is printed.
pub(crate) const SIGNER: Signer<'_> = Signer {
    access_key: "AKIDEXAMPLE",
    secret_key: "canary-9c2f-secret-access-key",
    session_token: Some("canary-9c2f-session-token"),
    region: "eu-central-1",
    service: "aidevops",
};
pub(crate) const API_KEY: &str = "canary-9c2f-api-key";
pub(crate) const APP_KEY: &str = "canary-9c2f-app-key";

thread_local! {
    /// A test runs on a thread of its own, with a runtime of its own: all its clients share this.
    static TRANSPORT: ReqwestTransport = ReqwestOptions::new().build().expect("the system has root certificates");
}

fn transport() -> ReqwestTransport {
    TRANSPORT.with(Clone::clone)
}

/// A client of the DevOps Agent with all credentials.
pub(crate) fn aws_devops_agent(target: &Target) -> drawplate_aws_devops_agent::Client {
    use drawplate_aws_devops_agent::auth::Credentials;
    use drawplate_aws_devops_agent::{Client, Config};
    let credentials = Credentials::new(SIGNER.access_key, SIGNER.secret_key)
        .with_session_token(SIGNER.session_token.unwrap());
    let config = Config::builder().region(SIGNER.region).credentials(credentials).endpoint_url(&target.url);
    Client::new(config.transport(transport()).retries(NoRetries).build())
        .expect("the configuration is complete")
}

/// A client of Datadog with both keys.
pub(crate) fn datadog(target: &Target) -> drawplate_datadog::Client {
    use drawplate_datadog::{Client, Config};
    let config = Config::builder().api_key(API_KEY).app_key(APP_KEY).endpoint_url(&target.url);
    Client::new(config.transport(transport()).retries(NoRetries).build())
        .expect("the configuration is complete")
}
