//! A response has headers that are described, or no longer has.

use super::example::operation;
use crate::drift::pair::ResponsePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::{Member, Model, Presence, ShapeId, ShapeKind};

pub(super) const RULE: Rule = Rule {
    id: "response-headers",
    title: "A response has headers that are described, or no longer has",
    why: "The headers that a response describes are a structure of their own. What becomes of one header among others is said of that member.",
    example: [
        operation!(
            "      responses: {'200': {description: ok, headers: {X-Left: {schema: {type: integer}}}}}\n"
        ),
        operation!("      responses: {'200': {description: ok}}\n"),
    ],
    check: Check::Response(check),
};

fn check(pair: &ResponsePair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    match (old.headers, new.headers) {
        (Some(shape), None) => {
            for header in members(pair.models.0, shape) {
                let is_missed = header.presence == Presence::Required;
                let safety = if is_missed { Safety::Breaking } else { Safety::Careful };
                let places = (Some(&header.origin), None);
                let wire = Wire::old_client(safety);
                found.add_part(header.name.clone(), places, "the header is gone", wire, Bump::Major);
            }
        }
        (None, Some(shape)) => {
            for header in members(pair.models.1, shape) {
                let is_missed = header.presence == Presence::Required;
                let safety = if is_missed { Safety::Breaking } else { Safety::Safe };
                let places = (None, Some(&header.origin));
                let wire = Wire::new_client(safety);
                found.add_part(header.name.clone(), places, "the header is described", wire, Bump::Minor);
            }
        }
        _ => {}
    }
}

fn members(model: &Model, shape: ShapeId) -> &[Member] {
    match &model.shapes[shape].kind {
        ShapeKind::Structure(structure) => &structure.members,
        _ => &[],
    }
}
