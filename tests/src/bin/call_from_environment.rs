//! Makes a client from the environment and calls one operation, for tests that need a process with
//! an environment of its own.
//!
//! `call_from_environment devops-agent` or `call_from_environment datadog URL`; it prints what came
//! of it and succeeds if the call did.

use std::error::Error;

use drawplate_aws_devops_agent as agent;
use drawplate_datadog as datadog;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("devops-agent"), None) => call_devops_agent().await,
        (Some("datadog"), Some(url)) => call_datadog(&url).await,
        _ => Err("the arguments are: devops-agent | datadog URL".into()),
    }
}

async fn call_devops_agent() -> Result<(), Box<dyn Error>> {
    let azure = agent::types::AzureConfiguration::builder().subscription_id("s").build();
    let input = agent::operation::AssociateServiceInput::builder()
        .agent_space_id("space")
        .service_id("service")
        .configuration(agent::types::ServiceConfiguration::Azure(azure))
        .build();
    agent::Client::from_env()?.associate_service(input).await?;
    Ok(())
}

async fn call_datadog(url: &str) -> Result<(), Box<dyn Error>> {
    let input = datadog::operation::DeleteServiceAccountApplicationKeyInput::builder()
        .service_account_id("account")
        .app_key_id("key")
        .build();
    let config = datadog::Config::builder().with_env()?.endpoint_url(url).build();
    datadog::Client::new(config)?.delete_service_account_application_key(input).await?;
    Ok(())
}
