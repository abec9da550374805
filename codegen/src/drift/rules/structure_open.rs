//! A structure takes properties that are not named, or no longer does.

use super::example::takes;
use super::sides::{narrowed, widened};
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety};
use crate::model::ShapeKind;

pub(super) const RULE: Rule = Rule {
    id: "structure-open",
    title: "A structure takes properties that are not named, or no longer does",
    why: "Unknown properties never fail a response. Where the specification allows them they are kept in a field, which comes or goes.",
    example: [
        takes!("{type: object, properties: {name: {type: string}}, additionalProperties: {type: string}}"),
        takes!("{type: object, properties: {name: {type: string}}, additionalProperties: false}"),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (ShapeKind::Structure(old), ShapeKind::Structure(new)) = (&pair.old.kind, &pair.new.kind) else {
        return;
    };
    let rust = match (old.additional, new.additional) {
        (None, Some(_)) => Bump::Minor,
        (Some(_), None) => Bump::Major,
        // The maintainer has them kept in either case.
        _ => Bump::None,
    };
    match (old.declared_additional(), new.declared_additional()) {
        (None, Some(_)) => {
            found.add("properties that are not named are allowed", widened(pair.direction), rust);
        }
        (Some(_), None) => {
            let wire = narrowed(pair.direction, Safety::Breaking);
            found.add("properties that are not named are no longer allowed", wire, rust);
        }
        _ => {}
    }
}
