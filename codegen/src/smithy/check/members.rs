//! Lists and maps have the members that make them so, and unions have any.

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node};
use crate::smithy::traits;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        for name in wanted(&node.kind) {
            if !node.members.contains_key(*name) {
                let message = format!("the {} `{}` has no `{name}`", node.kind.name(), node.id);
                let help = "say what it holds";
                diagnostics.report(Code::SmithyAst, &node.origin, message, help);
            }
        }
        if is_empty_union(node) {
            let message = format!("the union `{}` has no members", node.id);
            let help = "a union needs a member to choose";
            diagnostics.report(Code::SmithyAst, &node.origin, message, help);
        }
    }
}

const fn wanted(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::List | Kind::Set => &["member"],
        Kind::Map => &["key", "value"],
        _ => &[],
    }
}

fn is_empty_union(node: &Node) -> bool {
    matches!(node.kind, Kind::Union) && node.members.is_empty() && !node.has(traits::MIXIN)
}
