//! A value of an enum has another name.

use super::example::smithy;
use super::values::enum_values;
use crate::drift::pair::ShapePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Wire};

pub(super) const RULE: Rule = Rule {
    id: "enum-value-renamed",
    title: "A value of an enum has another name",
    why: "The variant has another name in Rust; what is sent is the same.",
    example: [
        smithy!(output: r#""k": {"target": "example#K"}"#, more: r#", "example#K": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "x"}}}}"#),
        smithy!(output: r#""k": {"target": "example#K"}"#, more: r#", "example#K": {"type": "enum", "members": {"B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "x"}}}}"#),
    ],
    check: Check::Shape(check),
};

fn check(pair: &ShapePair<'_>, found: &mut Findings) {
    let (old, new) = (enum_values(&pair.old.kind), enum_values(&pair.new.kind));
    for value in &new {
        let Some(before) = old.iter().find(|other| other.value == value.value) else { continue };
        if before.name == value.name {
            continue;
        }
        let show = |name: Option<&str>| name.map_or_else(|| "no name".to_owned(), |name| format!("`{name}`"));
        let message = format!("it had {} and has {}", show(before.name), show(value.name));
        let places = (Some(before.origin), Some(value.origin));
        found.add_part(value.value.clone(), places, message, Wire::SAFE, Bump::Major);
    }
}
