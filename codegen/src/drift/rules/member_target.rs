//! A member holds another type.

use super::example::smithy;
use crate::drift::pair::MemberPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::ShapeKind;

pub(super) const RULE: Rule = Rule {
    id: "member-target",
    title: "A member holds another type",
    why: "The field is of a type with another name. What its values look like is compared on its own.",
    example: [
        smithy!(output: r#""pet": {"target": "example#Cat"}"#, more: r#", "example#Cat": {"type": "structure", "members": {}}, "example#Dog": {"type": "structure", "members": {}}"#),
        smithy!(output: r#""pet": {"target": "example#Dog"}"#, more: r#", "example#Cat": {"type": "structure", "members": {}}, "example#Dog": {"type": "structure", "members": {}}"#),
    ],
    check: Check::Member(check),
};

fn check(pair: &MemberPair<'_>, found: &mut Findings) {
    let Some((old, new)) = pair.targets() else { return };
    if old.shown_name() == new.shown_name() || !is_alike(&old.kind, &new.kind) {
        return;
    }
    let rust = if is_named(&new.kind) { Bump::Major } else { Bump::None };
    let message = format!("it was a `{}` and is a `{}`", old.shown_name(), new.shown_name());
    found.add(message, Wire::SAFE, rust);
}

/// Whether values of the shape have a type of their own, with its name.
const fn is_named(kind: &ShapeKind) -> bool {
    matches!(kind, ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_))
}

/// Whether both are of one kind: other kinds are another change, with other consequences.
fn is_alike(old: &ShapeKind, new: &ShapeKind) -> bool {
    let is_same_scalar = match (old, new) {
        (ShapeKind::Scalar(old), ShapeKind::Scalar(new)) => old == new,
        _ => true,
    };
    is_same_scalar && std::mem::discriminant(old) == std::mem::discriminant(new)
}
