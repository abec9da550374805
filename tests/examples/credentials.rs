//! Keys and credentials: given, from a source of one's own, and from where AWS's own tools find them.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example credentials`. With `--features aws-credentials` it also
//! looks for profiles, web identities, SSO, containers and instances.
use std::error::Error;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use drawplate_aws_devops_agent as devops;
use drawplate_datadog as datadog;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

use datadog::operation::ListServiceAccountApplicationKeysInput;
use devops::auth::{CachedCredentials, Credentials, CredentialsError, ProvideCredentials};
use devops::operation::{AssociateServiceError, AssociateServiceInput};
use devops::transport::BoxFuture;
use devops::types::{AzureConfiguration, ServiceConfiguration};

/// Asks the company's vault for credentials, which are good for an hour.
#[derive(Debug, Default)]
struct Vault(AtomicU32);

impl ProvideCredentials for Vault {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let lease = self.0.fetch_add(1, Ordering::Relaxed) + 1;
            let end = SystemTime::now() + Duration::from_secs(3600);
            let credentials = Credentials::new(format!("AKIDLEASE{lease}"), "not a secret");
            Ok(credentials.with_session_token("neither").with_expiry(end))
        })
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await;
    let config = datadog::Config::builder().endpoint_url(server.url());

    // Without keys nothing is sent, and the error says what to set.
    let error = list(config.clone()).await.err().ok_or("there are no keys")?;
    println!("{error}");

    // Keys that are given, as from `DD_API_KEY` and `DD_APP_KEY` with `with_env`. They are never printed.
    let config = config.api_key("not a secret").app_key("neither");
    println!("{config:?}");
    server.push(Reply::json(200, &json!({ "data": [] })));
    list(config).await?;

    // Credentials of one's own: asked for once, kept, and replaced before they end.
    let config = devops::Config::builder()
        .region("us-east-1")
        .credentials(CachedCredentials::new(Vault::default()))
        .endpoint_url(server.url());
    let client = devops::Client::new(config.build())?;
    for _ in 0..2 {
        server.push(Reply::json(404, &json!({ "message": "no such space" })));
        println!("{}", associate(&client).await.err().ok_or("the space is not there")?);
    }

    let sent = server.take_requests();
    let keys: Vec<_> = sent.iter().filter_map(|request| request.header("dd-api-key")).collect();
    let leases = sent.iter().filter_map(|request| request.header("authorization"));
    let leases = leases.filter(|header| header.contains("AKIDLEASE1/")).count();
    if (keys, leases) != (vec!["not a secret"], 2) {
        return Err(format!("sent were {sent:?}").into());
    }
    from_everywhere(&server).await
}

async fn list(config: datadog::ConfigBuilder) -> Result<(), Box<dyn Error>> {
    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("account-1").build();
    datadog::Client::new(config.build())?.list_service_account_application_keys(input).await?;
    Ok(())
}

async fn associate(client: &devops::Client) -> Result<(), AssociateServiceError> {
    let azure = AzureConfiguration::builder().subscription_id("subscription-1").build();
    let input = AssociateServiceInput::builder()
        .agent_space_id("space-1")
        .service_id("azure-1")
        .configuration(ServiceConfiguration::Azure(azure))
        .build();
    client.associate_service(input).await.map(drop)
}

/// What AWS's own tools would use on this machine; a call tells whether there is anything.
#[cfg(feature = "aws-credentials")]
async fn from_everywhere(server: &Server) -> Result<(), Box<dyn Error>> {
    let aws = devops::auth::AwsConfig::loader().region("us-east-1").load().await?;
    let config = devops::Config::builder().with_aws_config(&aws).endpoint_url(server.url());
    server.push(Reply::json(404, &json!({ "message": "no such space" })));
    if let Err(error) = associate(&devops::Client::new(config.build())?).await {
        println!("{error}");
    }
    Ok(())
}

#[cfg(not(feature = "aws-credentials"))]
async fn from_everywhere(_server: &Server) -> Result<(), Box<dyn Error>> {
    Ok(())
}
