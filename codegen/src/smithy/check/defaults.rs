//! Default values fit what they stand for.

use base64::Engine;
use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, TraitNode};
use crate::smithy::traits;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        if let Some(default) = node.find(traits::DEFAULT) {
            check_root(node, default, diagnostics);
        }
        for member in node.members.values() {
            if let Some(target) = assembly.get(&member.target) {
                check_member(node, member, target, diagnostics);
            }
        }
    }
}

fn check_root(node: &Node, default: &TraitNode, diagnostics: &mut Diagnostics) {
    let problem =
        if default.value.is_null() { Some("cannot be null on a shape") } else { problem(node, default) };
    if let Some(problem) = problem {
        let message = format!("the default of `{}` {problem}", node.id);
        report(default, message, diagnostics);
    }
}

fn check_member(node: &Node, member: &MemberNode, target: &Node, diagnostics: &mut Diagnostics) {
    let shared = target.find(traits::DEFAULT).filter(|default| !default.value.is_null());
    let Some(default) = member.find(traits::DEFAULT) else {
        if shared.is_some() && matches!(node.kind, Kind::Structure) {
            let message = format!("`{}` has a default that this member does not repeat", member.target);
            let help = "give the member the same `default`, or `null` to have none";
            diagnostics.report(Code::SmithyDefault, &member.origin, message, help);
        }
        return;
    };
    let differs = shared.is_some_and(|shared| !default.value.is_null() && shared.value != default.value);
    if !matches!(node.kind, Kind::Structure) {
        let message = format!("a member of a {} cannot have a default", node.kind.name());
        diagnostics.report(Code::SmithyTraitTarget, &default.origin, message, "remove the default");
    } else if differs {
        let message = format!("the default differs from that of `{}`", member.target);
        report(default, message, diagnostics);
    } else if let Some(problem) = problem(target, default).or_else(|| beyond(member, target, default)) {
        report(default, format!("the default {problem}"), diagnostics);
    }
}

fn report(default: &TraitNode, message: String, diagnostics: &mut Diagnostics) {
    let help = "a default is a value of the target, an empty list or map, or `null` for none";
    diagnostics.report(Code::SmithyDefault, &default.origin, message, help);
}

/// What is wrong with a default for a shape.
fn problem(target: &Node, default: &TraitNode) -> Option<&'static str> {
    let value = &default.value;
    if value.is_null() {
        return None;
    }
    let integer = |min: i64, max: i64| value.as_i64().is_some_and(|number| (min..=max).contains(&number));
    let (fits, problem) = match &target.kind {
        Kind::Boolean => (value.is_boolean(), "must be `true` or `false`"),
        Kind::String | Kind::Blob => (value.is_string(), "must be a string"),
        Kind::Enum => (is_enum_value(target, value), "must be a value of the enum"),
        Kind::IntEnum => (is_enum_value(target, value), "must be a number of the enum"),
        Kind::Byte => (integer(i8::MIN.into(), i8::MAX.into()), "must be an integer of 8 bits"),
        Kind::Short => (integer(i16::MIN.into(), i16::MAX.into()), "must be an integer of 16 bits"),
        Kind::Integer => (integer(i32::MIN.into(), i32::MAX.into()), "must be an integer of 32 bits"),
        Kind::Long => (integer(i64::MIN, i64::MAX), "must be an integer of 64 bits"),
        Kind::Float | Kind::Double => (value.is_number() || is_special(value), "must be a number"),
        Kind::BigInteger | Kind::BigDecimal => (value.is_number() || value.is_string(), "must be a number"),
        Kind::Timestamp => (value.is_number() || value.is_string(), "must be a number or a string"),
        Kind::List | Kind::Set => (value.as_array().is_some_and(Vec::is_empty), "must be an empty list"),
        Kind::Map => (is_empty_object(value), "must be an empty map"),
        Kind::Document => (is_plain(value), "must be empty if it is a list or map"),
        _ => (false, "is not possible: structures and unions have none"),
    };
    (!fits).then_some(problem)
}

pub(super) fn is_enum_value(target: &Node, value: &Value) -> bool {
    let text = |name: &String| Value::String(name.clone());
    target.members.iter().any(|(name, member)| match member.find(traits::ENUM_VALUE) {
        Some(node) => node.value == *value,
        None => text(name) == *value,
    })
}

pub(super) fn is_special(value: &Value) -> bool {
    matches!(value.as_str(), Some("NaN" | "Infinity" | "-Infinity"))
}

fn is_empty_object(value: &Value) -> bool {
    value.as_object().is_some_and(serde_json::Map::is_empty)
}

fn is_plain(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => true,
    }
}

/// Which limit of the member, or of its target, a default does not keep.
fn beyond(member: &MemberNode, target: &Node, default: &TraitNode) -> Option<&'static str> {
    let limit = |id: &str| member.find(id).or_else(|| target.find(id)).map(|node| &node.value);
    let value = &default.value;
    limit(traits::RANGE)
        .filter(|range| is_out_of_range(value, range))
        .map(|_| "is outside the range of the member")
        .or_else(|| {
            let length = limit(traits::LENGTH)?;
            let wrong = length_of(target, value).is_some_and(|count| is_outside(count as f64, length));
            wrong.then_some("has not the length of the member")
        })
        .or_else(|| {
            let pattern = limit(traits::PATTERN)?.as_str()?;
            is_foreign(value.as_str()?, pattern).then_some("does not match the pattern of the member")
        })
}

/// Zero is let pass: it is what numbers of Smithy 1.0 had, whatever their range.
fn is_out_of_range(value: &Value, range: &Value) -> bool {
    value.as_f64().is_some_and(|number| number != 0.0 && is_outside(number, range))
}

pub(super) fn is_outside(number: f64, limits: &Value) -> bool {
    let limit = |name: &str| limits.get(name).and_then(Value::as_f64);
    limit("min").is_some_and(|min| number < min) || limit("max").is_some_and(|max| number > max)
}

/// What `length` counts: items, entries, characters (code points) or bytes.
pub(super) fn length_of(target: &Node, value: &Value) -> Option<usize> {
    match value {
        Value::Array(items) => Some(items.len()),
        Value::Object(entries) => Some(entries.len()),
        Value::String(text) if matches!(target.kind, Kind::Blob) => {
            base64::engine::general_purpose::STANDARD.decode(text).ok().map(|bytes| bytes.len())
        }
        Value::String(text) => Some(text.chars().count()),
        _ => None,
    }
}

/// Whether a text lacks a pattern; one that cannot be read says nothing.
fn is_foreign(text: &str, pattern: &str) -> bool {
    regress::Regex::with_flags(pattern, "u").is_ok_and(|pattern| pattern.find(text).is_none())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn limits_hold_at_their_ends_and_zero_is_always_in_range() {
        let limits = json!({ "min": 2, "max": 4 });
        assert!([2.0, 3.0, 4.0].iter().all(|number| !is_outside(*number, &limits)));
        assert!([1.0, 5.0].iter().all(|number| is_outside(*number, &limits)));
        assert!(!is_out_of_range(&json!(0), &limits) && is_out_of_range(&json!(1), &limits));
    }

    #[test]
    fn a_text_that_has_the_pattern_anywhere_has_it() {
        assert!(!is_foreign("xay", "a") && is_foreign("xay", "^a$"));
        assert!(!is_foreign("x", "(unreadable"));
    }
}
