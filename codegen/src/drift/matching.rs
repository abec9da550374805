//! What of one version is what of the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{HttpTrait, Model, Operation, Response, UriPart};

/// One thing in both versions, or in the one that has it.
pub(super) type Matched<'a, T> = (Option<&'a T>, Option<&'a T>);

/// Things of the same name, those of the new version in their order and then those that are gone.
pub(super) fn matched<'a, T>(old: &'a [T], new: &'a [T], name: impl Fn(&T) -> &str) -> Vec<Matched<'a, T>> {
    let before: BTreeMap<&str, &T> = old.iter().rev().map(|before| (name(before), before)).collect();
    let names: BTreeSet<&str> = new.iter().map(&name).collect();
    let both = new.iter().map(|after| (before.get(name(after)).copied(), Some(after)));
    let gone = old.iter().filter(|before| !names.contains(name(before)));
    both.chain(gone.map(|before| (Some(before), None))).collect()
}

/// Operations of the same name, and those of another name behind the same method and path.
pub(super) fn operations<'a>(old: &'a Model, new: &'a Model) -> Vec<Matched<'a, Operation>> {
    let named = matched(&old.operations, &new.operations, |operation| &operation.name);
    let (whole, halves): (Vec<_>, Vec<_>) =
        named.into_iter().partition(|(before, after)| before.is_some() == after.is_some());
    let mut gone: Vec<&Operation> = halves.iter().filter_map(|(before, _)| *before).collect();
    let mut all = whole;
    for added in halves.iter().filter_map(|(_, after)| *after) {
        let moved = gone.iter().position(|before| is_same_request(before, added));
        all.push((moved.map(|index| gone.remove(index)), Some(added)));
    }
    all.extend(gone.into_iter().map(|before| (Some(before), None)));
    all
}

/// Responses of the same status, or errors of the same name. Where each version has a single success,
/// these are the same.
pub(super) fn responses<'a>(old: &'a Operation, new: &'a Operation) -> Vec<Matched<'a, Response>> {
    let same_status = |one: &Response, other: &Response| one.status == other.status;
    let mut pairs: Vec<Matched<'a, Response>> = match (old.success.as_slice(), new.success.as_slice()) {
        ([before], [after]) => vec![(Some(before), Some(after))],
        (before, after) => {
            let both =
                after.iter().map(|after| (before.iter().find(|it| same_status(it, after)), Some(after)));
            let gone = before.iter().filter(|it| !after.iter().any(|other| same_status(it, other)));
            both.chain(gone.map(|it| (Some(it), None))).collect()
        }
    };
    pairs.extend(matched(&old.errors, &new.errors, |error| &error.name));
    pairs
}

fn is_same_request(old: &Operation, new: &Operation) -> bool {
    let (Some(old), Some(new)) = (&old.http, &new.http) else { return false };
    old.method == new.method && old.uri.query == new.uri.query && template(old) == template(new)
}

/// The path without the names of its labels.
pub(super) fn template(http: &HttpTrait) -> Vec<Option<&str>> {
    let parts = http.uri.parts.iter().map(|part| match part {
        UriPart::Literal(text) => Some(text.as_str()),
        UriPart::Label { .. } => None,
    });
    parts.collect()
}
