//! What a service calls on its own changed.

use super::example::operation;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use serde_json::{Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "callbacks",
    title: "What a service calls on its own changed",
    why: "A client serves no calls: the program that does has to follow.",
    example: [
        operation!("      callbacks: {}\n      responses: {'204': {description: done}}\n"),
        operation!(
            "      callbacks: {onPet: {'{$request.query.url}': {post: {responses: {'204': {description: done}}}}}}\n      responses: {'204': {description: done}}\n"
        ),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    let nothing = Map::new();
    let all = |of: &Map<String, Value>| of.get("callbacks").and_then(Value::as_object).cloned();
    let (old, new) = (all(pair.old).unwrap_or_else(|| nothing.clone()), all(pair.new).unwrap_or(nothing));
    let gone = old.keys().filter(|name| !new.contains_key(*name));
    let careful = Wire::old_client(Safety::Careful);
    for name in new.keys().chain(gone) {
        match (old.get(name), new.get(name)) {
            (before, after) if before == after => {}
            (None, _) => found.add(format!("`{name}` may be called"), Wire::SAFE, Bump::None),
            (_, None) => found.add(format!("`{name}` is no longer called"), careful, Bump::None),
            _ => found.add(format!("`{name}` is called in another way"), careful, Bump::None),
        }
    }
}
