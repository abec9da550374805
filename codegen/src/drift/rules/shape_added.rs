//! Something is declared that was not.

use super::declared::{is_data, is_further_service};
use super::example::smithy;
use crate::drift::pair::DeclarationPair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "shape-added",
    title: "Something is declared that was not",
    why: "It is no type of a client: no operation leads to it, or its values have a type of Rust.",
    example: [smithy!(more: ""), smithy!(more: r#", "example#Lost": {"type": "structure", "members": {}}"#)],
    check: Check::Declaration(check),
};

fn check(pair: &DeclarationPair<'_>, found: &mut Findings) {
    if let (None, Some(new)) = (pair.old, pair.new)
        && (is_data(new.kind) || is_further_service(new, pair.outlines))
        && !pair.is_type
    {
        let rust = if pair.is_library { Bump::Minor } else { Bump::None };
        found.add(format!("the {} is new", new.kind), Wire::SAFE, rust);
    }
}
