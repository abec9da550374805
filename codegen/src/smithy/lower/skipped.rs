//! What was read and is not part of the client, with the reason.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ShapeId, Skipped};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node, OperationNode};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;

/// All shapes that are neither the service, nor its operations, nor what these reach.
pub(super) fn skipped<'a>(
    assembly: &'a Assembly,
    service: &Node,
    offered: &[(&'a Node, &OperationNode)],
    selected: &[(&'a Node, &OperationNode)],
    lowered: &BTreeMap<Id, ShapeId>,
) -> Vec<Skipped> {
    let ids = |operations: &[(&'a Node, &OperationNode)]| -> BTreeSet<&'a Id> {
        operations.iter().map(|(node, _)| &node.id).collect()
    };
    let (offered, selected) = (ids(offered), ids(selected));
    let left = assembly.iter().filter(|node| {
        node.id != service.id && !selected.contains(&node.id) && !lowered.contains_key(&node.id)
    });
    left.map(|node| Skipped {
        what: format!("{} {}", node.kind.name(), node.id),
        reason: reason(node, &offered).to_owned(),
        origin: node.origin.clone(),
    })
    .collect()
}

fn reason(node: &Node, offered: &BTreeSet<&Id>) -> &'static str {
    if node.has(traits::MIXIN) {
        return "a mixin: its members are part of the shapes that use it";
    }
    if node.has(traits::TRAIT) {
        return "defines a trait";
    }
    match node.kind {
        Kind::Service(_) => "another service",
        Kind::Resource(_) => "a resource: its operations are those of the service",
        Kind::Operation(_) if offered.contains(&node.id) => "spec.toml does not select it",
        Kind::Operation(_) => "the service does not offer it",
        _ => "no operation of the service reaches it",
    }
}
