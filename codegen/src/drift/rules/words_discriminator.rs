//! The mark of the variants of a value is described in another way.

use super::example::gives;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use serde_json::Value;

pub(super) const RULE: Rule = Rule {
    id: "discriminator",
    title: "The mark of the variants of a value is described in another way",
    why: "How clients tell variants apart follows from it, and is compared on its own.",
    example: [
        gives!(
            "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}\n    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}\n    Dog: {type: object, required: [kind], properties: {kind: {type: string}}}"
        ),
        gives!(
            "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}}\n    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}\n    Dog: {type: object, required: [kind], properties: {kind: {type: string}}}"
        ),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    let tell = |message: String, found: &mut Findings| found.add(message, Wire::SAFE, Bump::Patch);
    let (old, new) = match (pair.old.get("discriminator"), pair.new.get("discriminator")) {
        (old, new) if old == new => return,
        (None, _) => return tell("it has a discriminator".to_owned(), found),
        (_, None) => return tell("it has no discriminator any more".to_owned(), found),
        (Some(old), Some(new)) => (old, new),
    };
    if old.get("propertyName") != new.get("propertyName") {
        tell("the discriminator is another property".to_owned(), found);
    }
    let mapping = |of: &Value| of.get("mapping").and_then(Value::as_object).cloned().unwrap_or_default();
    let (old, new) = (mapping(old), mapping(new));
    let gone = old.keys().filter(|tag| !new.contains_key(*tag));
    for tag in new.keys().chain(gone) {
        match (old.get(tag), new.get(tag)) {
            (before, after) if before == after => {}
            (None, _) => tell(format!("`{tag}` marks a variant"), found),
            (_, None) => tell(format!("`{tag}` no longer marks a variant"), found),
            _ => tell(format!("`{tag}` marks another variant"), found),
        }
    }
}
