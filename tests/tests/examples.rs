//! The examples run to their end, and the README names all of them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at once")]

use std::path::Path;

/// A test for each example that is asynchronous.
macro_rules! examples {
    ($($test:ident: $example:ident in $path:literal),* $(,)?) => {
        $(
            #[allow(dead_code)]
            #[path = $path]
            mod $example;

            #[tokio::test]
            async fn $test() {
                assert_eq!($example::run().await.map_err(|error| error.to_string()), Ok(()));
            }
        )*

        /// The names of the examples that are run here.
        const RUN: &[&str] = &[$(stringify!($example)),*, "blocking", "spans"];
    };
}

examples! {
    the_example_of_credentials_succeeds: credentials in "../examples/credentials.rs",
    the_example_of_datadog_succeeds: datadog in "../examples/datadog.rs",
    the_example_of_the_devops_agent_succeeds: devops_agent in "../examples/devops_agent.rs",
    the_example_of_errors_succeeds: errors in "../examples/errors.rs",
    the_example_of_interceptors_succeeds: interceptors in "../examples/interceptors.rs",
    the_example_of_metrics_succeeds: metrics in "../examples/metrics.rs",
    the_example_of_pages_succeeds: pages in "../examples/pages.rs",
    the_example_of_resilience_succeeds: resilience in "../examples/resilience.rs",
    the_example_of_scripted_services_succeeds: scripted in "../examples/scripted.rs",
    the_example_of_stored_values_succeeds: stored in "../examples/stored.rs",
    the_example_of_streams_succeeds: streams in "../examples/streams.rs",
    the_example_of_transports_succeeds: transport in "../examples/transport.rs",
    the_example_of_validated_inputs_succeeds: validated in "../examples/validated.rs",
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

#[test]
fn every_example_is_run_and_named_in_the_readme() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(tests.join("../README.md")).unwrap();
    for entry in std::fs::read_dir(tests.join("examples")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(RUN.contains(&name), "no test runs the example `{name}`");
        assert!(readme.contains(&format!("(tests/examples/{name}.rs)")), "the README does not name `{name}`");
    }
}
