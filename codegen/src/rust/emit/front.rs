//! The front page of a crate: a first call, where its errors are, what can be set, and the features.
//!
//! In: the plan. Out: lines of Markdown, for the documentation of `lib.rs` and for the `README.md`.

use super::example;
use crate::rust::docs::{code, wrapped};
use crate::rust::plan::{OperationPlan, Plan, TagPlan};

/// The sections for the documentation, whose links rustdoc follows.
pub(super) fn sections(plan: &Plan) -> Vec<String> {
    let mut lines = section("Examples", example(plan));
    let calls = "[`Client`] has a method for each operation. Keys and the rest come from the environment \
                 ([`ConfigBuilder::with_env`]) or are set one by one ([`Config::builder`]).";
    lines.push(String::new());
    lines.extend(wrapped(calls));
    let errors = "Each operation fails with an enum of its own in [`operation`]: a variant for each error that \
                  the specification describes, `Unknown` for other error responses, and `Call` for calls \
                  that got no response. All of them print what happened on one line, and have methods such \
                  as `status()`, `code()`, `request_id()`, `is_retryable()` and `is_throttling()`: see \
                  [`error`].";
    lines.extend(section("Errors", wrapped(errors)));
    lines.extend(section("What can be set", table(SETTINGS)));
    lines.extend(features(plan));
    lines
}

const SETTINGS: &[(&str, &str)] = &[
    ("[`auth`]", "keys and credentials, and where they come from"),
    ("[`retry`]", "whether calls that failed are tried again, and when"),
    ("[`transport`]", "what sends requests: connections, proxies, HTTP stacks of your own"),
    ("[`intercept`]", "hooks for logs, metrics, headers and caches"),
    ("[`ConfigBuilder`]", "timeouts, limits and the rest"),
];

const FEATURES: &[(&str, &str)] = &[
    ("`reqwest` (default)", "sends requests by reqwest, with TLS by rustls and ring"),
    ("`blocking`", "calls from code that is not asynchronous: `send_blocking()`"),
    ("`serde`", "`Serialize` and `Deserialize` for all types, the same as on the wire"),
    ("`testing`", "scripts that answer calls in tests: `Client::scripted`"),
    ("`tracing`", "spans for calls and attempts, with OpenTelemetry's names and no secrets"),
    ("`validation`", "inputs against the limits of the specification, before they are sent"),
];

const CREDENTIALS: (&str, &str) =
    ("`aws-credentials`", "region and credentials from everywhere AWS's own tools find them");

/// The features of the crate, and those by which operations are chosen, if there are some.
pub(super) fn features(plan: &Plan) -> Vec<String> {
    let aws = plan.package.runtime_features.contains(&"sigv4").then_some(CREDENTIALS);
    let rows: Vec<_> = FEATURES.iter().copied().chain(aws).collect();
    let mut lines = section("Features", table(&rows));
    if plan.gates.tags.is_empty() {
        return lines;
    }
    let about = "Each tag of the specification has a feature, and all of them are on by default. With \
                 `default-features = false`, `reqwest` and the features of some tags, only what their \
                 operations need is compiled.";
    lines.push(String::new());
    lines.extend(wrapped(about));
    lines.extend([String::new(), "| feature | tag |".to_owned(), "| --- | --- |".to_owned()]);
    let row = |tag: &TagPlan| format!("| {} | {} |", code(&tag.feature), code(&tag.tag));
    lines.extend(plan.gates.tags.iter().map(row));
    lines
}

/// The first call, as a reader sees it.
pub(super) fn visible_example(plan: &Plan) -> Vec<String> {
    let hidden = |line: &String| !line.starts_with("# ");
    example(plan).into_iter().filter(hidden).map(|line| line.replace("```no_run", "```rust,no_run")).collect()
}

fn section(title: &str, lines: Vec<String>) -> Vec<String> {
    let mut all = vec![String::new(), format!("# {title}"), String::new()];
    all.extend(lines);
    all
}

fn table(rows: &[(&str, &str)]) -> Vec<String> {
    let mut lines = vec!["| | |".to_owned(), "| --- | --- |".to_owned()];
    lines.extend(rows.iter().map(|(name, about)| format!("| {name} | {about} |")));
    lines
}

/// A call of the operation that takes the least: the first of those whose input can be written down.
fn example(plan: &Plan) -> Vec<String> {
    let unknown = |operation: &&OperationPlan| example::variables(operation);
    match plan.operations.iter().min_by_key(unknown) {
        Some(operation) => example::first_call(plan, operation),
        None => example::no_call(plan),
    }
}
