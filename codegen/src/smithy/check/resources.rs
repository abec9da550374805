//! Resources have the operations and identifiers that their lifecycle asks for.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, OperationNode, Reference, ResourceNode};
use crate::smithy::shape_id::Id;
use crate::smithy::{closure, traits};
use crate::source::Origin;

/// Says which identifier a member of another name is.
const RESOURCE_IDENTIFIER: &str = "smithy.api#resourceIdentifier";

/// Operations that a resource offers before one of its kind is named.
const OF_COLLECTION: &[&str] = &["create", "list"];

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    let mut resources = Resources { assembly, diagnostics };
    let mut conflicts = BTreeSet::new();
    for node in assembly.iter() {
        match &node.kind {
            Kind::Resource(resource) => {
                resources.lifecycle(node, resource);
                resources.identifiers(node, resource);
                resources.bindings(node, resource, &mut conflicts);
            }
            Kind::Service(_) => resources.bound_once(node),
            _ => {}
        }
    }
}

struct Resources<'a> {
    assembly: &'a Assembly,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Resources<'a> {
    /// Which operations may change something, and which may happen twice.
    fn lifecycle(&mut self, node: &Node, resource: &ResourceNode) {
        for (role, reference) in &resource.lifecycle {
            let Some(operation) = self.assembly.get(&reference.id) else { continue };
            let reads = matches!(role.as_str(), "read" | "list");
            let is_readonly = operation.has(traits::READONLY);
            let needs = match role.as_str() {
                _ if reads && !is_readonly => "must be `readonly`",
                _ if !reads && is_readonly => "cannot be `readonly`",
                "put" | "delete" if !operation.has(traits::IDEMPOTENT) => "must be `idempotent`",
                _ => continue,
            };
            let message = format!("the operation `{role}` of `{}` {needs}", node.id);
            self.report(&reference.origin, message, "correct the traits of the operation");
        }
    }

    /// A resource is identified by what identifies its parent, and more; none of it is a property.
    fn identifiers(&mut self, node: &Node, resource: &ResourceNode) {
        for (name, property) in &resource.properties {
            if resource.identifiers.keys().any(|other| other.eq_ignore_ascii_case(name)) {
                let message = format!("`{name}` of `{}` is an identifier and a property", node.id);
                self.report(&property.origin, message, "remove one of the two");
            }
        }
        for child in &resource.resources {
            let Some(Node { kind: Kind::Resource(below), id, origin, .. }) = self.assembly.get(&child.id)
            else {
                continue;
            };
            let differs = |(name, own): &(&String, &Reference)| {
                below.identifiers.get(*name).is_none_or(|other| other.id != own.id)
            };
            if let Some((name, own)) = resource.identifiers.iter().find(differs) {
                let message = format!(
                    "`{id}` is below `{}`, but has not its identifier `{name}`: `{}`",
                    node.id, own.id
                );
                self.report(origin, message, "give it all identifiers of its parent");
            }
        }
    }

    /// Operations on one resource say which; those on many do not.
    fn bindings(&mut self, node: &Node, resource: &'a ResourceNode, conflicts: &mut BTreeSet<&'a Id>) {
        let parents = self.assembly.iter().filter_map(|other| match &other.kind {
            Kind::Resource(above) if above.resources.iter().any(|child| child.id == node.id) => {
                Some(&**above)
            }
            _ => None,
        });
        let parents: Vec<&ResourceNode> = parents.collect();
        for (reference, on_many) in operations(resource) {
            let Some(Node { kind: Kind::Operation(operation), id, origin, .. }) =
                self.assembly.get(&reference.id)
            else {
                continue;
            };
            self.conflicts(resource, operation, conflicts);
            let bound = self.bound(resource, operation);
            let is_bound = |name: &String| bound.contains(name.as_str());
            let problem = if on_many {
                let all = !resource.identifiers.is_empty() && resource.identifiers.keys().all(is_bound);
                let mut above = parents.iter().flat_map(|parent| parent.identifiers.keys());
                let missing = above.find(|name| !is_bound(name));
                let all = all.then(|| format!("has all identifiers of `{}`", node.id));
                all.or_else(|| missing.map(|name| format!("lacks the identifier `{name}` of the parent")))
            } else {
                let missing = resource.identifiers.keys().find(|name| !is_bound(name));
                missing.map(|name| format!("lacks the identifier `{name}`"))
            };
            if let Some(problem) = problem {
                let kind = if on_many { "for many" } else { "for one" };
                let message =
                    format!("`{id}` is an operation {kind} of `{}`, but its input {problem}", node.id);
                let help = "an identifier is a required member of its name and type, or one that has \
                            the trait `resourceIdentifier`";
                self.report(origin, message, help);
            }
        }
    }

    /// The identifiers that the input of an operation has.
    fn bound(&self, resource: &'a ResourceNode, operation: &OperationNode) -> BTreeSet<&'a str> {
        let members = self.input(operation).map(|input| &input.members);
        let binds = |name: &str, target: &Id, (own, member): (&String, &MemberNode)| {
            let is_named = explicit(member).map_or(own == name, |said| said == name);
            is_named && member.has(traits::REQUIRED) && member.target == *target
        };
        let identifiers = resource.identifiers.iter();
        identifiers
            .filter(|(name, target)| {
                members.is_some_and(|all| all.iter().any(|member| binds(name, &target.id, member)))
            })
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// Two members cannot be one identifier.
    fn conflicts(&mut self, resource: &ResourceNode, operation: &OperationNode, seen: &mut BTreeSet<&'a Id>) {
        let Some(input) = self.input(operation).filter(|input| seen.insert(&input.id)) else { return };
        for name in resource.identifiers.keys() {
            let same = input.members.values().filter(|member| explicit(member) == Some(name));
            if let Some(second) = same.skip(1).last() {
                let message = format!("several members of `{}` are the identifier `{name}`", input.id);
                self.report(&second.origin, message, "leave `resourceIdentifier` on one of them");
            }
        }
    }

    /// An operation or resource belongs to one resource, or to the service itself.
    fn bound_once(&mut self, node: &Node) {
        let Kind::Service(service) = &node.kind else { return };
        let mut places: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
        for reference in service.operations.iter().chain(&service.resources) {
            places.entry(&reference.id).or_default().insert(&node.id);
        }
        for (holder, resource) in closure::resources(self.assembly, service) {
            let held = operations(resource).map(|(reference, _)| reference).chain(&resource.resources);
            for reference in held {
                places.entry(&reference.id).or_default().insert(&holder.id);
            }
        }
        for (id, holders) in places.iter().filter(|(_, holders)| holders.len() > 1) {
            let Some(shared) = self.assembly.get(id) else { continue };
            let holders: Vec<_> = holders.iter().map(|holder| format!("`{holder}`")).collect();
            let message = format!("`{id}` belongs to {}", holders.join(" and to "));
            self.report(&shared.origin, message, "bind it once");
        }
    }

    fn input(&self, operation: &OperationNode) -> Option<&'a Node> {
        self.assembly.get(&operation.input.as_ref()?.id)
    }

    fn report(&mut self, origin: &Origin, message: String, help: &str) {
        self.diagnostics.report(Code::SmithyResource, origin, message, help);
    }
}

/// All operations of a resource, and whether they are for many of its kind.
fn operations(resource: &ResourceNode) -> impl Iterator<Item = (&Reference, bool)> {
    let lifecycle = resource.lifecycle.iter();
    let lifecycle = lifecycle.map(|(role, reference)| (reference, OF_COLLECTION.contains(&role.as_str())));
    let instance = resource.operations.iter().map(|reference| (reference, false));
    let collection = resource.collection_operations.iter().map(|reference| (reference, true));
    lifecycle.chain(instance).chain(collection)
}

/// The identifier that a member says it is.
fn explicit(member: &MemberNode) -> Option<&str> {
    member.find(RESOURCE_IDENTIFIER)?.value.as_str()
}
