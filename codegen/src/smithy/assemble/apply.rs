//! Entries of type `apply`: traits for shapes and members that are defined elsewhere.

use std::collections::BTreeMap;

use super::{Assembly, merge};
use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::ast::{Apply, Traits};
use crate::smithy::shape_id::Id;

/// Traits for members that a shape gets from its mixins, by shape.
pub(super) type Inherited = BTreeMap<Id, Vec<Apply>>;

/// Applies traits. What is meant for members that only mixins will bring is returned.
pub(super) fn apply(
    assembly: &mut Assembly,
    applies: Vec<Apply>,
    diagnostics: &mut Diagnostics,
) -> Inherited {
    let mut inherited = Inherited::new();
    for entry in applies {
        let shape = entry.target.shape();
        if entry.target.is_prelude() && assembly.shapes.get(&shape).is_none() {
            let message = format!("`{}` belongs to Smithy: no traits can be applied to it", entry.target);
            let help = "define a shape of your own and target that";
            diagnostics.report(Code::SmithyApply, &entry.origin, message, help);
        } else if let Some(traits) = target(assembly, &entry.target) {
            merge::merge_traits(traits, entry.traits, diagnostics);
        } else if assembly.shapes.get(&shape).is_some_and(|node| !node.mixins.is_empty()) {
            inherited.entry(shape).or_default().push(entry);
        } else {
            unresolved(&entry, diagnostics);
        }
    }
    inherited
}

fn target<'a>(assembly: &'a mut Assembly, id: &Id) -> Option<&'a mut Traits> {
    let node = assembly.shapes.get_mut(&id.shape())?;
    match id.member() {
        None => Some(&mut node.traits),
        Some(member) => node.members.get_mut(member).map(|member| &mut member.traits),
    }
}

/// Reports traits for something that nobody defines.
pub(super) fn unresolved(entry: &Apply, diagnostics: &mut Diagnostics) {
    if entry.traits.is_empty() {
        return;
    }
    let message = format!("`{}` is not defined in any file", entry.target);
    let help = "correct the id, add the file that defines it, or remove the entry";
    diagnostics.report(Code::SmithyApply, &entry.origin, message, help);
}
