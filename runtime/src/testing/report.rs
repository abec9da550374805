//! In what a program did not follow its script.

use std::error::Error;
use std::fmt;

use super::CapturedRequest;
use super::captured::Input;
use super::rule::Rule;

/// In what a program did not follow its script: calls that came and were not expected, and calls
/// that were expected and did not come.
#[derive(Debug, Clone)]
pub struct Deviation(pub(super) Vec<String>);

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the script was not followed:")?;
        self.0.iter().try_for_each(|item| write!(f, "\n- {item}"))
    }
}

impl Error for Deviation {}

/// What is said of a request that fits no rule.
pub(super) fn unexpected(request: &CapturedRequest, rules: &[Rule], in_order: bool) -> String {
    let mut text = match request.operation() {
        Some(operation) => format!("unexpected call of `{operation}`"),
        None => "unexpected request".to_owned(),
    };
    text += &format!(": {} {}", request.method(), request.uri().path());
    if let Some(called) = &request.called {
        text += &format!("\n    input: {:?}", Input(called.input.as_ref()));
    }
    if rules.is_empty() {
        text += "\n    nothing was expected";
    }
    for (index, rule) in rules.iter().enumerate() {
        let objection = rule.objection(request).unwrap_or_else(|| "it is not its turn".to_owned());
        text += &format!("\n    expectation {}, {}: {objection}", index + 1, rule.name());
    }
    if in_order {
        text += "\n    the script is in order";
    }
    text
}
