//! A marker in every secret that both clients can be given, and every way in which they say something:
//! errors, spans and events at all levels, violations, serde's errors, and what a script's test fails
//! with.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use drawplate_aws_devops_agent::operation::{AssociateServiceInput, RegisterServiceInput};
use drawplate_datadog::operation::{
    CreateActionConnectionInput, CreateServiceAccountApplicationKeyInput, CreateServiceAccountInput,
};
use drawplate_datadog::testing::Script;
use drawplate_runtime::value::{Structure, Value as Held};
use drawplate_tests::server::{Reply, Server};
use drawplate_tests::shapes::CANARY;
use serde_json::{Value as Json, json};

use crate::operations::{OPERATIONS, Operation};
use crate::types;

/// What is logged while a test runs.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Everything that is logged by this thread from now on, at whatever level.
fn log() -> (Log, impl Drop) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_writer(move || writer.clone())
        .finish();
    (log, tracing::subscriber::set_default(subscriber))
}

/// Inputs of an operation with the marker in every secret, in all their forms.
fn inputs(operation: &Operation) -> Vec<Json> {
    match operation.input {
        Some(shape) => {
            operation.spec().forms(shape).into_iter().map(|form| operation.input(form.json)).collect()
        }
        None => vec![operation.least_input()],
    }
}

/// What a service can answer, with the marker wherever it is a secret or nobody knows what it is.
fn replies(operation: &Operation) -> Vec<Reply> {
    let unknown = json!({ "message": "no", "echo": CANARY, "errors": ["no", { "key": CANARY }] });
    let mut replies = vec![
        Reply::closed(),
        Reply::json(500, &unknown).header("set-cookie", CANARY),
        Reply::json(403, &json!([CANARY])),
        Reply::new(502).body(format!("<html>{CANARY}</html>")),
        Reply::new(302).header("location", format!("https://{CANARY}.example/?{CANARY}")),
        Reply::json(operation.success, &json!({ "data": CANARY, "association": CANARY })),
        Reply::new(operation.success).body(format!("{{\"data\": \"{CANARY}")),
        Reply::json(operation.success, &unknown).truncated_after(30),
    ];
    if let Some(shape) = operation.output {
        let forms = operation.spec().forms(shape).into_iter();
        replies.extend(forms.map(|form| Reply::json(operation.success, &form.json)));
    }
    replies
}

#[tokio::test]
async fn no_call_of_either_client_says_or_logs_a_secret() {
    let (log, _guard) = log();
    let (mut planted, mut failures) = (0, 0);
    for operation in OPERATIONS {
        let (inputs, replies) = (inputs(operation), replies(operation));
        for turn in 0..inputs.len().max(replies.len()) {
            let input = &inputs[turn % inputs.len()];
            planted += input.to_string().matches(CANARY).count();
            let server = Server::with([replies[turn % replies.len()].clone()]).await;
            let said = match operation.call(&server, input.clone()).await {
                Ok(_) => String::new(),
                Err(failure) => {
                    failures += 1;
                    format!("{}\n{}\n{:?}", failure.display, failure.debug, failure.sources)
                }
            };
            let logged = log.take();
            assert!(logged.contains(operation.name), "the call is logged: {logged}");
            assert!(!said.contains(CANARY), "{}: {said}", operation.name);
            assert!(!logged.contains(CANARY), "{}: {logged}", operation.name);
        }
    }
    assert!(planted > 100 && failures > 50, "{planted} secrets, {failures} failures");
}

/// All forms of an input, read into its type.
fn forms<T: Held>(operation: &str) -> impl Iterator<Item = (Json, T)> {
    let inputs = inputs(Operation::named(operation)).into_iter();
    inputs.map(|json| (json.clone(), types::read(json.to_string().as_bytes()).unwrap()))
}

/// What a limit that is broken, and a value that serde cannot read, are said to be.
fn said_about<T: Held + Structure + for<'de> drawplate_runtime::serde::Deserialize<'de>>(
    operation: &str,
) -> usize {
    let mut errors = 0;
    let operation = Operation::named(operation);
    let mut check = |said: String| {
        errors += 1;
        assert!(!said.contains(CANARY), "{}: {said}", operation.name);
    };
    for (json, input) in forms::<T>(operation.name) {
        if let Err(violations) = drawplate_runtime::validation::check(&input) {
            check(format!("{violations} {violations:?}"));
        }
        let mut whole = json.clone();
        whole["agentSpaceId"] = json!([CANARY]);
        whole["body"] = json!(CANARY);
        whole["service"] = json!({ CANARY: CANARY });
        if let Err(error) = serde_json::from_value::<T>(whole) {
            check(format!("{error} {error:?} {error:#?}"));
        }
        let text = json.to_string();
        let broken = text.get(..text.len() - 2).unwrap_or_default();
        if let Err(error) = serde_json::from_str::<T>(broken) {
            check(format!("{error} {error:?} {error:#?}"));
        }
    }
    errors
}

#[test]
fn neither_violations_nor_errors_of_serde_show_a_secret() {
    let errors = [
        said_about::<AssociateServiceInput>("AssociateService"),
        said_about::<RegisterServiceInput>("RegisterService"),
        said_about::<CreateActionConnectionInput>("CreateActionConnection"),
        said_about::<CreateServiceAccountInput>("CreateServiceAccount"),
        said_about::<CreateServiceAccountApplicationKeyInput>("CreateServiceAccountApplicationKey"),
    ];
    assert!(errors.iter().all(|count| *count > 2), "{errors:?}");
}

/// What a test says whose script was not followed, by an error and by a panic.
fn said_by(script: Script) -> String {
    let deviation = script.check().unwrap_err();
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| script.verify())).unwrap_err();
    let panic = panic.downcast_ref::<String>().cloned().unwrap_or_default();
    assert!(panic.contains("unexpected call"), "{panic}");
    format!("{deviation} {deviation:?} {panic}")
}

#[tokio::test]
async fn a_test_that_fails_shows_no_secret_of_an_input() {
    for (_, input) in forms::<RegisterServiceInput>("RegisterService") {
        let script = Script::new();
        let client = drawplate_aws_devops_agent::Client::scripted(&script);
        let error = client.register_service(input).await.unwrap_err();
        let said = format!("{error} {error:?} {error:#?} {}", said_by(script));
        assert!(!said.contains(CANARY), "{said}");
    }
    for (_, input) in forms::<CreateActionConnectionInput>("CreateActionConnection") {
        let script = Script::new();
        let client = drawplate_datadog::Client::scripted(&script);
        let error = client.create_action_connection(input).await.unwrap_err();
        let said = format!("{error} {error:?} {error:#?} {}", said_by(script));
        assert!(!said.contains(CANARY), "{said}");
    }
}
