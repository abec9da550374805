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
        // What is wrong with the files says already why there is none.
        [] if diagnostics.has_errors() => {}
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
    let of_resources = resources(assembly, service).into_iter().flat_map(|(_, resource)| {
        let lifecycle = resource.lifecycle.values();
        lifecycle.chain(&resource.operations).chain(&resource.collection_operations)
    });
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let first = service.operations.iter().chain(of_resources).filter(|reference| seen.insert(&reference.id));
    first
        .filter_map(|reference| match assembly.get(&reference.id) {
            Some(node @ Node { kind: Kind::Operation(operation), .. }) => Some((node, &**operation)),
            _ => None,
        })
        .collect()
}

/// All resources of a service, at any depth, each once and before its own resources.
pub(super) fn resources<'a>(
    assembly: &'a Assembly,
    service: &'a ServiceNode,
) -> Vec<(&'a Node, &'a ResourceNode)> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&Reference> = service.resources.iter().rev().collect();
    while let Some(reference) = waiting.pop() {
        let node = assembly.get(&reference.id).filter(|node| seen.insert(&node.id));
        if let Some(node @ Node { kind: Kind::Resource(resource), .. }) = node {
            found.push((node, &**resource));
            waiting.extend(resource.resources.iter().rev());
        }
    }
    found
}

/// All shapes that the operations of a service lead to, its operations and its resources.
pub(super) fn shapes<'a>(assembly: &'a Assembly, service: &'a ServiceNode) -> Vec<&'a Node> {
    let mut found: Vec<&Node> = resources(assembly, service).into_iter().map(|(node, _)| node).collect();
    let mut waiting: Vec<&Id> = service.errors.iter().map(|error| &error.id).collect();
    for (node, operation) in operations(assembly, service) {
        found.push(node);
        let messages = operation.input.iter().chain(&operation.output).chain(&operation.errors);
        waiting.extend(messages.map(|message| &message.id));
    }
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if id.is_prelude() || !seen.insert(id) {
            continue;
        }
        if let Some(node) = assembly.get(id) {
            found.push(node);
            waiting.extend(node.members.values().map(|member| &member.target));
        }
    }
    found
}
