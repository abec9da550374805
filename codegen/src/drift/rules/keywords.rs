//! Words of a document that limit values: they come, go, or are others.

use serde_json::{Map, Value};

use super::sides::{narrowed, replaced, widened};
use crate::drift::pair::WordsPair;
use crate::drift::rule::Findings;
use crate::drift::{Bump, Safety};

/// Tells of words that allow less than their absence does.
pub(super) fn limits(words: &[&str], pair: &WordsPair<'_>, found: &mut Findings) {
    for word in words {
        limit(word, (pair.old.get(*word), pair.new.get(*word)), pair, found);
    }
}

/// Tells of words with an object of limits each of which counts on its own.
pub(super) fn limits_by_name(words: &[&str], pair: &WordsPair<'_>, found: &mut Findings) {
    for word in words {
        let nothing = Map::new();
        let all = |of: &Map<String, Value>| of.get(*word).and_then(Value::as_object).cloned();
        let (old, new) = (all(pair.old).unwrap_or_else(|| nothing.clone()), all(pair.new).unwrap_or(nothing));
        let gone = old.keys().filter(|name| !new.contains_key(*name));
        for name in new.keys().chain(gone) {
            limit(&format!("{word}` of `{name}"), (old.get(name), new.get(name)), pair, found);
        }
    }
}

fn limit(
    word: &str,
    (old, new): (Option<&Value>, Option<&Value>),
    pair: &WordsPair<'_>,
    found: &mut Findings,
) {
    let (message, wire) = match (old, new) {
        (old, new) if old == new => return,
        (None, _) => (format!("`{word}` is new"), narrowed(pair.direction, Safety::Breaking)),
        (_, None) => (format!("`{word}` is gone"), widened(pair.direction)),
        _ => (format!("`{word}` is another"), replaced(pair.direction, Safety::Breaking)),
    };
    found.add(message, wire, Bump::Patch);
}

/// The items of a list below a word.
pub(super) fn items<'a>(of: &'a Map<String, Value>, word: &str) -> &'a [Value] {
    of.get(word).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
