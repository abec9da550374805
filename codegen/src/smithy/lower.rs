//! An assembled model in the words of the shared model, from the operations of one service down.
//!
//! Only what an operation reaches is lowered; the rest is listed as skipped. Shapes wait in a
//! queue, so a model's depth costs no call stack.

mod auth;
mod binding;
mod constraints;
mod discovery;
mod enums;
mod member;
mod operation;
mod overrides;
mod select;
mod service;
mod shape;
mod skipped;
mod text;

use std::collections::{BTreeMap, VecDeque};

use indexmap::IndexMap;
use serde_json::Value;

use self::overrides::Overrides;
use super::assemble::Assembly;
use super::ast::{MemberNode, Node, ServiceNode};
use super::closure;
use super::prelude::UNIT;
use super::shape_id::Id;
use super::traits;
use crate::diagnostic::Diagnostics;
use crate::model::{Arena, Auth, Draft, Model, Notifications, Service, Shape, ShapeId, ShapeKind};
use crate::options::Options;
use crate::source::Origin;

/// Lowers a service and all that it reaches.
pub(super) fn lower(
    assembly: &Assembly,
    (node, service): (&Node, &ServiceNode),
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Draft {
    let overrides = Overrides::new(assembly, options, diagnostics);
    let header = service::service(assembly, node, service);
    let mut lowering = Lowering {
        assembly,
        service,
        service_node: node,
        service_auth: header.auth.clone(),
        overrides,
        arena: Arena::default(),
        ids: BTreeMap::new(),
        waiting: VecDeque::new(),
    };
    let offered = closure::operations(assembly, service);
    let nodes = select::selected(&offered, options, diagnostics);
    discovery::report(node, &nodes, diagnostics);
    let operations = nodes.iter().map(|(node, operation)| lowering.operation(node, operation)).collect();
    lowering.shapes();
    let skipped = skipped::skipped(assembly, node, &offered, &nodes, &lowering.ids);
    let (examples, ignored) = (Vec::new(), ignored(assembly));
    Draft(Model {
        service: header,
        shapes: lowering.arena,
        operations,
        // Smithy has no words for them.
        notifications: Notifications::default(),
        examples,
        skipped,
        ignored,
    })
}

/// Lowers all shapes of a model that are data, as if a service led to each of them.
pub(super) fn library(assembly: &Assembly, options: &Options) -> Model {
    let service = ServiceNode::default();
    let nobody = Node::service(&assembly.origin);
    let mut lowering = Lowering {
        assembly,
        service: &service,
        service_node: &nobody,
        service_auth: Vec::new(),
        overrides: Overrides::new(assembly, options, &mut Diagnostics::default()),
        arena: Arena::default(),
        ids: BTreeMap::new(),
        waiting: VecDeque::new(),
    };
    for node in assembly.iter().filter(|node| node.kind.is_data() && !node.has(traits::MIXIN)) {
        lowering.target(&node.id, &node.origin);
    }
    lowering.shapes();
    Model {
        service: Service::new("", "", assembly.origin.clone()),
        shapes: lowering.arena,
        operations: Vec::new(),
        examples: Vec::new(),
        notifications: Notifications::default(),
        skipped: Vec::new(),
        ignored: IndexMap::new(),
    }
}

/// What is needed everywhere while lowering.
struct Lowering<'a> {
    assembly: &'a Assembly,
    service_node: &'a Node,
    service_auth: Vec<Auth>,
    service: &'a ServiceNode,
    overrides: Overrides<'a>,
    arena: Arena,
    ids: BTreeMap<Id, ShapeId>,
    waiting: VecDeque<&'a Node>,
}

impl<'a> Lowering<'a> {
    /// The id of a shape, which is lowered later if it has not been seen before.
    fn target(&mut self, id: &Id, origin: &Origin) -> ShapeId {
        if let Some(known) = self.ids.get(id) {
            return *known;
        }
        let placeholder = Shape::new(id.name(), ShapeKind::Unit, origin.clone());
        let added = self.arena.add(placeholder);
        self.ids.insert(id.clone(), added);
        // A target that is not there has been reported by the checks.
        self.waiting.extend(self.assembly.get(id));
        added
    }

    /// Lowers all shapes that wait, and those that they reach.
    fn shapes(&mut self) {
        while let Some(node) = self.waiting.pop_front() {
            let Some(id) = self.ids.get(&node.id).copied() else { continue };
            // Shapes of the prelude have no place of their own: they keep that of the first mention.
            let origin =
                if node.id.is_prelude() { self.arena[id].origin.clone() } else { node.origin.clone() };
            let shape = self.shape(node, origin);
            self.arena[id] = shape;
        }
    }

    /// The value of a trait of a member, or of what it targets.
    fn of_member_or_target<'t>(&self, member: &'t MemberNode, id: &str) -> Option<&'t Value>
    where
        'a: 't,
    {
        let own = member.find(id).map(|node| &node.value);
        own.or_else(|| self.assembly.get(&member.target)?.find(id).map(|node| &node.value))
    }

    fn is_unit(id: &Id) -> bool {
        id.as_str() == UNIT
    }
}

/// How often each trait that means nothing to a client occurs.
fn ignored(assembly: &Assembly) -> IndexMap<String, usize> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for node in assembly.iter() {
        let of_members = node.members.values().flat_map(|member| member.traits.keys());
        for id in node.traits.keys().chain(of_members) {
            if traits::form(id.as_str()).is_none() {
                *counts.entry(id).or_default() += 1;
            }
        }
    }
    counts.into_iter().map(|(id, count)| (id.to_string(), count)).collect()
}
