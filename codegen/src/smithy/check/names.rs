//! Names that are one name to someone: ids and members that differ only in case, and members that
//! have one name in JSON.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::Node;
use crate::smithy::traits;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    let mut ids: BTreeMap<String, &Node> = BTreeMap::new();
    for node in assembly.iter() {
        if let Some(other) = ids.insert(node.id.as_str().to_lowercase(), node) {
            for (one, other) in [(node, other), (other, node)] {
                let message = format!("`{}` and `{}` differ only in case", one.id, other.id);
                let help = "rename one of the two shapes";
                diagnostics.report(Code::SmithyNameConflict, &one.origin, message, help);
            }
        }
        check_members(node, diagnostics);
        check_json_names(node, diagnostics);
    }
}

fn check_members(node: &Node, diagnostics: &mut Diagnostics) {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for (name, member) in &node.members {
        if let Some(other) = names.insert(name.to_lowercase(), name) {
            let message = format!("the members `{other}` and `{name}` of `{}` differ only in case", node.id);
            let help = "rename one of the two members";
            diagnostics.report(Code::SmithyNameConflict, &member.origin, message, help);
        }
    }
}

/// Two members of one name in JSON could not be told apart.
fn check_json_names(node: &Node, diagnostics: &mut Diagnostics) {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, member) in &node.members {
        let json = member.find(traits::JSON_NAME).and_then(|json| json.value.as_str()).unwrap_or(name);
        if let Some(other) = names.insert(json, name) {
            let message = format!("the members `{other}` and `{name}` are both `{json}` in JSON");
            diagnostics.report(
                Code::SmithyNameConflict,
                &member.origin,
                message,
                "give one another `jsonName`",
            );
        }
    }
}
