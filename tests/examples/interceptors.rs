//! Interceptors for a log, for headers of one's own and for a cache.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example interceptors`. For metrics there is the example `metrics`.
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Mutex, PoisonError};

use drawplate_aws_devops_agent as devops;
use drawplate_datadog as datadog;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;

// Both crates have the same runtime below them: what is written for one client serves all of them.
use datadog::bytes::Bytes;
use datadog::http::{HeaderValue, Method, Request, Response};
use datadog::intercept::{AttemptOutcome, CallContext, CallOutcome, Flow, HookError, Interceptor};
use datadog::operation::GetServiceAccountApplicationKeyInput;
use datadog::transport::{Body, BoxFuture};
use devops::operation::AssociateServiceInput;
use devops::types::{AzureConfiguration, ServiceConfiguration};

/// Prints a line for each call that is over.
#[derive(Debug)]
struct Log;

impl Interceptor for Log {
    fn after_call(&self, call: &mut CallContext, outcome: &CallOutcome<'_>) {
        let cached = if call.is_answered() { ", from the cache" } else { "" };
        // An outcome prints an error with its status and request id, and nothing that is a secret.
        println!("{} {} in {:?}{cached}: {outcome}", call.service(), call.operation(), call.elapsed());
    }
}

/// Says on behalf of whom the program calls. The header is there before the request is signed, so
/// that the signature covers it.
#[derive(Debug)]
struct Tenant(&'static str);

impl Interceptor for Tenant {
    fn before_signing<'a>(
        &'a self,
        _call: &'a mut CallContext,
        request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        request.headers_mut().insert("x-tenant", HeaderValue::from_static(self.0));
        Box::pin(std::future::ready(Ok(Flow::Send)))
    }
}

/// Keeps what was read, by its URL. A real one would forget it again.
#[derive(Debug, Default)]
struct Cache(Mutex<BTreeMap<String, Bytes>>);

impl Interceptor for Cache {
    fn before_signing<'a>(
        &'a self,
        _call: &'a mut CallContext,
        request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.get(&request.uri().to_string()).filter(|_| request.method() == Method::GET);
        let flow = kept.map_or(Flow::Send, |body| Flow::Answer(Response::new(body.clone())));
        Box::pin(std::future::ready(Ok(flow)))
    }

    fn after_attempt<'a>(
        &'a self,
        call: &'a mut CallContext,
        outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        let success = outcome.status().is_some_and(|status| status == 200);
        if let (true, Some(uri), Some(body)) = (success, call.uri(), outcome.body()) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(uri.to_string(), body.clone());
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let key = json!({ "data": { "type": "application_keys", "id": "key-1" } });
    let denied = Reply::json(403, &json!({ "message": "not in this space" }));
    let server = Server::with([
        Reply::json(200, &key),
        denied.header("x-amzn-errortype", "AccessDeniedException").header("x-amzn-requestid", "request-2"),
    ])
    .await;

    let config = datadog::Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(server.url())
        .interceptor(Log)
        .interceptor(Cache::default());
    let datadog = datadog::Client::new(config.build())?;
    for _ in 0..3 {
        let input = GetServiceAccountApplicationKeyInput::builder();
        let input = input.service_account_id("account-1").app_key_id("key-1").build();
        // One that is added to a call sees this call alone.
        datadog.get_service_account_application_key(input).interceptor(Tenant("storefront")).await?;
    }

    let config = devops::Config::builder()
        .region("us-east-1")
        .credentials(devops::auth::Credentials::new("AKIDEXAMPLE", "not a secret"))
        .endpoint_url(server.url())
        .interceptor(Log)
        .interceptor(Tenant("payments"));
    let azure = AzureConfiguration::builder().subscription_id("subscription-1").build();
    let input = AssociateServiceInput::builder()
        .agent_space_id("space-1")
        .service_id("azure-1")
        .configuration(ServiceConfiguration::Azure(azure))
        .build();
    let error = devops::Client::new(config.build())?.associate_service(input).await.err();
    error.filter(|error| error.request_id() == Some("request-2")).ok_or("the call is denied")?;

    let sent = server.take_requests();
    let tenants: Vec<_> = sent.iter().map(|request| request.header("x-tenant")).collect();
    let signed = sent.last().and_then(|request| request.header("authorization")).unwrap_or_default();
    let as_expected = tenants == [Some("storefront"), Some("payments")] && signed.contains("x-tenant");
    if as_expected { Ok(()) } else { Err(format!("sent were {sent:?}").into()) }
}
