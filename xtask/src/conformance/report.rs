//! The results of tests, for people and for programs.

use std::collections::BTreeMap;

use drawplate_codegen::endpoint::Form;
use serde_json::json;

use super::endpoints::ServiceResult;
use crate::console::{Console, Failure};
use crate::table;

/// A line for each form of rules, and then each test that does not pass.
pub(super) fn text(results: &[ServiceResult], console: &mut Console<'_>) -> Result<(), Failure> {
    let mut rows: BTreeMap<(Form, String), [usize; 4]> = BTreeMap::new();
    for result in results {
        let row = rows.entry((result.form, result.table.clone())).or_default();
        for (cell, count) in row.iter_mut().zip([1, result.passed, result.calls, result.failures.len()]) {
            *cell += count;
        }
    }
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|((form, table), counts)| {
            let counts = counts.iter().map(usize::to_string);
            [form.trait_id().to_owned(), table].into_iter().chain(counts).collect()
        })
        .collect();
    write!(
        console.out,
        "{}",
        table::render(&["endpoint tests", "partitions", "services", "passed", "calls", "failed"], &rows)
    )?;
    for result in results {
        for (test, reason) in &result.failures {
            writeln!(
                console.out,
                "FAILED {} ({}): {test}: {reason}",
                result.model.display(),
                result.form.trait_id()
            )?;
        }
    }
    let (passed, failed) = totals(results);
    writeln!(console.out, "{passed} passed, {failed} failed")?;
    Ok(())
}

/// One object with everything.
pub(super) fn json(results: &[ServiceResult], console: &mut Console<'_>) -> Result<(), Failure> {
    let services: Vec<_> = results.iter().map(service).collect();
    let (passed, failed) = totals(results);
    let report = json!({ "endpoints": services, "passed": passed, "failed": failed, "skipped": 0 });
    writeln!(console.out, "{report}")?;
    Ok(())
}

fn service(result: &ServiceResult) -> serde_json::Value {
    let not_passed: Vec<_> =
        result.failures.iter().map(|(id, reason)| json!({ "id": id, "reason": reason })).collect();
    json!({
        "service": result.service,
        "model": result.model.display().to_string(),
        "form": result.form.trait_id(),
        "partitions": result.table,
        "passed": result.passed,
        "calls": result.calls,
        "failed": result.failures.len(),
        "skipped": 0,
        "not_passed": not_passed,
    })
}

fn totals(results: &[ServiceResult]) -> (usize, usize) {
    let passed = results.iter().map(|result| result.passed).sum();
    (passed, results.iter().map(|result| result.failures.len()).sum())
}
