//! Clients that are configured by the environment, each in a process of its own.

use std::process::Output;

use drawplate_tests::server::{Reply, Server};
use drawplate_tests::sigv4::Signer;
use serde_json::json;
use tokio::process::Command;

const AWS: [(&str, &str); 4] = [
    ("AWS_REGION", "eu-west-1"),
    ("AWS_ACCESS_KEY_ID", "AKIDFROMENV"),
    ("AWS_SECRET_ACCESS_KEY", "canary-9c2f-secret"),
    ("AWS_SESSION_TOKEN", "canary-9c2f-token"),
];
const DATADOG: [(&str, &str); 3] =
    [("DD_SITE", "datadoghq.eu"), ("DD_API_KEY", "canary-9c2f-api"), ("DD_APP_KEY", "canary-9c2f-app")];

async fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_call_from_environment"));
    command.args(arguments).env_clear().envs(environment.iter().copied());
    command.output().await.expect("the program starts")
}

fn shown(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.clone(), output.stderr.clone()].concat()).into_owned()
}

/// The environment without the variable with this name.
fn without<'a>(environment: &[(&'a str, &'a str)], name: &str) -> Vec<(&'a str, &'a str)> {
    environment.iter().copied().filter(|(variable, _)| *variable != name).collect()
}

#[tokio::test]
async fn the_devops_agent_client_takes_region_credentials_and_endpoint_from_the_environment() {
    let association = json!({
        "agentSpaceId": "a", "createdAt": "2025-03-14T09:26:53Z", "updatedAt": "2025-03-14T09:26:53Z",
        "associationId": "i", "serviceId": "s", "configuration": { "azure": { "subscriptionId": "s" } },
    });
    let server = Server::with([Reply::json(201, &json!({ "association": association }))]).await;
    let url = server.url();
    let environment = [AWS.as_slice(), &[("AWS_ENDPOINT_URL", &url)]].concat();
    let output = run(&["devops-agent"], &environment).await;
    assert!(output.status.success(), "{}", shown(&output));
    let signer = Signer {
        access_key: "AKIDFROMENV",
        secret_key: "canary-9c2f-secret",
        session_token: Some("canary-9c2f-token"),
        region: "eu-west-1",
        service: "aidevops",
    };
    assert_eq!(signer.verify(&server.take_request()), Ok(()));
}

/// A proxy sees where requests go, and of unencrypted ones everything.
#[tokio::test]
async fn a_proxy_of_the_environment_sees_nothing() {
    let (server, proxy) = (Server::with([Reply::new(204)]).await, Server::with([Reply::new(204)]).await);
    let url = proxy.url();
    let names = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    let environment = [DATADOG.as_slice(), &names.map(|name| (name, url.as_str()))].concat();
    let output = run(&["datadog", &server.url()], &environment).await;
    assert!(output.status.success(), "{}", shown(&output));
    assert_eq!(server.take_requests().len(), 1);
    assert_eq!(proxy.take_requests(), []);
}

#[tokio::test]
async fn the_datadog_client_takes_its_keys_from_the_environment() {
    let server = Server::with([Reply::new(204)]).await;
    let output = run(&["datadog", &server.url()], &DATADOG).await;
    assert!(output.status.success(), "{}", shown(&output));
    let request = server.take_request();
    assert_eq!(request.header("dd-api-key"), Some("canary-9c2f-api"));
    assert_eq!(request.header("dd-application-key"), Some("canary-9c2f-app"));
}

#[tokio::test]
async fn a_variable_that_is_missing_or_wrong_is_named_and_its_value_is_not_shown() {
    let server = Server::start().await;
    let url = server.url();
    let datadog: &[&str] = &["datadog", &url];
    let devops: &[&str] = &["devops-agent"];
    let hostile = |name, value| {
        let mut environment = without(&DATADOG, name);
        environment.push((name, value));
        environment
    };
    let cases = [
        (datadog, without(&DATADOG, "DD_API_KEY"), "DD_API_KEY"),
        (datadog, without(&DATADOG, "DD_APP_KEY"), "DD_APP_KEY"),
        (datadog, hostile("DD_API_KEY", "canary-9c2f\r\nx: y"), "DD-API-KEY"),
        (devops, without(&AWS, "AWS_ACCESS_KEY_ID"), "AWS_ACCESS_KEY_ID"),
        (devops, without(&AWS, "AWS_SECRET_ACCESS_KEY"), "AWS_SECRET_ACCESS_KEY"),
    ];
    for (arguments, environment, named) in cases {
        let output = run(arguments, &environment).await;
        let shown = shown(&output);
        assert!(!output.status.success(), "{environment:?}");
        assert!(shown.contains(named), "{named} is not in: {shown}");
        assert!(!shown.contains("canary-9c2f") && !shown.contains("panicked"), "{shown}");
    }
    assert_eq!(server.take_requests(), []);
}
