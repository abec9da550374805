//! Calls one operation with what AWS's own tools would use, for tests that need a process with an
//! environment of its own.
//!
//! `call_with_aws_config SERVER` sends what is meant for AWS to that server on loopback, whatever
//! host it is for. It logs everything, prints what came of it and succeeds if the call did.

use std::error::Error;
use std::process::ExitCode;

use drawplate_aws_devops_agent as agent;
use drawplate_runtime::auth::AwsConfig;
use drawplate_runtime::http::{Request, Response, Uri};
use drawplate_runtime::transport::{
    Body, BoxFuture, ReqwestOptions, ReqwestTransport, Transport, TransportError,
};

#[tokio::main]
async fn main() -> ExitCode {
    match call().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}\n{error:?}");
            ExitCode::FAILURE
        }
    }
}

async fn call() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::TRACE).init();
    let server = std::env::args().nth(1).ok_or("the argument is the server's URL")?;
    let transport = Diverting { to: server.parse()?, by: ReqwestOptions::new().build()? };
    let aws = AwsConfig::loader().transport(transport).load().await?;
    println!("{aws:?}");
    let config = agent::Config::builder().with_aws_config(&aws).endpoint_url(server).build();
    let azure = agent::types::AzureConfiguration::builder().subscription_id("s").build();
    let input = agent::operation::AssociateServiceInput::builder()
        .agent_space_id("space")
        .service_id("service")
        .configuration(agent::types::ServiceConfiguration::Azure(azure))
        .build();
    agent::Client::new(config)?.associate_service(input).await?;
    println!("{aws:?}");
    Ok(())
}

/// Sends all requests that are not for this machine to one server.
#[derive(Debug)]
struct Diverting {
    to: Uri,
    by: ReqwestTransport,
}

impl Transport for Diverting {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let (mut head, body) = request.into_parts();
        if !matches!(head.uri.host(), Some("127.0.0.1" | "localhost")) {
            let mut parts = head.uri.into_parts();
            parts.scheme = self.to.scheme().cloned();
            parts.authority = self.to.authority().cloned();
            head.uri = Uri::from_parts(parts).unwrap_or_else(|_| self.to.clone());
        }
        self.by.send(Request::from_parts(head, body))
    }
}
