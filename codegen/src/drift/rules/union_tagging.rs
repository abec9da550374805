//! The variants of a union are told apart in another way.

use super::example::gives;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{ShapeKind, Tagging, UnionShape};

pub(super) const RULE: Rule = Rule {
    id: "union-tagging",
    title: "The variants of a union are told apart in another way",
    why: "One side marks a variant in a way that the other does not know.",
    example: [
        gives!(
            "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}\n    Cat: {type: object, required: [kind], properties: {kind: {type: string}, sort: {type: string}, lives: {type: integer}}}\n    Dog: {type: object, required: [kind], properties: {kind: {type: string}, sort: {type: string}}}"
        ),
        gives!(
            "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: sort}}\n    Cat: {type: object, required: [kind], properties: {kind: {type: string}, sort: {type: string}, lives: {type: integer}}}\n    Dog: {type: object, required: [kind], properties: {kind: {type: string}, sort: {type: string}}}"
        ),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (ShapeKind::Union(old), ShapeKind::Union(new)) = (&pair.old.kind, &pair.new.kind) else { return };
    if property(old) != property(new) {
        let show = |union| {
            property(union).map_or_else(
                || "what the value holds".to_owned(),
                |property| format!("the property `{property}`"),
            )
        };
        let message = format!("variants were told apart by {} and are by {}", show(old), show(new));
        found.add(message, Wire { old_client: Safety::Careful, new_client: Safety::Careful }, Bump::Patch);
    }
    for variant in &new.variants {
        let Some(before) = old.variants.iter().find(|it| it.member.name == variant.member.name) else {
            continue;
        };
        let is_gone = before.tags.iter().any(|tag| !variant.tags.contains(tag));
        if before.tags == variant.tags || property(old) != property(new) {
            continue;
        }
        let places = (Some(&before.member.origin), Some(&variant.member.origin));
        let wire = if is_gone { Wire::BREAKING } else { Wire::old_client(Safety::Careful) };
        let message =
            format!("it was marked by {} and is by {}", before.tags.join(", "), variant.tags.join(", "));
        found.add_part(variant.member.name.clone(), places, message, wire, Bump::Patch);
    }
}

fn property(union: &UnionShape) -> Option<&str> {
    match &union.tagging {
        Some(Tagging::Internal { property, .. }) => Some(property),
        _ => None,
    }
}
