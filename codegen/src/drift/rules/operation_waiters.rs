//! An operation can be waited for in other ways.

use super::example::smithy;
use crate::drift::pair::OperationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::Operation;
use serde_json::{Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "operation-waiters",
    title: "An operation can be waited for in other ways",
    why: "Each waiter is a method of the client. What it waits for is decided by the client that is there.",
    example: [
        smithy!(traits: r#""smithy.waiters#waitable": {"Done": {"acceptors": [{"state": "success", "matcher": {"success": true}}]}}"#),
        smithy!(traits: r#""smithy.waiters#waitable": {"Ready": {"acceptors": [{"state": "success", "matcher": {"success": true}}]}}"#),
    ],
    check: Check::Operation(check),
};

fn check(pair: &OperationPair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    let nothing = Map::new();
    let all = |operation: &'_ Operation| operation.behavior.waitable.clone();
    let (before, after) = (all(old), all(new));
    let names = |value: &Option<Value>| value.as_ref().and_then(Value::as_object).unwrap_or(&nothing).clone();
    let (before, after) = (names(&before), names(&after));
    for (name, waiter) in &after {
        match before.get(name) {
            None => found.add(format!("`{name}` can be waited for"), Wire::SAFE, Bump::Minor),
            Some(old) if old != waiter => {
                let message = format!("`{name}` is waited for in another way");
                found.add(message, Wire::old_client(Safety::Careful), Bump::Patch);
            }
            Some(_) => {}
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        found.add(format!("`{name}` can no longer be waited for"), Wire::SAFE, Bump::Major);
    }
}
