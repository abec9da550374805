//! The endpoint rules of the services in a Smithy model, without the rest of the model.
//!
//! A JSON AST comes in as it was read. Running thousands of endpoint tests needs no shapes, so the
//! traits are looked up where they stand.

use drawplate_runtime::endpoint::Partitions;
use serde_json::Value;

use super::tests::EndpointTest;
use super::{OperationContext, RuleSet, lower, lower_diagram, tests};
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::{FileId, JsonPointer, Origin};

/// The endpoint rules of a service, in one of their forms.
#[derive(Debug)]
pub struct EndpointService {
    /// The service's shape id.
    pub id: String,
    /// The form.
    pub form: Form,
    /// The rules and their tests; nothing if the rules are not in order.
    pub rules: Option<(RuleSet, Vec<EndpointTest>)>,
    /// What there is to say about them.
    pub diagnostics: Diagnostics,
}

/// A form of endpoint rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `smithy.rules#endpointRuleSet`
    Rules,
    /// `smithy.rules#endpointBdd`
    Diagram,
}

impl Form {
    /// The trait that holds it.
    pub const fn trait_id(self) -> &'static str {
        match self {
            Self::Rules => "smithy.rules#endpointRuleSet",
            Self::Diagram => "smithy.rules#endpointBdd",
        }
    }
}

/// The services of a model that have endpoint rules; one that has them in both forms is there
/// twice.
pub fn services(model: &Value, file: FileId) -> Vec<EndpointService> {
    let mut found = Vec::new();
    for (id, shape) in model.get("shapes").and_then(Value::as_object).into_iter().flatten() {
        let Some(traits) = shape.get("traits") else { continue };
        let pointer = JsonPointer::ROOT.join("shapes").join(id).join("traits");
        for form in [Form::Rules, Form::Diagram] {
            if traits.get(form.trait_id()).is_some() {
                found.push(service(id, traits, form, &Origin { file, pointer: pointer.clone() }));
            }
        }
    }
    found
}

fn service(id: &str, traits: &Value, form: Form, origin: &Origin) -> EndpointService {
    let mut diagnostics = Diagnostics::default();
    let at = |name: &str| Origin { file: origin.file, pointer: origin.pointer.join(name) };
    let lower = match form {
        Form::Rules => lower,
        Form::Diagram => lower_diagram,
    };
    let value = traits.get(form.trait_id()).unwrap_or(&Value::Null);
    let rules = lower(value, &at(form.trait_id()), &mut diagnostics).map(|rules| {
        let name = "smithy.rules#endpointTests";
        let value = traits.get(name).unwrap_or(&Value::Null);
        let tests = tests::read(value, &rules, &at(name), &mut diagnostics);
        (rules, tests)
    });
    EndpointService { id: id.to_owned(), form, rules, diagnostics }
}

impl EndpointService {
    /// Runs all tests; gives how many pass, and what is wrong with each of the others. An error
    /// in the rules or in a test counts as one that does not pass.
    pub fn run(&self, partitions: &Partitions) -> (usize, Vec<(String, String)>) {
        let errors = self.diagnostics.iter().filter(|item| item.severity == Severity::Error);
        let mut failures: Vec<_> =
            errors.map(|item| (item.code.id().to_owned(), item.message.clone())).collect();
        let mut passed = 0;
        if let Some((rules, tests)) = &self.rules {
            for test in tests {
                match test.run(rules, partitions) {
                    Ok(()) => passed += 1,
                    Err(reason) => failures.push((test.documentation.clone(), reason)),
                }
            }
        }
        (passed, failures)
    }

    /// Runs the rules for the calls of operations that tests bring along; gives how many lead to what
    /// their test expects, and what is wrong with each of the others. `contexts` are those of
    /// [`contexts`](super::contexts) for the same rules.
    pub fn run_calls(
        &self,
        contexts: &[OperationContext],
        partitions: &Partitions,
    ) -> (usize, Vec<(String, String)>) {
        let (mut passed, mut failures) = (0, Vec::new());
        let Some((rules, tests)) = &self.rules else { return (passed, failures) };
        for test in tests {
            for call in &test.calls {
                match test.of_call(call, rules, contexts).run(rules, partitions) {
                    Ok(()) => passed += 1,
                    Err(reason) => {
                        failures.push((format!("{} ({})", test.documentation, call.operation), reason));
                    }
                }
            }
        }
        (passed, failures)
    }
}
