//! A request may be of other media types.

use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use serde_json::{Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "request-media-type",
    title: "A request may be of other media types",
    why: "A client sends one of them, which it was made for.",
    example: [
        "paths:\n  /pets:\n    post:\n      operationId: AddPet\n      requestBody: {content: {application/json: {schema: {type: string}}, application/x-pet: {schema: {type: string}}}}\n      responses: {'204': {description: done}}\n",
        "paths:\n  /pets:\n    post:\n      operationId: AddPet\n      requestBody: {content: {application/json: {schema: {type: string}}}}\n      responses: {'204': {description: done}}\n",
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = pair.below("requestBody") else { return };
    let nothing = Map::new();
    let content = |of: &Map<String, Value>| of.get("content").and_then(Value::as_object).cloned();
    let (old, new) = (content(old).unwrap_or_else(|| nothing.clone()), content(new).unwrap_or(nothing));
    for media_type in new.keys().filter(|it| !old.contains_key(*it)) {
        let wire = Wire::new_client(Safety::Careful);
        found.add(format!("requests may be of {media_type}"), wire, Bump::None);
    }
    for media_type in old.keys().filter(|it| !new.contains_key(*it)) {
        let wire = Wire::old_client(Safety::Breaking);
        found.add(format!("requests can no longer be of {media_type}"), wire, Bump::Patch);
    }
}
