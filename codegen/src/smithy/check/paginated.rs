//! What `paginated` names are members of the input and output, of types that can hold a token, a
//! number of items, or the items.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, OperationNode, Reference, TraitNode};
use crate::smithy::{closure, traits};
use crate::source::Origin;

/// A property of the trait: its name, and what it leads to.
struct Property {
    name: &'static str,
    of_input: bool,
    types: &'static [&'static str],
}

const PROPERTIES: &[Property] = &[
    Property { name: "inputToken", of_input: true, types: &["string", "enum", "map"] },
    Property { name: "outputToken", of_input: false, types: &["string", "enum", "map"] },
    Property { name: "pageSize", of_input: true, types: &["byte", "short", "integer", "long", "intEnum"] },
    Property { name: "items", of_input: false, types: &["list", "set", "map"] },
];

/// What an operation must have in the end, be it by itself or by its service.
const NEEDED: &[&str] = &["inputToken", "outputToken"];

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        match &node.kind {
            Kind::Operation(operation) => {
                if let Some(pages) = node.find(traits::PAGINATED) {
                    Pages { assembly, operation, pages }.check(&pages.value, diagnostics);
                }
            }
            Kind::Service(service) => {
                let shared = node.find(traits::PAGINATED).map_or(&Value::Null, |node| &node.value);
                for (operation_node, operation) in closure::operations(assembly, service) {
                    if let Some(pages) = operation_node.find(traits::PAGINATED) {
                        let pages = Pages { assembly, operation, pages };
                        pages.check_shared(node, shared, diagnostics);
                    }
                }
            }
            _ => {}
        }
    }
}

/// An operation with the trait.
struct Pages<'a> {
    assembly: &'a Assembly,
    operation: &'a OperationNode,
    pages: &'a TraitNode,
}

impl Pages<'_> {
    /// Checks what a value of the trait says.
    fn check(&self, value: &Value, diagnostics: &mut Diagnostics) {
        for property in PROPERTIES {
            let said = value.get(property.name).and_then(Value::as_str);
            if let Some((path, problem)) = said.and_then(|path| Some((path, self.problem(property, path)?))) {
                let message = format!("`{}` is `{path}`, which {problem}", property.name);
                self.report(Some(property.name), message, diagnostics);
            }
        }
    }

    /// Checks what only the service says, and what neither of the two says.
    fn check_shared(&self, service: &Node, shared: &Value, diagnostics: &mut Diagnostics) {
        let mut only_shared = shared.as_object().cloned().unwrap_or_default();
        only_shared.retain(|name, _| self.pages.value.get(name).is_none());
        for name in NEEDED {
            if self.pages.value.get(name).is_none() && !only_shared.contains_key(*name) {
                let message = format!("neither the operation nor `{}` says what its `{name}` is", service.id);
                self.report(None, message, diagnostics);
            }
        }
        // Items and page sizes are a service's habit, which not all of its operations have.
        only_shared.retain(|name, _| NEEDED.contains(&name.as_str()));
        self.check(&Value::Object(only_shared), diagnostics);
    }

    fn problem(&self, property: &Property, path: &str) -> Option<String> {
        if property.of_input && path.contains('.') {
            return Some("is a path, where a member of the input itself is wanted".to_owned());
        }
        let side = if property.of_input { &self.operation.input } else { &self.operation.output };
        let Some(member) = self.member(side.as_ref(), path) else {
            return Some(format!(
                "is no member of the {}",
                if property.of_input { "input" } else { "output" }
            ));
        };
        let target = self.assembly.get(&member.target)?;
        if !property.types.contains(&target.kind.name()) {
            return Some(format!("is of type {}", target.kind.name()));
        }
        let is_stuck = property.name == "inputToken" && member.has(traits::REQUIRED);
        is_stuck.then(|| "is required, so that there is no first page".to_owned())
    }

    fn member(&self, message: Option<&Reference>, path: &str) -> Option<&MemberNode> {
        let mut node = self.assembly.get(&message?.id)?;
        let mut found = None;
        for name in path.split('.') {
            let member = node.members.get(name)?;
            node = self.assembly.get(&member.target)?;
            found = Some(member);
        }
        found
    }

    fn report(&self, property: Option<&str>, message: String, diagnostics: &mut Diagnostics) {
        let mut origin = self.pages.origin.clone();
        if let Some(property) = property.filter(|property| self.pages.value.get(property).is_some()) {
            origin = Origin { file: origin.file, pointer: origin.pointer.join(property) };
        }
        let help = "tokens are texts: an optional member of the input, and one that the output leads to; \
                    a page size is an integer of the input, and items are a list or map of the output";
        diagnostics.report(Code::ModelPagination, &origin, message, help);
    }
}
