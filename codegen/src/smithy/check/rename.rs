//! Names in the context of a service: what it renames, and what collides without.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node, ServiceNode};
use crate::smithy::closure;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        if let Kind::Service(service) = &node.kind {
            let closure = closure::shapes(assembly, service);
            check_renamed(assembly, service, &closure, diagnostics);
            check_names(service, &closure, diagnostics);
        }
    }
}

fn check_renamed(
    assembly: &Assembly,
    service: &ServiceNode,
    closure: &[&Node],
    diagnostics: &mut Diagnostics,
) {
    for (id, renamed) in &service.rename {
        let problem = match assembly.get(id) {
            Some(node) if !node.kind.is_data() => "is not a shape that holds data",
            _ if id.member().is_some() => "is a member, not a shape",
            Some(_) if renamed.name == id.name() => "already has this name",
            Some(_) if closure.iter().any(|node| node.id == *id) => continue,
            _ => "is not part of the service",
        };
        let message = format!("`{id}` cannot be renamed to `{}`: it {problem}", renamed.name);
        let help = "rename structures, unions, enums, lists and maps that the service's operations reach";
        diagnostics.report(Code::SmithyRename, &renamed.origin, message, help);
    }
}

/// Names that differ at most in case. Equal simple shapes and lists may share one, since they need
/// no type of their own.
fn check_names(service: &ServiceNode, closure: &[&Node], diagnostics: &mut Diagnostics) {
    let mut names: BTreeMap<String, &Node> = BTreeMap::new();
    for node in closure {
        let name = service.rename.get(&node.id).map_or(node.id.name(), |renamed| &renamed.name);
        let Some(other) = names.insert(name.to_lowercase(), node).filter(|other| !may_share(node, other))
        else {
            continue;
        };
        for (one, other) in [(node, &other), (&other, node)] {
            let message = format!("`{}` and `{}` have one name in the service", one.id, other.id);
            let help = "give one of them another name by `rename` of the service";
            diagnostics.report(Code::SmithyNameConflict, &one.origin, message, help);
        }
    }
}

fn may_share(a: &Node, b: &Node) -> bool {
    let needs_type = matches!(
        a.kind,
        Kind::Structure
            | Kind::Union
            | Kind::Enum
            | Kind::IntEnum
            | Kind::Map
            | Kind::Operation(_)
            | Kind::Resource(_)
    );
    let item = |node: &Node| node.members.get("member").map(|member| member.target.clone());
    !needs_type && a.kind.name() == b.kind.name() && item(a) == item(b)
}
