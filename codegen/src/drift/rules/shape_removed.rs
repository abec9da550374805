//! Something is declared no longer.

use super::declared::{is_data, is_further_service, is_named};
use super::example::smithy;
use crate::drift::pair::DeclarationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "shape-removed",
    title: "Something is declared no longer",
    why: "It was no type of a client: no operation led to it, or its values have a type of Rust. In a library of shapes, somebody may use it.",
    example: [smithy!(more: r#", "example#Lost": {"type": "structure", "members": {}}"#), smithy!(more: "")],
    check: Check::Declaration(check),
};

fn check(pair: &DeclarationPair<'_>, found: &mut Findings) {
    if let (Some(old), None) = (pair.old, pair.new)
        && (is_data(old.kind) || is_further_service(old, (pair.outlines.1, pair.outlines.0)))
        && !pair.is_type
        && !old.words.contains_key("smithy.api#private")
    {
        let is_lost = pair.is_library && is_named(old.kind);
        let rust = if is_lost { Bump::Major } else { Bump::None };
        found.add(format!("the {} is gone", old.kind), Wire::SAFE, rust);
    }
}
