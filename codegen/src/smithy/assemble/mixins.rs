//! Mixins: their members, traits and bindings are copied into the shapes that use them.
//!
//! Members of mixins come first, in the order of the mixins, then those of the shape itself. A
//! trait of a later mixin wins over one of an earlier, and the shape's own win over all.

use super::Assembly;
use super::apply::{Inherited, unresolved};
use crate::diagnostic::{Code, Diagnostics};
use crate::graph::components;
use crate::smithy::ast::{Apply, Kind, Node, Reference, Traits};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;
use crate::source::Origin;

/// Flattens every shape that uses mixins, mixins before their users.
pub(super) fn flatten(assembly: &mut Assembly, mut inherited: Inherited, diagnostics: &mut Diagnostics) {
    for id in users_last(assembly, diagnostics) {
        let Some(node) = assembly.shapes.get(&id) else { continue };
        let applies = inherited.remove(&id).unwrap_or_default();
        let flat = flatten_one(assembly, node, applies, diagnostics);
        assembly.shapes.insert(id, flat);
    }
}

/// The shapes that use mixins, each after the mixins that it uses. Those in a circle are reported
/// and left out.
fn users_last(assembly: &Assembly, diagnostics: &mut Diagnostics) -> Vec<Id> {
    let successors: Vec<Vec<usize>> = assembly
        .iter()
        .map(|node| node.mixins.iter().filter_map(|mixin| assembly.shapes.get_index_of(&mixin.id)).collect())
        .collect();
    let mut order = Vec::new();
    for component in components(&successors) {
        let circular = |index: &usize| successors.get(*index).is_some_and(|uses| uses.contains(index));
        let in_circle = component.len() > 1 || component.iter().any(circular);
        let nodes = component.iter().filter_map(|index| assembly.shapes.get_index(*index));
        for (id, node) in nodes.filter(|(_, node)| !node.mixins.is_empty()) {
            if in_circle {
                let message = format!("`{id}` is mixed into itself");
                diagnostics.report(Code::SmithyMixin, &node.origin, message, "break the circle of mixins");
            } else {
                order.push(id.clone());
            }
        }
    }
    order
}

fn flatten_one(assembly: &Assembly, node: &Node, applies: Vec<Apply>, diagnostics: &mut Diagnostics) -> Node {
    let mut flat = Node { kind: without_bindings(&node.kind), mixins: Vec::new(), ..node.clone() };
    flat.members.clear();
    flat.traits.clear();
    for reference in &node.mixins {
        if let Some(mixin) = usable(assembly, node, reference, diagnostics) {
            inherit_members(&mut flat, mixin, Some(&reference.origin), diagnostics);
            flat.traits.extend(passed_on(mixin));
            add_bindings(&mut flat.kind, &mixin.kind);
        }
    }
    inherit_members(&mut flat, node, None, diagnostics);
    flat.traits.extend(node.traits.clone());
    add_bindings(&mut flat.kind, &node.kind);
    apply_to_members(&mut flat, applies, diagnostics);
    flat
}

/// The mixin that a reference means, if it may be mixed into this shape.
fn usable<'a>(
    assembly: &'a Assembly,
    node: &Node,
    reference: &Reference,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Node> {
    let problem = match assembly.get(&reference.id) {
        None => "is not defined in any file",
        Some(mixin) if !mixin.has(traits::MIXIN) => "is not a mixin",
        Some(mixin) if mixin.kind.name() != node.kind.name() => "is of another type than the shape",
        Some(mixin) => return Some(mixin),
    };
    let message = format!("the mixin `{}` {problem}", reference.id);
    let help = "a mixin has the trait `smithy.api#mixin` and the type of the shapes that use it";
    diagnostics.report(Code::SmithyMixin, &reference.origin, message, help);
    None
}

/// Adds members of a mixin that is mentioned at `mixin`, or of the shape itself.
fn inherit_members(flat: &mut Node, from: &Node, mixin: Option<&Origin>, diagnostics: &mut Diagnostics) {
    for (name, member) in &from.members {
        let Some(present) = flat.members.get_mut(name) else {
            flat.members.insert(name.clone(), member.clone());
            continue;
        };
        if present.target == member.target {
            present.traits.extend(member.traits.clone());
        } else {
            let message =
                format!("`{name}` targets `{}` here and `{}` in a mixin", member.target, present.target);
            let help = "a member that is declared again keeps its target";
            diagnostics.report(Code::SmithyMixin, mixin.unwrap_or(&member.origin), message, help);
        }
    }
}

/// The traits that users of a mixin inherit.
fn passed_on(mixin: &Node) -> Traits {
    let local = mixin.find(traits::MIXIN).and_then(|mixin| mixin.value.get("localTraits"));
    let local: Vec<&str> =
        local.and_then(|list| list.as_array()).into_iter().flatten().filter_map(|id| id.as_str()).collect();
    let inherited = mixin.traits.iter();
    inherited
        .filter(|(id, _)| id.as_str() != traits::MIXIN && !local.contains(&id.as_str()))
        .map(|(id, node)| (id.clone(), node.clone()))
        .collect()
}

fn without_bindings(kind: &Kind) -> Kind {
    match kind {
        Kind::Service(_) => Kind::Service(Box::default()),
        Kind::Resource(_) => Kind::Resource(Box::default()),
        Kind::Operation(_) => Kind::Operation(Box::default()),
        other => other.clone(),
    }
}

/// Adds what a service, resource or operation is bound to.
fn add_bindings(kind: &mut Kind, more: &Kind) {
    match (kind, more) {
        (Kind::Service(service), Kind::Service(more)) => {
            service.version = more.version.clone().or_else(|| service.version.take());
            add(&mut service.operations, &more.operations);
            add(&mut service.resources, &more.resources);
            add(&mut service.errors, &more.errors);
            service.rename.extend(more.rename.clone());
        }
        (Kind::Resource(resource), Kind::Resource(more)) => {
            resource.lifecycle.extend(more.lifecycle.clone());
            add(&mut resource.operations, &more.operations);
            add(&mut resource.collection_operations, &more.collection_operations);
            add(&mut resource.resources, &more.resources);
            resource.identifiers.extend(more.identifiers.clone());
            resource.properties.extend(more.properties.clone());
        }
        (Kind::Operation(operation), Kind::Operation(more)) => {
            operation.input = more.input.clone().or_else(|| operation.input.take());
            operation.output = more.output.clone().or_else(|| operation.output.take());
            add(&mut operation.errors, &more.errors);
        }
        _ => {}
    }
}

fn add(list: &mut Vec<Reference>, more: &[Reference]) {
    for reference in more {
        if !list.iter().any(|present| present.id == reference.id) {
            list.push(reference.clone());
        }
    }
}

/// Traits that were applied to members before the mixins brought them.
fn apply_to_members(flat: &mut Node, applies: Vec<Apply>, diagnostics: &mut Diagnostics) {
    for entry in applies {
        match entry.target.member().and_then(|name| flat.members.get_mut(name)) {
            Some(member) => member.traits.extend(entry.traits),
            None => unresolved(&entry, diagnostics),
        }
    }
}
