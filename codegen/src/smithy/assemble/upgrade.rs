//! Smithy 1.0 in the words of 2.0.
//!
//! In 1.0 numbers and booleans were never absent unless they were boxed; 2.0 says the same with
//! `default`. A `set` was a list of unique items, and a streaming blob was never absent.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, TraitNode, Traits, Version};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;
use crate::source::Origin;

/// Upgrades the shapes that come from files of version 1.0.
pub(super) fn upgrade(assembly: &mut Assembly) {
    let boxed: BTreeSet<Id> = shapes_with(assembly, |node| node.has(traits::BOX));
    let zeros = assembly.iter().chain(assembly.prelude.values());
    let zeros: Vec<(Id, Value)> = zeros
        .filter(|node| !boxed.contains(&node.id) && (is_old(node) || node.has(traits::DEFAULT)))
        .filter_map(|node| Some((node.id.clone(), zero(&node.kind)?)))
        .collect();
    let zero_of = |id: &Id| zeros.iter().find(|(each, _)| each == id).map(|(_, value)| value.clone());
    let streams =
        shapes_with(assembly, |node| matches!(node.kind, Kind::Blob) && node.has(traits::STREAMING));
    for node in assembly.shapes.values_mut().filter(|node| is_old(node)) {
        upgrade_shape(node);
        if matches!(node.kind, Kind::Structure) {
            for member in node.members.values_mut() {
                let empty = streams.contains(&member.target).then(|| json!(""));
                upgrade_member(member, zero_of(&member.target), empty);
            }
        }
    }
}

fn is_old(node: &Node) -> bool {
    node.version == Version::V1
}

fn shapes_with(assembly: &Assembly, test: impl Fn(&Node) -> bool) -> BTreeSet<Id> {
    assembly.iter().filter(|node| test(node)).map(|node| node.id.clone()).collect()
}

/// The value that stood for absence in 1.0.
fn zero(kind: &Kind) -> Option<Value> {
    match kind {
        Kind::Boolean => Some(Value::Bool(false)),
        Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::Float | Kind::Double => Some(json!(0)),
        _ => None,
    }
}

fn upgrade_shape(node: &mut Node) {
    let origin = node.origin.clone();
    if matches!(node.kind, Kind::Set) {
        node.kind = Kind::List;
        set(&mut node.traits, traits::UNIQUE_ITEMS, json!({}), &origin);
    }
    let boxed = remove(&mut node.traits, traits::BOX);
    if let Some(value) = zero(&node.kind).filter(|_| !boxed) {
        set(&mut node.traits, traits::DEFAULT, value, &origin);
    }
}

fn upgrade_member(member: &mut MemberNode, zero: Option<Value>, empty: Option<Value>) {
    let origin = member.origin.clone();
    let boxed = remove(&mut member.traits, traits::BOX);
    if member.has(traits::DEFAULT) {
        return;
    }
    match (zero, empty) {
        (Some(_), _) if boxed => set(&mut member.traits, traits::DEFAULT, Value::Null, &origin),
        (Some(value), _) => set(&mut member.traits, traits::DEFAULT, value, &origin),
        (None, Some(value)) if !member.has(traits::REQUIRED) => {
            set(&mut member.traits, traits::DEFAULT, value, &origin);
        }
        _ => {}
    }
}

fn set(traits: &mut Traits, id: &str, value: Value, origin: &Origin) {
    if let Some(id) = Id::parse(id) {
        traits.entry(id).or_insert(TraitNode { value, origin: origin.clone() });
    }
}

fn remove(traits: &mut Traits, id: &str) -> bool {
    let before = traits.len();
    traits.retain(|key, _| key.as_str() != id);
    traits.len() < before
}
