//! Whether calls of generated clients go where the interpreter says, on a sample.
//!
//! Endpoint tests may bring along calls of operations. The clients of the services with the most of
//! them are compiled with a program that makes these calls, as it makes those of protocol tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use drawplate_codegen::diagnostic::Diagnostics;
use drawplate_codegen::endpoint::tests::{EndpointTest, EndpointTestCall};
use drawplate_codegen::endpoint::{Literal, OperationContext, RuleSet, contexts, interpret, services};
use drawplate_codegen::model::Model;
use drawplate_codegen::options::{Options, Package, SmithyOptions};
use drawplate_codegen::source::{Sources, json};
use drawplate_codegen::{Request, testable};
use drawplate_conformance::suite::{self, Case, Test};
use drawplate_runtime::endpoint::Partitions;
use serde_json::Value;

use super::endpoints::ServiceResult;
use super::protocols::service::Service;
use super::protocols::{Entry, Verdict, params, run};
use crate::console::{Console, Failure, at};
use crate::scratch::{self, package_name};

/// Compiles the sample and makes its calls; they agree if all go where the interpreter says.
pub(super) fn agree(
    root: &Path,
    count: usize,
    results: &[ServiceResult],
    console: &mut Console<'_>,
) -> Result<bool, Failure> {
    let mut order: Vec<_> = results.iter().filter(|result| result.calls > 0).collect();
    order.sort_by_key(|result| (usize::MAX - result.calls, &result.model));
    order.dedup_by_key(|result| &result.model);
    let mut sample = Vec::new();
    for (index, result) in order.into_iter().take(count).enumerate() {
        sample.extend(service(root, index, result)?);
    }
    if sample.is_empty() {
        return Ok(true);
    }
    let entries = run::run(root, &root.join("target/conformance-calls"), sample, console)?;
    let mut failed = 0;
    for entry in &entries {
        if let Verdict::Failed(reason) = &entry.verdict {
            failed += 1;
            writeln!(console.err, "FAILED {}: {}: {reason}", entry.protocol, entry.id)?;
        }
    }
    writeln!(console.err, "{} calls of generated clients, {failed} of them elsewhere", entries.len())?;
    Ok(failed == 0)
}

/// The client of a service, with the calls that its endpoint tests bring along.
fn service(root: &Path, index: usize, result: &ServiceResult) -> Result<Option<Service>, Failure> {
    let mut sources = Sources::default();
    let text = fs::read_to_string(&result.model).map_err(at(&result.model))?;
    let file = sources.add(result.model.display().to_string(), text);
    let Ok(value) = json::parse(&sources, file) else { return Ok(None) };
    let name = result.service.rsplit('#').next().unwrap_or(&result.service);
    let package = package_name(name, index);
    let request = Request {
        sources,
        options: Options {
            package: Package::named(package.clone()),
            smithy: SmithyOptions { service: Some(result.service.clone()) },
            ..Options::default()
        },
        runtime: scratch::runtime(root)?,
        command: "cargo xtask conformance".to_owned(),
    };
    let Some(testable) = testable(&request).0 else { return Ok(None) };
    let found = services(&value, file).into_iter().find(|service| service.id == result.service);
    let Some((rules, tests)) = found.and_then(|service| service.rules) else { return Ok(None) };
    let contexts = contexts(&testable.model, &rules, &mut Diagnostics::default());
    let calls = tests.iter().flat_map(|test| test.calls.iter().map(move |call| (test, call)));
    let tests = calls.map(|(test, call)| {
        let id = format!("{} ({})", test.documentation, call.operation);
        match case(&testable.model, &rules, &contexts, test, call) {
            Ok(case) => (Entry { id, protocol: name.to_owned(), verdict: Verdict::Passed }, Some(case)),
            Err(reason) => (Entry { id, protocol: name.to_owned(), verdict: Verdict::Failed(reason) }, None),
        }
    });
    Ok(Some(Service { package, tests: tests.collect(), files: Some((testable.files, testable.program)) }))
}

/// The call, with what the interpreter says with the partitions that clients have.
fn case(
    model: &Model,
    rules: &RuleSet,
    contexts: &[OperationContext],
    test: &EndpointTest,
    call: &EndpointTestCall,
) -> Result<Case, String> {
    let operation = model.operations.iter().find(|operation| operation.name == call.operation);
    let operation = operation.ok_or("there is no such operation")?;
    let params = params::by_index(model, operation.input, &Value::Object(call.input.clone()))?;
    let of_call = test.of_call(call, rules, contexts);
    let (url, error) = match interpret::resolve(rules, &of_call.params, &Partitions::default()) {
        Ok(endpoint) => (Some(endpoint.url), None),
        Err(error) => (None, Some(error.to_string())),
    };
    let config: BTreeMap<_, _> = test.configured(call, rules).into_iter().map(given).collect();
    let test = Test::Endpoint(suite::EndpointTest { params, config, url, error });
    Ok(Case { operation: call.operation.clone(), test })
}

fn given((name, value): (String, Literal)) -> (String, Value) {
    let value = match value {
        Literal::Text(text) => Value::from(text),
        Literal::Boolean(value) => Value::from(value),
        Literal::List(texts) => Value::from(texts),
    };
    (name, value)
}
