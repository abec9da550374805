//! Smithy 1.0 in the words of 2.0.
//!
//! In 1.0 numbers and booleans were never absent unless they were boxed; 2.0 says the same with
//! `default`. A `set` was a list of unique items, and a streaming blob was never absent.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, TraitNode, Traits, Version};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;
use crate::source::Origin;

/// Upgrades the shapes that come from files of version 1.0.
pub(super) fn upgrade(assembly: &mut Assembly) {
    let targets = Targets::new(assembly);
    for node in assembly.shapes.values_mut().filter(|node| is_old(node)) {
        upgrade_shape(node);
        if matches!(node.kind, Kind::Structure) {
            for member in node.members.values_mut() {
                upgrade_member(member, &targets);
            }
        }
    }
}

/// What members need to know about the shapes that they target.
struct Targets {
    /// Numbers and booleans, with what stood for absence in 1.0.
    zeros: BTreeMap<Id, Value>,
    /// Those of them that could be absent.
    boxed: BTreeSet<Id>,
    /// Streaming blobs.
    streams: BTreeSet<Id>,
}

impl Targets {
    fn new(assembly: &Assembly) -> Self {
        let all = || assembly.iter().chain(assembly.prelude.values());
        let ids =
            |test: fn(&Node) -> bool| all().filter(|node| test(node)).map(|node| node.id.clone()).collect();
        Self {
            zeros: all().filter_map(|node| Some((node.id.clone(), zero(&node.kind)?))).collect(),
            boxed: ids(|node| node.has(traits::BOX) || !is_old(node) && !node.has(traits::DEFAULT)),
            streams: ids(|node| matches!(node.kind, Kind::Blob) && node.has(traits::STREAMING)),
        }
    }
}

fn is_old(node: &Node) -> bool {
    node.version == Version::V1
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

fn upgrade_member(member: &mut MemberNode, targets: &Targets) {
    let boxed = remove(&mut member.traits, traits::BOX);
    let target = &member.target;
    let default = match targets.zeros.get(target) {
        Some(_) if boxed => Value::Null,
        Some(zero) if !targets.boxed.contains(target) => zero.clone(),
        None if targets.streams.contains(target) && !member.has(traits::REQUIRED) => json!(""),
        _ => return,
    };
    let origin = member.origin.clone();
    set(&mut member.traits, traits::DEFAULT, default, &origin);
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
