//! A value travels one way only, or both ways again.

use super::example::takes;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use serde_json::{Map, Value};

pub(super) const RULE: Rule = Rule {
    id: "one-way",
    title: "A value travels one way only, or both ways again",
    why: "A property that is read only is not asked for in requests, one that is written only not waited for in responses. What follows for types is compared on its own.",
    example: [
        takes!("{type: object, properties: {id: {type: string}}}"),
        takes!("{type: object, properties: {id: {type: string, readOnly: true}}}"),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    for (word, told) in [("readOnly", "read"), ("writeOnly", "written")] {
        let is = |of: &Map<String, Value>| of.get(word) == Some(&Value::Bool(true));
        match (is(pair.old), is(pair.new)) {
            (false, true) => found.add(format!("it can only be {told}"), Wire::SAFE, Bump::Patch),
            (true, false) => found.add(format!("it can no longer only be {told}"), Wire::SAFE, Bump::Patch),
            _ => {}
        }
    }
}
