//! What a list must contain changed.

use super::example::takes;
use super::keywords::limits;
use super::sides::{narrowed, widened};
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety};
use serde_json::{Map, Value};
use std::cmp::Ordering;

pub(super) const RULE: Rule = Rule {
    id: "limit-contains",
    title: "What a list must contain changed",
    why: "No client checks it: it is in no type. The service refuses values that it excludes.",
    example: [
        takes!("{type: object, properties: {names: {type: array, items: {type: string}}}}"),
        takes!(
            "{type: object, properties: {names: {type: array, items: {type: string}, contains: {const: a}}}}"
        ),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    limits(&["contains"], pair, found);
    let count = |of: &Map<String, Value>, word: &str| of.get(word).and_then(Value::as_u64);
    for (word, is_least) in [("minContains", true), ("maxContains", false)] {
        let absent = if is_least { 1 } else { u64::MAX };
        let (old, new) = (count(pair.old, word), count(pair.new, word));
        let (before, after) = (old.unwrap_or(absent), new.unwrap_or(absent));
        let wire = match (before.cmp(&after), is_least) {
            (Ordering::Equal, _) => continue,
            (Ordering::Less, true) | (Ordering::Greater, false) => narrowed(pair.direction, Safety::Breaking),
            _ => widened(pair.direction),
        };
        let show =
            |limit: Option<u64>| limit.map_or_else(|| "not given".to_owned(), |limit| limit.to_string());
        found.add(format!("`{word}` was {} and is {}", show(old), show(new)), wire, Bump::Patch);
    }
}
