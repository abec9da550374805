//! The known values of an open text changed.

use super::example::takes;
use super::keywords::items;
use super::sides::written;
use crate::drift::pair::WordsPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};

pub(super) const RULE: Rule = Rule {
    id: "extensible-enum",
    title: "The known values of an open text changed",
    why: "`x-extensible-enum` lists values beside which there may be others. Clients take it for text.",
    example: [
        takes!("{type: object, properties: {kind: {type: string, x-extensible-enum: [a, b]}}}"),
        takes!("{type: object, properties: {kind: {type: string, x-extensible-enum: [a]}}}"),
    ],
    check: Check::Words(check),
};

fn check(pair: &WordsPair<'_>, found: &mut Findings) {
    let (old, new) = (items(pair.old, "x-extensible-enum"), items(pair.new, "x-extensible-enum"));
    if new.is_empty() {
        return;
    }
    for value in old.iter().filter(|value| !new.contains(value)) {
        let wire = Wire::old_client(written(pair.direction, Safety::Breaking));
        found.add(format!("{value} is no longer a value"), wire, Bump::Patch);
    }
    for value in new.iter().filter(|value| !old.contains(value)) {
        found.add(format!("{value} is a value"), Wire::SAFE, Bump::Patch);
    }
}
