//! Pages: the table that the runtime follows, and the way from a page to its results.

use std::collections::BTreeMap;

use super::{OperationPlan, OutputPlan, RustType, StructPlan, TypeKind, TypePlan};
use crate::pass::{Facts, PagesFact};
use crate::rust::names::Name;

/// The pages of an operation.
#[derive(Debug, Clone)]
pub(in crate::rust) struct PagesPlan {
    /// How they follow each other.
    pub(in crate::rust) fact: PagesFact,
    /// The results on a page.
    pub(in crate::rust) items: Option<ItemsPlan>,
}

/// The results on a page.
#[derive(Debug, Clone)]
pub(in crate::rust) struct ItemsPlan {
    /// The fields on the way, with what is around the value of each, from the outside in.
    pub(in crate::rust) before: Vec<(Name, Vec<Wrapping>)>,
    /// The field that holds them; without one they are the page itself.
    pub(in crate::rust) last: Option<(Name, Vec<Wrapping>)>,
    /// The list or map.
    pub(in crate::rust) rust_type: RustType,
}

/// What is around the value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rust) enum Wrapping {
    /// It may be absent.
    Option,
    /// It may be null.
    Nullable,
}

/// Sets the pages of all operations that have pages.
pub(super) fn settle(operations: &mut [OperationPlan], facts: &Facts, types: &[TypePlan]) {
    let structures = types.iter().filter_map(|plan| match &plan.kind {
        TypeKind::Structure(structure) => Some((structure.name.text(), structure)),
        _ => None,
    });
    let structures: BTreeMap<&str, &StructPlan> = structures.collect();
    for (operation, facts) in operations.iter_mut().zip(&facts.operations) {
        let Some(fact) = &facts.pages else { continue };
        let items = fact.items.as_ref().and_then(|path| items(&operation.output, path, &structures));
        operation.pages = Some(PagesPlan { fact: fact.clone(), items });
    }
}

fn items(output: &OutputPlan, path: &[usize], types: &BTreeMap<&str, &StructPlan>) -> Option<ItemsPlan> {
    let (mut structure, mut rust_type) = match output {
        OutputPlan::Structure(output) => (Some(output), None),
        OutputPlan::Type(of) => (named(of, types), Some(of)),
        OutputPlan::ByStatus { .. } => return None,
    };
    let mut steps = Vec::with_capacity(path.len());
    for index in path {
        let field = structure?.fields.get(*index)?;
        steps.push((field.name.clone(), wrappings(&field.rust_type)));
        structure = named(field.rust_type.bare(), types);
        rust_type = Some(&field.rust_type);
    }
    let (last, before) = (steps.pop(), steps);
    Some(ItemsPlan { before, last, rust_type: rust_type?.bare().clone() })
}

fn named<'p>(of: &RustType, types: &BTreeMap<&str, &'p StructPlan>) -> Option<&'p StructPlan> {
    if let RustType::Local(name) = of { types.get(name.text()).copied() } else { None }
}

fn wrappings(of: &RustType) -> Vec<Wrapping> {
    let (wrapping, inner) = match of {
        RustType::Option(inner) => (Some(Wrapping::Option), inner),
        RustType::Nullable(inner) => (Some(Wrapping::Nullable), inner),
        RustType::Boxed(inner) => (None, inner),
        _ => return Vec::new(),
    };
    wrapping.into_iter().chain(wrappings(inner)).collect()
}
