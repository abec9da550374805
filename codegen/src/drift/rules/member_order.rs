//! Members are in another order.

use super::example::smithy;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};
use crate::model::ShapeKind;

pub(super) const RULE: Rule = Rule {
    id: "member-order",
    title: "Members are in another order",
    why: "Fields have names, and are found by them: no program and no message depends on the order.",
    example: [
        smithy!(output: r#""a": {"target": "smithy.api#String"}, "b": {"target": "smithy.api#String"}"#),
        smithy!(output: r#""b": {"target": "smithy.api#String"}, "a": {"target": "smithy.api#String"}"#),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (old, new) = (member_names(&pair.old.kind), member_names(&pair.new.kind));
    let kept = |of: &[&str], other: &[&str]| -> Vec<String> {
        of.iter().filter(|name| other.contains(name)).map(|name| (*name).to_owned()).collect()
    };
    if kept(&old, &new) != kept(&new, &old) {
        found.add("its members are in another order", Wire::SAFE, Bump::None);
    } else if !old.is_empty() && !new.starts_with(&old) && old.iter().all(|name| new.contains(name)) {
        found.add("a new member stands before others", Wire::SAFE, Bump::None);
    }
}

fn member_names(kind: &ShapeKind) -> Vec<&str> {
    match kind {
        ShapeKind::Structure(structure) => {
            structure.members.iter().map(|member| member.name.as_str()).collect()
        }
        ShapeKind::Union(union) => {
            union.variants.iter().map(|variant| variant.member.name.as_str()).collect()
        }
        _ => Vec::new(),
    }
}
