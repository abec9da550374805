//! What is private to a namespace is not used from another.

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node};
use crate::smithy::shape_id::Id;
use crate::source::Origin;

/// Says that a shape is not for others.
const PRIVATE: &str = "smithy.api#private";

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        for (id, origin) in uses(node) {
            let target = assembly.get(id).filter(|target| target.has(PRIVATE));
            if target.is_some_and(|target| target.id.namespace() != node.id.namespace()) {
                let message = format!("`{id}` is private to its namespace");
                let help = "use a shape of this namespace, or remove `private`";
                diagnostics.report(Code::SmithyTarget, origin, message, help);
            }
        }
    }
}

/// All shapes that a shape mentions, and where.
fn uses(node: &Node) -> Vec<(&Id, &Origin)> {
    let members = node.members.values().map(|member| (&member.target, &member.origin));
    let references: Vec<_> = match &node.kind {
        Kind::Service(service) => {
            service.operations.iter().chain(&service.resources).chain(&service.errors).collect()
        }
        Kind::Resource(resource) => {
            let operations = resource.operations.iter().chain(&resource.collection_operations);
            let inner = operations.chain(&resource.resources).chain(resource.lifecycle.values());
            inner.chain(resource.identifiers.values()).chain(resource.properties.values()).collect()
        }
        Kind::Operation(operation) => {
            operation.input.iter().chain(&operation.output).chain(&operation.errors).collect()
        }
        _ => Vec::new(),
    };
    let references = references.into_iter().map(|reference| (&reference.id, &reference.origin));
    members.chain(references).collect()
}
