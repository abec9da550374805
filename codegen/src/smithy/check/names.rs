//! Names that differ only in case: members of one shape, and ids of shapes.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::Node;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    let mut ids: BTreeMap<String, &Node> = BTreeMap::new();
    for node in assembly.iter() {
        if let Some(other) = ids.insert(node.id.as_str().to_lowercase(), node) {
            let message = format!("`{}` and `{}` differ only in case", other.id, node.id);
            diagnostics.report(
                Code::SmithyNameConflict,
                &node.origin,
                message,
                "rename one of the two shapes",
            );
        }
        check_members(node, diagnostics);
    }
}

fn check_members(node: &Node, diagnostics: &mut Diagnostics) {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for (name, member) in &node.members {
        if let Some(other) = names.insert(name.to_lowercase(), name) {
            let message = format!("the members `{other}` and `{name}` of `{}` differ only in case", node.id);
            diagnostics.report(
                Code::SmithyNameConflict,
                &member.origin,
                message,
                "rename one of the two members",
            );
        }
    }
}
