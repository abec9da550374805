//! Enums have values, each once and of the right type.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node, TraitNode};
use crate::smithy::traits;
use crate::source::Origin;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        if matches!(node.kind, Kind::Enum | Kind::IntEnum) {
            check_members(node, diagnostics);
        } else if let Some(values) = node.find(traits::ENUM) {
            check_trait(values, diagnostics);
        }
    }
}

fn check_members(node: &Node, diagnostics: &mut Diagnostics) {
    if node.members.is_empty() && !node.has(traits::MIXIN) {
        let message = format!("the enum `{}` has no values", node.id);
        report(&node.origin, message, "give it a member", diagnostics);
    }
    let mut seen = BTreeSet::new();
    for (name, member) in &node.members {
        let value = member.find(traits::ENUM_VALUE).map(|node| &node.value);
        if let Some(problem) = problem(&node.kind, value) {
            report(
                &member.origin,
                format!("the value of `{name}` {problem}"),
                "correct its `enumValue`",
                diagnostics,
            );
        }
        let value = value.map_or_else(|| format!("{name:?}"), Value::to_string);
        if !seen.insert(value.clone()) {
            report(&member.origin, format!("the value {value} is there twice"), "remove one", diagnostics);
        }
    }
}

fn problem(kind: &Kind, value: Option<&Value>) -> Option<&'static str> {
    match (kind, value) {
        (Kind::IntEnum, Some(value)) if value.as_i64().is_some() => None,
        (Kind::IntEnum, _) => Some("must be an integer"),
        (_, None) => None,
        (_, Some(Value::String(text))) if text.is_empty() => Some("is empty"),
        (_, Some(Value::String(_))) => None,
        _ => Some("must be a string"),
    }
}

/// The trait `enum` of Smithy 1.0.
fn check_trait(node: &TraitNode, diagnostics: &mut Diagnostics) {
    let entries = node.value.as_array().map_or(&[][..], Vec::as_slice);
    if entries.is_empty() {
        report(&node.origin, "the enum has no values".to_owned(), "give it one", diagnostics);
    }
    let mut values = BTreeSet::new();
    let mut names = BTreeSet::new();
    for (index, entry) in entries.iter().enumerate() {
        let origin = Origin { file: node.origin.file, pointer: node.origin.pointer.join(index) };
        let value = entry.get("value").and_then(Value::as_str);
        if value.is_none_or(str::is_empty) {
            report(&origin, "the entry has no `value`".to_owned(), "every entry needs a text", diagnostics);
        }
        let name = entry.get("name").and_then(Value::as_str);
        if let Some(name) = name.filter(|name| !is_constant(name)) {
            report(&origin, format!("`{name}` is no name"), "use letters, digits and `_`", diagnostics);
        }
        let again = [value.filter(|value| !values.insert(*value)), name.filter(|name| !names.insert(*name))];
        for repeated in again.into_iter().flatten() {
            report(&origin, format!("`{repeated}` is there twice"), "remove one", diagnostics);
        }
    }
    if !names.is_empty() && names.len() < entries.len() {
        let message = "some entries have a name and some have none".to_owned();
        report(&node.origin, message, "name all entries or none", diagnostics);
    }
}

/// Whether a text is a name as the trait `enum` wants it: letters, digits and `_`, no digit first.
fn is_constant(name: &str) -> bool {
    let is_start = |c: char| c.is_ascii_alphabetic() || c == '_';
    name.starts_with(is_start) && name.chars().all(|c| is_start(c) || c.is_ascii_digit())
}

fn report(origin: &Origin, message: String, help: &str, diagnostics: &mut Diagnostics) {
    diagnostics.report(Code::SmithyEnum, origin, message, help);
}
