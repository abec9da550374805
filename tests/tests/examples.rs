//! The examples run to their end.

#[allow(dead_code)]
#[path = "../examples/datadog.rs"]
mod datadog;
#[allow(dead_code)]
#[path = "../examples/devops_agent.rs"]
mod devops_agent;

#[tokio::test]
async fn the_example_of_the_devops_agent_succeeds() {
    assert!(devops_agent::run().await.is_ok());
}

#[tokio::test]
async fn the_example_of_datadog_succeeds() {
    assert!(datadog::run().await.is_ok());
}

#[allow(dead_code)]
#[path = "../examples/resilience.rs"]
mod resilience;

#[tokio::test]
async fn the_example_of_resilience_succeeds() {
    assert!(resilience::run().await.is_ok());
}

#[allow(dead_code)]
#[path = "../examples/metrics.rs"]
mod metrics;

#[tokio::test]
async fn the_example_of_metrics_succeeds() {
    assert!(metrics::run().await.is_ok());
}

#[allow(dead_code)]
#[path = "../examples/stored.rs"]
mod stored;

#[tokio::test]
async fn the_example_of_stored_values_succeeds() {
    assert!(stored::run().await.is_ok());
}

#[allow(dead_code)]
#[path = "../examples/blocking.rs"]
mod blocking;

#[tokio::test]
async fn the_example_of_blocking_calls_succeeds() {
    let server = blocking::services().await;
    let url = server.url().to_string();
    let result = tokio::task::spawn_blocking(move || blocking::run(&url).map_err(|error| error.to_string()));
    assert_eq!(result.await.ok(), Some(Ok(())));
}

#[allow(dead_code)]
#[path = "../examples/scripted.rs"]
mod scripted;

#[tokio::test]
async fn the_example_of_scripted_services_succeeds() {
    assert!(scripted::run().await.is_ok());
}

#[allow(dead_code)]
#[path = "../examples/validated.rs"]
mod validated;

#[tokio::test]
async fn the_example_of_validated_inputs_succeeds() {
    assert!(validated::run().await.is_ok());
}
