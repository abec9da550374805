//! Default values fit what they stand for.

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
    } else if let Some(problem) = problem(target, default).or_else(|| out_of_range(member, target, default)) {
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

fn is_enum_value(target: &Node, value: &Value) -> bool {
    let text = |name: &String| Value::String(name.clone());
    target.members.iter().any(|(name, member)| match member.find(traits::ENUM_VALUE) {
        Some(node) => node.value == *value,
        None => text(name) == *value,
    })
}

fn is_special(value: &Value) -> bool {
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

/// Zero is let pass: it is what numbers of Smithy 1.0 had, whatever their range.
fn out_of_range(member: &MemberNode, target: &Node, default: &TraitNode) -> Option<&'static str> {
    let range = member.find(traits::RANGE).or_else(|| target.find(traits::RANGE))?;
    let number = default.value.as_f64().filter(|number| *number != 0.0)?;
    let limit = |name: &str| range.value.get(name).and_then(Value::as_f64);
    let inside = limit("min").is_none_or(|min| number >= min) && limit("max").is_none_or(|max| number <= max);
    (!inside).then_some("is outside the range of the member")
}
