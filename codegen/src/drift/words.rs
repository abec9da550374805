//! What is written about a value in a document, at its place and where references lead from there.

use indexmap::IndexSet;
use serde_json::{Map, Value};

use crate::model::Outline;
use crate::source::Origin;

/// Places with objects that are about the same value in both versions.
pub(super) type Places = (Origin, Origin);

/// The pairs of objects that are about the values at two places: what is there itself, the schemas
/// of parameters, headers and media types, and the parts of `allOf` that both versions have.
pub(super) fn pairs(outlines: (&Outline, &Outline), at: Places) -> Vec<Places> {
    let mut found: IndexSet<Places> = IndexSet::new();
    let mut waiting = vec![at];
    while let Some((old, new)) = waiting.pop() {
        let at = (outlines.0.follow(&old), outlines.1.follow(&new));
        let (Some(before), Some(after)) = (object(outlines.0, &at.0), object(outlines.1, &at.1)) else {
            continue;
        };
        if !found.insert(at.clone()) {
            continue;
        }
        if before.contains_key("schema") && after.contains_key("schema") {
            waiting.push((at.0.join("schema"), at.1.join("schema")));
        }
        waiting.extend(parts(before, after).into_iter().map(|(old, new)| {
            let part = |at: &Origin, index: usize| at.join("allOf").join(index);
            (part(&at.0, old), part(&at.1, new))
        }));
    }
    found.into_iter().collect()
}

/// Whether an object is an Operation Object: it alone has responses.
pub(super) fn is_operation(words: &Map<String, Value>) -> bool {
    words.contains_key("responses")
}

/// The object at a place.
pub(super) fn object<'a>(outline: &'a Outline, at: &Origin) -> Option<&'a Map<String, Value>> {
    outline.at(at)?.as_object()
}

/// The parts of `allOf` that are the same: references to the same place, or at the same position.
fn parts(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<(usize, usize)> {
    let all =
        |of: &Map<String, Value>| of.get("allOf").and_then(Value::as_array).cloned().unwrap_or_default();
    let (old, new) = (all(old), all(new));
    let same = |one: &Value, other: &Value| one.get("$ref") == other.get("$ref");
    let indexes = old.iter().enumerate().filter_map(|(index, part)| match part.get("$ref") {
        Some(_) => Some((index, new.iter().position(|other| same(part, other))?)),
        None => new.get(index).filter(|other| same(part, other)).map(|_| (index, index)),
    });
    indexes.collect()
}
