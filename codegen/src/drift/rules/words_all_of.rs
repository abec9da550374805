//! A value is put together from other schemas.

use super::example::takes;
use super::keywords::items;
use super::sides::{narrowed, widened};
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Direction, Safety, Wire};
use serde_json::Value;

pub(super) const RULE: Rule = Rule {
    id: "all-of",
    title: "A value is put together from other schemas",
    why: "What the schemas ask of the value together is compared where it is in a type. The rest may exclude values.",
    example: [
        takes!(
            "{allOf: [{$ref: '#/components/schemas/A'}]}\n    A: {type: object, properties: {a: {type: string}}}\n    B: {type: object, properties: {b: {type: string}}}"
        ),
        takes!(
            "{allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}\n    A: {type: object, properties: {a: {type: string}}}\n    B: {type: object, properties: {b: {type: string}}}"
        ),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    let (old, new) = (items(pair.old, "allOf"), items(pair.new, "allOf"));
    for (index, part) in new.iter().enumerate().filter(|(index, part)| !has(old, *index, part)) {
        let wire = if says_nothing(part) { Wire::SAFE } else { narrowed(pair.direction, Safety::Breaking) };
        found.add(format!("{} is asked for too", name(part, index)), wire, Bump::Patch);
    }
    for (index, part) in old.iter().enumerate().filter(|(index, part)| !has(new, *index, part)) {
        let wire = match pair.direction {
            _ if says_nothing(part) => Wire::SAFE,
            Direction::Response => widened(pair.direction),
            Direction::Request | Direction::Both => {
                Wire { old_client: Safety::Careful, ..widened(pair.direction) }
            }
        };
        found.add(format!("{} is no longer asked for", name(part, index)), wire, Bump::Patch);
    }
}

/// Whether a schema is among others: by reference, or by its position.
fn has(all: &[Value], index: usize, part: &Value) -> bool {
    let reference = part.get("$ref");
    match reference {
        Some(_) => all.iter().any(|other| other.get("$ref") == reference),
        None => all.contains(part) || all.get(index).is_some_and(|other| other.get("$ref").is_none()),
    }
}

fn name(part: &Value, index: usize) -> String {
    let reference = part.get("$ref").and_then(Value::as_str).and_then(|text| text.rsplit('/').next());
    reference.map_or_else(|| format!("schema {index} of `allOf`"), |name| format!("`{name}`"))
}

/// Whether a schema is for people only.
fn says_nothing(part: &Value) -> bool {
    let for_people =
        ["title", "description", "example", "examples", "deprecated", "externalDocs", "$comment"];
    let is_for_people = |key: &String| for_people.contains(&key.as_str()) || key.starts_with("x-");
    part.as_object().is_some_and(|words| words.keys().all(is_for_people))
}
