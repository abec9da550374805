//! A resource is others than it was.

use super::example::smithy;
use crate::drift::pair::DeclarationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::Declaration;

pub(super) const RULE: Rule = Rule {
    id: "resource",
    title: "A resource is others than it was",
    why: "Resources are an order among operations, which clients do not follow: what became of the operations is said there.",
    example: [
        smithy!(more: r#", "example#R": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}}}"#),
        smithy!(more: r#", "example#R": {"type": "resource", "identifiers": {"name": {"target": "smithy.api#String"}}}"#),
    ],
    check: Check::Declaration(check),
};

fn check(pair: &DeclarationPair<'_>, found: &mut Findings) {
    match (pair.old.filter(|it| it.kind == "resource"), pair.new.filter(|it| it.kind == "resource")) {
        (None, Some(_)) => found.add("the resource is new", Wire::SAFE, Bump::None),
        (Some(_), None) => found.add("the resource is gone", Wire::SAFE, Bump::None),
        (Some(old), Some(new)) => {
            for word in ["identifiers", "properties", "bindings"] {
                if old.words.get(word) != new.words.get(word) {
                    found.add(format!("its {word} are others"), Wire::SAFE, Bump::None);
                }
            }
        }
        _ => {}
    }
    let of_service = |it: Option<&'_ Declaration>| {
        it.filter(|it| it.kind == "service").and_then(|it| it.words.get("bindings").cloned())
    };
    if pair.old.is_some() && pair.new.is_some() && of_service(pair.old) != of_service(pair.new) {
        found.add("its resources are others", Wire::SAFE, Bump::None);
    }
}
