//! A value of an enum should no longer be used, or may be again.

use super::example::smithy;
use super::values::enum_values;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "enum-value-deprecation",
    title: "A value of an enum should no longer be used, or may be again",
    why: "Compilers warn of what is deprecated; everything works as before.",
    example: [
        smithy!(output: r#""k": {"target": "example#K"}"#, more: r#", "example#K": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}}"#),
        smithy!(output: r#""k": {"target": "example#K"}"#, more: r#", "example#K": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#deprecated": {}}}}}"#),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (old, new) = (enum_values(&pair.old.kind), enum_values(&pair.new.kind));
    for value in &new {
        let Some(before) = old.iter().find(|other| other.value == value.value) else { continue };
        let (message, rust) = match (before.is_deprecated, value.is_deprecated) {
            (false, true) => ("it should no longer be used", Bump::Minor),
            (true, false) => ("it is no longer deprecated", Bump::Patch),
            _ => continue,
        };
        let places = (Some(before.origin), Some(value.origin));
        found.add_part(value.value.clone(), places, message, Wire::SAFE, rust);
    }
}
