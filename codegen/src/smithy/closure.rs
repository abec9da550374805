//! The operations that a service offers: its own, and those of its resources at any depth.

use std::collections::BTreeSet;

use super::assemble::Assembly;
use super::ast::{Kind, Node, OperationNode, Reference, ResourceNode, ServiceNode};
use super::shape_id::Id;
use crate::diagnostic::{Code, Diagnostics};
use crate::options::Options;

/// The service to make a client for.
pub(super) fn service<'a>(
    assembly: &'a Assembly,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<(&'a Node, &'a ServiceNode)> {
    let services: Vec<_> = assembly
        .iter()
        .filter(|node| !node.has(super::traits::MIXIN))
        .filter_map(|node| match &node.kind {
            Kind::Service(service) => Some((node, &**service)),
            _ => None,
        })
        .collect();
    if let Some(wanted) = &options.smithy.service {
        let found = services.iter().find(|(node, _)| node.id.as_str() == wanted);
        if found.is_none() {
            let message = format!("the model has no service `{wanted}`");
            let help = format!("set `smithy.service` in spec.toml to {}", list(&services));
            diagnostics.report(Code::OptionsNoSuchTarget, &assembly.origin, message, help);
        }
        return found.copied();
    }
    match services.as_slice() {
        [one] => return Some(*one),
        [] => diagnostics.report(
            Code::SmithyService,
            &assembly.origin,
            "the model has no service",
            "add the file that defines the service; a client is made for a service",
        ),
        _ => diagnostics.report(
            Code::SmithyService,
            &assembly.origin,
            format!("the model has {} services", services.len()),
            format!("set `smithy.service` in spec.toml to {}", list(&services)),
        ),
    }
    None
}

fn list(services: &[(&Node, &ServiceNode)]) -> String {
    let ids: Vec<_> = services.iter().map(|(node, _)| format!("`{}`", node.id)).collect();
    if ids.is_empty() { "the id of a service".to_owned() } else { ids.join(" or ") }
}

/// All operations of a service, each once: its own, then those of each resource (lifecycle,
/// instance, collection), then those of the resources below.
pub(super) fn operations<'a>(
    assembly: &'a Assembly,
    service: &'a ServiceNode,
) -> Vec<(&'a Node, &'a OperationNode)> {
    let mut references: Vec<&Reference> = service.operations.iter().collect();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&Reference> = service.resources.iter().rev().collect();
    while let Some(reference) = waiting.pop() {
        if !seen.insert(&reference.id) {
            continue;
        }
        if let Some(Kind::Resource(resource)) = assembly.get(&reference.id).map(|node| &node.kind) {
            references.extend(of_resource(resource));
            waiting.extend(resource.resources.iter().rev());
        }
    }
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let first = references.into_iter().filter(|reference| seen.insert(&reference.id));
    first
        .filter_map(|reference| match assembly.get(&reference.id) {
            Some(node @ Node { kind: Kind::Operation(operation), .. }) => Some((node, &**operation)),
            _ => None,
        })
        .collect()
}

fn of_resource(resource: &ResourceNode) -> impl Iterator<Item = &Reference> {
    let lifecycle = resource.lifecycle.values();
    lifecycle.chain(&resource.operations).chain(&resource.collection_operations)
}
