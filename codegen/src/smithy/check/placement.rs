//! Traits that can stand on a type of shape, but not on this shape: because of what it holds, of
//! another trait beside, or of where the shape is used.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, TraitNode, Traits, find};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;

/// What an event's header can hold.
const HEADERS: &[&str] =
    &["boolean", "byte", "short", "integer", "long", "blob", "string", "enum", "intEnum", "timestamp"];

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        for (id, found) in &node.traits {
            let problem = match id.as_str() {
                traits::UNIQUE_ITEMS => is_inexact(assembly, node).then(|| {
                    "items that hold floating-point numbers or documents are not told apart".to_owned()
                }),
                _ => custom(assembly, id, &node.traits),
            };
            report(id, found, problem, diagnostics);
        }
        for member in node.members.values() {
            for (id, found) in &member.traits {
                let problem = of_member(assembly, node, member, id.as_str())
                    .map(str::to_owned)
                    .or_else(|| custom(assembly, id, &member.traits));
                report(id, found, problem, diagnostics);
            }
        }
        event(node, diagnostics);
    }
}

fn report(id: &Id, node: &TraitNode, problem: Option<String>, diagnostics: &mut Diagnostics) {
    if let Some(help) = problem {
        let message = format!("the trait `{id}` cannot stand here");
        diagnostics.report(Code::SmithyTraitTarget, &node.origin, message, help);
    }
}

fn of_member(assembly: &Assembly, node: &Node, member: &MemberNode, id: &str) -> Option<&'static str> {
    let target = assembly.get(&member.target)?;
    match id {
        traits::HTTP_RESPONSE_CODE if node.has(traits::INPUT) => {
            Some("a request has no status: the trait is for outputs and errors")
        }
        traits::HTTP_PREFIX_HEADERS if target.has(traits::SPARSE) => {
            Some("a header cannot be null: target a map that is not `sparse`")
        }
        traits::EVENT_HEADER if !HEADERS.contains(&target.kind.name()) => Some(
            "the header of an event is a boolean, an integer of at most 64 bits, a string, a blob or a timestamp",
        ),
        _ => None,
    }
}

/// An event is its payload and headers, or all members but the headers are its payload.
fn event(node: &Node, diagnostics: &mut Diagnostics) {
    if !node.members.values().any(|member| member.has(traits::EVENT_PAYLOAD)) {
        return;
    }
    let is_placed =
        |member: &MemberNode| [traits::EVENT_PAYLOAD, traits::EVENT_HEADER].iter().any(|id| member.has(id));
    for (name, member) in node.members.iter().filter(|(_, member)| !is_placed(member)) {
        let message = format!("`{name}` has no place in an event whose payload is another member");
        let help = "give it the trait `eventHeader`, or remove `eventPayload` from the other";
        diagnostics.report(Code::SmithyTraitTarget, &member.origin, message, help);
    }
}

/// Whether what a list holds, at any depth, has values whose equality is a matter of opinion.
fn is_inexact(assembly: &Assembly, node: &Node) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&Id> = node.members.values().map(|member| &member.target).collect();
    while let Some(id) = waiting.pop() {
        let Some(target) = assembly.get(id).filter(|_| seen.insert(id)) else { continue };
        if matches!(target.kind, Kind::Float | Kind::Double | Kind::Document) {
            return true;
        }
        waiting.extend(target.members.values().map(|member| &member.target));
    }
    false
}

/// What a trait that the model defines itself says against standing here.
fn custom(assembly: &Assembly, id: &Id, beside: &Traits) -> Option<String> {
    let definition = assembly.get(id).filter(|_| traits::form(id.as_str()).is_none())?;
    if definition.has(traits::MIXIN) {
        return Some("it is a mixin: use a trait that has it".to_owned());
    }
    let conflicts = definition.find(traits::TRAIT)?.value.get("conflicts")?.as_array()?;
    let mut others = conflicts.iter().filter_map(Value::as_str);
    let other = others.find(|other| find(beside, other).is_some())?;
    Some(format!("it conflicts with `{other}`: remove one of the two"))
}
