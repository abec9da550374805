//! The values of traits have the form that the traits ask for.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{TraitNode, Traits, kind_of};
use crate::smithy::shape_id::Id;
use crate::smithy::traits::{self, Form};

/// Properties that a trait cannot do without.
const REQUIRED: &[(&str, &str, Form)] = &[
    (traits::AWS_QUERY_ERROR, "code", Form::Text),
    (traits::AWS_QUERY_ERROR, "httpResponseCode", Form::Number),
    (traits::AWS_SERVICE, "sdkId", Form::Text),
    (traits::CONTEXT_PARAM, "name", Form::Text),
    (traits::ENDPOINT, "hostPrefix", Form::Text),
    (traits::HTTP, "method", Form::Text),
    (traits::HTTP, "uri", Form::Text),
    (traits::HTTP_API_KEY_AUTH, "in", Form::Text),
    (traits::HTTP_API_KEY_AUTH, "name", Form::Text),
    (traits::REQUEST_COMPRESSION, "encodings", Form::Texts),
    (traits::SIGV4, "name", Form::Text),
    (traits::SIGV4A, "name", Form::Text),
    (traits::XML_NAMESPACE, "uri", Form::Text),
];

/// Properties that may be left out.
const OPTIONAL: &[(&str, &str, Form)] = &[
    (traits::DEPRECATED, "message", Form::Text),
    (traits::DEPRECATED, "since", Form::Text),
    (traits::HTTP, "code", Form::Number),
    (traits::HTTP_API_KEY_AUTH, "scheme", Form::Text),
    (traits::LENGTH, "max", Form::Number),
    (traits::LENGTH, "min", Form::Number),
    (traits::MIXIN, "localTraits", Form::Texts),
    (traits::RANGE, "max", Form::Number),
    (traits::RANGE, "min", Form::Number),
    (traits::XML_NAMESPACE, "prefix", Form::Text),
];

/// Traits whose text is one of a few.
const CHOICES: &[(&str, &[&str])] = &[
    (traits::ERROR, &["client", "server"]),
    (traits::TIMESTAMP_FORMAT, &["date-time", "http-date", "epoch-seconds"]),
];

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        check_traits(&node.traits, diagnostics);
        for member in node.members.values() {
            check_traits(&member.traits, diagnostics);
        }
    }
}

fn check_traits(all: &Traits, diagnostics: &mut Diagnostics) {
    for (id, node) in all {
        if let Some(problem) = problem(id.as_str(), &node.value) {
            report(id, node, &problem, diagnostics);
        }
    }
}

/// Says that the value of a trait has a problem.
pub(super) fn report(id: &Id, node: &TraitNode, problem: &str, diagnostics: &mut Diagnostics) {
    let message = format!("the value of the trait `{id}` {problem}");
    let help = "compare with the definition of the trait";
    diagnostics.report(Code::SmithyTraitValue, &node.origin, message, help);
}

fn problem(id: &str, value: &Value) -> Option<String> {
    let form = traits::form(id)?;
    if !form.fits(value) {
        return Some(format!("must be {}, but is {}", form.describe(), kind_of(value)));
    }
    for (_, property, form) in REQUIRED.iter().filter(|(each, ..)| *each == id) {
        if !value.get(property).is_some_and(|value| form.fits(value)) {
            return Some(format!("needs a `{property}` that is {}", form.describe()));
        }
    }
    for (_, property, form) in OPTIONAL.iter().filter(|(each, ..)| *each == id) {
        if value.get(property).is_some_and(|value| !form.fits(value)) {
            return Some(format!("has a `{property}` that is not {}", form.describe()));
        }
    }
    // A key in a query is sent as it is: nothing stands before it.
    if id == traits::HTTP_API_KEY_AUTH
        && value.get("scheme").is_some()
        && value.get("in").is_none_or(|place| place != "header")
    {
        return Some("has a `scheme`, which is only for keys in headers".to_owned());
    }
    if id == traits::EXTERNAL_DOCUMENTATION && value.as_object().is_some_and(serde_json::Map::is_empty) {
        return Some("has no links".to_owned());
    }
    if matches!(id, traits::LENGTH | traits::RANGE) {
        return limits_problem(id, value);
    }
    let (_, choices) = CHOICES.iter().find(|(each, _)| *each == id)?;
    let text = value.as_str().unwrap_or_default();
    (!choices.contains(&text)).then(|| format!("is `{text}`, but must be one of {}", choices.join(", ")))
}

fn limits_problem(id: &str, value: &Value) -> Option<String> {
    let limit = |name: &str| value.get(name).and_then(Value::as_f64);
    let negative = |name: &str| limit(name).is_some_and(|limit| limit < 0.0);
    if id == traits::LENGTH && (negative("min") || negative("max")) {
        return Some("has a negative limit".to_owned());
    }
    let reversed = limit("min").zip(limit("max")).is_some_and(|(min, max)| min > max);
    reversed.then(|| "has a `min` that is greater than its `max`".to_owned())
}
