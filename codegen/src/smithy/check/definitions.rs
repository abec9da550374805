//! Values of traits that a model defines itself fit their definitions.

use serde_json::Value;

use super::defaults::{is_enum_value, is_outside, is_special, length_of};
use super::values::report;
use crate::diagnostic::Diagnostics;
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node, TraitNode, Traits, find, kind_of};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;

/// Says that a text is the id of a shape.
const ID_REF: &str = "smithy.api#idRef";

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        check_traits(assembly, &node.traits, diagnostics);
        for member in node.members.values() {
            check_traits(assembly, &member.traits, diagnostics);
        }
    }
}

fn check_traits(assembly: &Assembly, all: &Traits, diagnostics: &mut Diagnostics) {
    for (id, node) in all.iter().filter(|(id, _)| traits::form(id.as_str()).is_none()) {
        let definition = assembly.get(id).filter(|shape| !shape.id.is_prelude() && shape.has(traits::TRAIT));
        if let Some(problem) = definition.and_then(|shape| problem(assembly, shape, node)) {
            report(id, node, &problem, diagnostics);
        }
    }
}

/// A value with the shape that it is of, and the traits of the member that holds it.
type Item<'a> = (&'a Value, &'a Node, Option<&'a Traits>);

/// The first thing that is wrong with a value. What is inside of it waits in a list, so that its
/// depth costs no call stack.
fn problem(assembly: &Assembly, definition: &Node, node: &TraitNode) -> Option<String> {
    let mut waiting: Vec<Item<'_>> = vec![(&node.value, definition, None)];
    while let Some(item) = waiting.pop() {
        let (value, shape, _) = item;
        if let Some(wanted) = misfit(value, shape) {
            return Some(format!("holds {} where `{}` is {wanted}", kind_of(value), shape.id));
        }
        if let Some(problem) = broken_limit(assembly, item) {
            return Some(format!("{problem} of `{}`", shape.id));
        }
        if let Some(name) = missing(value, shape) {
            return Some(format!("lacks the member `{name}` of `{}`", shape.id));
        }
        waiting.extend(inner(assembly, value, shape));
    }
    None
}

/// What a value should be, if it is something else.
fn misfit(value: &Value, shape: &Node) -> Option<&'static str> {
    let (fits, wanted) = match &shape.kind {
        Kind::Blob | Kind::String | Kind::Enum => (value.is_string(), "a text"),
        Kind::Boolean => (value.is_boolean(), "`true` or `false`"),
        Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::IntEnum => {
            (value.as_f64().is_some_and(|number| number.fract() == 0.0), "an integer")
        }
        Kind::BigInteger | Kind::BigDecimal => (value.is_number() || value.is_string(), "a number"),
        Kind::Float | Kind::Double => (value.is_number() || is_special(value), "a number"),
        Kind::Timestamp => (value.is_number() || value.is_string(), "a timestamp"),
        Kind::List | Kind::Set => (value.is_array(), "a list"),
        Kind::Map | Kind::Structure => (value.is_object(), "an object"),
        Kind::Union => {
            let entry = value.as_object().filter(|entries| entries.len() == 1);
            let is_variant = |name: &String| shape.members.contains_key(name);
            (entry.is_some_and(|entries| entries.keys().all(is_variant)), "an object with one variant")
        }
        Kind::Document | Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_) => return None,
    };
    (!fits).then_some(wanted)
}

/// Which limit a value does not keep.
fn broken_limit(assembly: &Assembly, (value, shape, member): Item<'_>) -> Option<&'static str> {
    let limit = |id: &str| member.and_then(|all| find(all, id)).or_else(|| shape.find(id));
    let outside = |number: f64, id: &str| limit(id).is_some_and(|node| is_outside(number, &node.value));
    if value.as_f64().is_some_and(|number| outside(number, traits::RANGE)) {
        return Some("holds a number outside the range");
    }
    if length_of(shape, value).is_some_and(|count| outside(count as f64, traits::LENGTH)) {
        return Some("holds something that has not the length");
    }
    if matches!(shape.kind, Kind::Enum | Kind::IntEnum) && !is_enum_value(shape, value) {
        return Some("holds what is no value");
    }
    let (text, reference) = (value.as_str()?, &limit(ID_REF)?.value);
    let must_exist = reference.get("failWhenMissing").is_some_and(|flag| *flag == Value::Bool(true));
    match Id::parse(text) {
        None => Some("holds a text that is no shape id, as is wanted"),
        Some(id) if must_exist && assembly.get(&id).is_none() => {
            Some("holds the id of a shape that is not defined, against the rule")
        }
        Some(_) => None,
    }
}

/// A member that a structure must have and does not.
fn missing<'a>(value: &Value, shape: &'a Node) -> Option<&'a str> {
    let entries = value.as_object().filter(|_| matches!(shape.kind, Kind::Structure))?;
    let mut required = shape.members.iter().filter(|(_, member)| member.has(traits::REQUIRED));
    required.find(|(name, _)| !entries.contains_key(*name)).map(|(name, _)| name.as_str())
}

/// What is inside of a value, with its shapes.
fn inner<'a>(assembly: &'a Assembly, value: &'a Value, shape: &'a Node) -> Vec<Item<'a>> {
    let item = |value: &'a Value, name: &str| -> Option<Item<'a>> {
        let member = shape.members.get(name)?;
        let is_hole = value.is_null() && shape.has(traits::SPARSE);
        assembly.get(&member.target).filter(|_| !is_hole).map(|target| (value, target, Some(&member.traits)))
    };
    match (&shape.kind, value) {
        (Kind::List | Kind::Set, Value::Array(items)) => {
            items.iter().filter_map(|value| item(value, "member")).collect()
        }
        (Kind::Map, Value::Object(entries)) => {
            entries.values().filter_map(|value| item(value, "value")).collect()
        }
        (Kind::Structure | Kind::Union, Value::Object(entries)) => {
            entries.iter().filter_map(|(name, value)| item(value, name)).collect()
        }
        _ => Vec::new(),
    }
}
