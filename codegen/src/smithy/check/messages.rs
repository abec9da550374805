//! Structures that are only an input or an output are used as that alone, by one operation.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node, Reference};
use crate::smithy::shape_id::Id;
use crate::smithy::traits;
use crate::source::Origin;

/// The two roles: what marks a shape, and what it is called.
const ROLES: [(&str, &str); 2] = [(traits::INPUT, "input"), (traits::OUTPUT, "output")];

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    let mut users: BTreeMap<(&str, &Id), usize> = BTreeMap::new();
    for node in assembly.iter() {
        if let Kind::Operation(operation) = &node.kind {
            for ((_, role), message) in ROLES.iter().zip([&operation.input, &operation.output]) {
                let Some(reference) = message else { continue };
                *users.entry((*role, &reference.id)).or_default() += 1;
                other_role(assembly, reference, role, diagnostics);
            }
        }
        for member in node.members.values() {
            let target = assembly.get(&member.target).filter(|_| matches!(node.kind, Kind::Structure));
            if let Some(role) = target.and_then(role) {
                let message = format!("`{}` is only the {role} of an operation", member.target);
                report(&member.origin, message, diagnostics);
            }
        }
    }
    for ((role, id), count) in users {
        if let Some(node) = assembly.get(id).filter(|node| count > 1 && self::role(node) == Some(role)) {
            let message = format!("`{id}` is the {role} of {count} operations");
            report(&node.origin, message, diagnostics);
        }
    }
}

fn other_role(assembly: &Assembly, reference: &Reference, role: &str, diagnostics: &mut Diagnostics) {
    let said = assembly.get(&reference.id).and_then(self::role);
    if let Some(said) = said.filter(|said| *said != role) {
        let message = format!("`{}` is only the {said} of an operation, not its {role}", reference.id);
        report(&reference.origin, message, diagnostics);
    }
}

/// What a shape is only made for.
fn role(node: &Node) -> Option<&'static str> {
    ROLES.iter().find(|(id, _)| node.has(id)).map(|(_, role)| *role)
}

fn report(origin: &Origin, message: String, diagnostics: &mut Diagnostics) {
    let help = "use a structure of its own, or remove the trait `input` or `output`";
    diagnostics.report(Code::SmithyTarget, origin, message, help);
}
