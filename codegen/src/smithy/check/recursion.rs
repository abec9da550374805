//! Shapes that contain themselves without end.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostics};
use crate::graph::components;
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    let is_collection = |node: &Node| matches!(node.kind, Kind::List | Kind::Set | Kind::Map);
    let collections = circular(assembly, |node| match is_collection(node) {
        true => node.members.values().map(|member| &member.target).collect(),
        false => Vec::new(),
    });
    let resources = circular(assembly, |node| match &node.kind {
        Kind::Resource(resource) => resource.resources.iter().map(|child| &child.id).collect(),
        _ => Vec::new(),
    });
    let report = |nodes: Vec<&Node>, problem: &str, help: &str, diagnostics: &mut Diagnostics| {
        for node in nodes {
            let message = format!("the {} `{}` {problem}", node.kind.name(), node.id);
            diagnostics.report(Code::SmithyRecursion, &node.origin, message, help);
        }
    };
    let help = "put a structure or union in between";
    report(collections, "contains itself through lists and maps alone", help, diagnostics);
    report(resources, "contains itself", "break the circle of resources", diagnostics);
    let help = "make one of the members on the way optional";
    report(endless(assembly), "has no finite value", help, diagnostics);
}

/// The shapes that lead to themselves.
fn circular<'a>(assembly: &'a Assembly, targets: impl Fn(&'a Node) -> Vec<&'a Id>) -> Vec<&'a Node> {
    let indices =
        |node| targets(node).into_iter().filter_map(|id| assembly.shapes.get_index_of(id)).collect();
    let successors: Vec<Vec<usize>> = assembly.iter().map(indices).collect();
    let loops = |index: &usize| successors.get(*index).is_some_and(|next| next.contains(index));
    let found = components(&successors).into_iter();
    let found = found.filter(|component| component.len() > 1 || component.iter().any(loops)).flatten();
    found.filter_map(|index| assembly.shapes.get_index(index).map(|(_, node)| node)).collect()
}

/// The structures and unions of which no finite value exists: what is required leads back, or
/// every variant does. Shapes are looked at after those that they need, so that only the members
/// of one circle are looked at more than once.
fn endless(assembly: &Assembly) -> Vec<&Node> {
    let indices =
        |node| needs(node).filter_map(|member| assembly.shapes.get_index_of(&member.target)).collect();
    let successors: Vec<Vec<usize>> = assembly.iter().map(indices).collect();
    let mut all: Vec<&Node> = Vec::new();
    let mut ids: BTreeSet<&Id> = BTreeSet::new();
    for component in components(&successors) {
        let nodes = component.iter().filter_map(|index| assembly.shapes.get_index(*index));
        let mut left: Vec<&Node> = nodes.map(|(_, node)| node).collect();
        ids.extend(left.iter().map(|node| &node.id));
        loop {
            let before = left.len();
            left.retain(|node| {
                let stays = is_endless(node, &ids);
                if !stays {
                    ids.remove(&node.id);
                }
                stays
            });
            if left.len() == before {
                break;
            }
        }
        all.extend(left);
    }
    all
}

fn is_endless(node: &Node, endless: &BTreeSet<&Id>) -> bool {
    let mut members = needs(node).map(|member| endless.contains(&member.target));
    match node.kind {
        Kind::Union => needs(node).next().is_some() && members.all(|each| each),
        _ => members.any(|each| each),
    }
}

/// The members that a value cannot do without: one of them for a union.
fn needs(node: &Node) -> impl Iterator<Item = &MemberNode> {
    let wanted = |member: &&MemberNode| match node.kind {
        Kind::Structure => member.has(traits::REQUIRED) && !node.has(traits::MIXIN),
        Kind::Union => !node.has(traits::MIXIN),
        _ => false,
    };
    node.members.values().filter(wanted)
}
