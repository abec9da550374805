//! Several files, one set of shapes. Two definitions of a shape must agree; their traits add up.

use serde_json::{Map, Value};

use super::Assembly;
use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::ast::{Apply, Document, Kind, Node, Traits};
use crate::source::{JsonPointer, Origin};

/// Puts the shapes of all files together, and returns what is still to be applied to them.
pub(super) fn merge(
    assembly: &mut Assembly,
    documents: Vec<Document>,
    diagnostics: &mut Diagnostics,
) -> Vec<Apply> {
    let mut applies = Vec::new();
    for document in documents {
        merge_metadata(&mut assembly.metadata, document.metadata, &document.origin, diagnostics);
        for node in document.shapes {
            add(assembly, node, diagnostics);
        }
        applies.extend(document.applies);
    }
    applies
}

fn merge_metadata(
    all: &mut Map<String, Value>,
    metadata: Map<String, Value>,
    origin: &Origin,
    diagnostics: &mut Diagnostics,
) {
    for (key, value) in metadata {
        match (all.get_mut(&key), value) {
            (None, value) => {
                all.insert(key, value);
            }
            (Some(Value::Array(items)), Value::Array(more)) => items.extend(more),
            (Some(existing), value) if *existing == value => {}
            (Some(_), _) => {
                let pointer = JsonPointer::ROOT.join("metadata").join(&key);
                let message = format!("the metadata key `{key}` has another value in another file");
                let origin = Origin { file: origin.file, pointer };
                diagnostics.report(
                    Code::SmithyMetadata,
                    &origin,
                    message,
                    "only lists add up: keep one value",
                );
            }
        }
    }
}

fn add(assembly: &mut Assembly, node: Node, diagnostics: &mut Diagnostics) {
    let Some(existing) = assembly.shapes.get_mut(&node.id) else {
        assembly.shapes.insert(node.id.clone(), node);
        return;
    };
    if !agree(existing, &node) {
        let message = format!("`{}` is defined in another way elsewhere", node.id);
        let help = "make both definitions equal, remove one, or rename one; traits may differ";
        diagnostics.report(Code::SmithyShapeConflict, &node.origin, message, help);
        return;
    }
    merge_traits(&mut existing.traits, node.traits, diagnostics);
    for (name, member) in node.members {
        if let Some(existing) = existing.members.get_mut(&name) {
            merge_traits(&mut existing.traits, member.traits, diagnostics);
        }
    }
}

/// Whether two definitions have the same type, members and references.
fn agree(a: &Node, b: &Node) -> bool {
    let same_members = a.members.len() == b.members.len()
        && a.members
            .iter()
            .all(|(name, member)| b.members.get(name).is_some_and(|other| other.target == member.target));
    let ids = |node: &Node| node.mixins.iter().map(|mixin| mixin.id.clone()).collect::<Vec<_>>();
    same_members && ids(a) == ids(b) && same_kind(&a.kind, &b.kind)
}

fn same_kind(a: &Kind, b: &Kind) -> bool {
    let ids =
        |list: &[crate::smithy::ast::Reference]| -> Vec<_> { list.iter().map(|r| r.id.clone()).collect() };
    match (a, b) {
        (Kind::Operation(a), Kind::Operation(b)) => {
            let io =
                |reference: &Option<crate::smithy::ast::Reference>| reference.as_ref().map(|r| r.id.clone());
            io(&a.input) == io(&b.input) && io(&a.output) == io(&b.output) && ids(&a.errors) == ids(&b.errors)
        }
        (Kind::Service(a), Kind::Service(b)) => {
            a.version == b.version
                && ids(&a.operations) == ids(&b.operations)
                && ids(&a.resources) == ids(&b.resources)
                && ids(&a.errors) == ids(&b.errors)
        }
        (Kind::Resource(a), Kind::Resource(b)) => {
            ids(&a.operations) == ids(&b.operations)
                && ids(&a.collection_operations) == ids(&b.collection_operations)
                && ids(&a.resources) == ids(&b.resources)
                && a.lifecycle
                    .iter()
                    .map(|(name, r)| (name, &r.id))
                    .eq(b.lifecycle.iter().map(|(name, r)| (name, &r.id)))
        }
        (a, b) => a.name() == b.name(),
    }
}

/// Adds traits to those that are there: lists add up, equal values are one, all else is a conflict.
pub(super) fn merge_traits(existing: &mut Traits, more: Traits, diagnostics: &mut Diagnostics) {
    for (id, node) in more {
        let Some(present) = existing.get_mut(&id) else {
            existing.insert(id, node);
            continue;
        };
        match (&mut present.value, node.value) {
            (Value::Array(items), Value::Array(more)) => items.extend(more),
            (present, value) if *present == value => {}
            _ => {
                let message = format!("the trait `{id}` has another value elsewhere");
                let help = "only lists add up: give the trait once, or the same value everywhere";
                diagnostics.report(Code::SmithyTraitConflict, &node.origin, message, help);
            }
        }
    }
}
