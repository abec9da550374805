//! The tests that the specification brings along, for the generated crate.

use drawplate_runtime::endpoint::{Endpoint, Partitions};

use super::ParamPlan;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::endpoint::tests::{EndpointTest, Expectation};
use crate::endpoint::{Literal, RuleSet};
use crate::rust::docs;
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// A test of the generated crate.
#[derive(Debug, Clone)]
pub(in crate::rust) struct EndpointTestPlan {
    /// The test's name.
    pub(in crate::rust) name: Name,
    /// What it is about, in lines.
    pub(in crate::rust) docs: Vec<String>,
    /// The fields of `Params` that are set.
    pub(in crate::rust) params: Vec<(Name, Literal)>,
    /// The endpoint, or why there is none.
    pub(in crate::rust) expected: Result<Endpoint, String>,
}

/// One for each test that holds with the partitions that the runtime knows; a test that describes
/// other ones is reported.
pub(super) fn plan(
    tests: &[EndpointTest],
    rules: &RuleSet,
    params: &[ParamPlan],
    diagnostics: &mut Diagnostics,
) -> Vec<EndpointTestPlan> {
    let partitions = Partitions::default();
    let mut kept = Vec::new();
    for test in tests {
        match test.run(rules, &partitions) {
            Ok(()) => kept.push(test),
            Err(reason) => diagnostics.push(
                Diagnostic::new(Code::EndpointTestFails, &test.origin, reason)
                    .help("the test is left out; it may have been written for an older table of partitions"),
            ),
        }
    }
    let names = names(&kept);
    kept.into_iter().zip(names).map(|(test, name)| plan_test(test, name, params)).collect()
}

/// Texts are often the same, which is nobody's fault, and so not reported.
fn names(tests: &[&EndpointTest]) -> Vec<Name> {
    let wanted: Vec<_> = tests
        .iter()
        .map(|test| Wanted {
            name: Name::snake(if test.documentation.is_empty() { "endpoint" } else { &test.documentation }),
            written: &test.documentation,
            origin: &test.origin,
        })
        .collect();
    resolve(&wanted, Reserved { names: &["resolve"], suffix: "_test" }, &mut Diagnostics::default())
}

fn plan_test(test: &EndpointTest, name: Name, params: &[ParamPlan]) -> EndpointTestPlan {
    let field = |written: &String| params.iter().find(|param| param.written == *written);
    let set =
        test.params.iter().filter_map(|(written, value)| Some((field(written)?.name.clone(), value.clone())));
    EndpointTestPlan {
        name,
        docs: docs::lines(&test.documentation),
        params: set.collect(),
        expected: match &test.expect {
            Expectation::Endpoint(endpoint) => Ok(endpoint.clone()),
            Expectation::Error(message) => Err(message.clone()),
        },
    }
}
