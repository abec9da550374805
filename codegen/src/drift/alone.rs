//! What no operation leads to: shapes that are types of the crate all the same, and shapes that are
//! declared and in no client.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::matching::Matched;
use super::reach::{Pair, Use, alone};
use super::version::Version;
use crate::model::{Model, Operation, Protocol, Shape, ShapeId, ShapeKind};
use crate::source::{JsonPointer, Origin};

/// The shapes of both models that no operation leads to in either, by name.
pub(super) fn types<'a>(
    old: &'a Model,
    new: &'a Model,
    met: &IndexMap<Pair, Use<'a>>,
) -> IndexMap<Pair, Use<'a>> {
    let before: BTreeSet<ShapeId> = met.keys().map(|pair| pair.0).collect();
    let after: BTreeSet<ShapeId> = met.keys().map(|pair| pair.1).collect();
    let mut named: BTreeMap<&str, ShapeId> = BTreeMap::new();
    for (id, shape) in old.shapes.iter().filter(|(id, shape)| is_compared(shape) && !before.contains(id)) {
        named.entry(&shape.name).or_insert(id);
    }
    let mut pairs = Vec::new();
    for (id, shape) in new.shapes.iter().filter(|(id, shape)| is_compared(shape) && !after.contains(id)) {
        if let Some(before) = named.get(shape.name.as_str()) {
            pairs.push((*before, id));
        }
    }
    let mut found = alone(old, new, pairs);
    found.retain(|pair, _| !met.contains_key(pair));
    found
}

/// The shapes of both libraries that the clients of both versions do not have, by place.
pub(super) fn shapes<'a>(
    (old, new): (&Version, &Version),
    libraries: (&'a Model, &'a Model),
) -> IndexMap<Pair, Use<'a>> {
    let held = |version: &Version| -> BTreeSet<JsonPointer> {
        let shapes = version.model.iter().flat_map(|model| model.shapes.iter());
        shapes.map(|(_, shape)| shape.origin.pointer.clone()).collect()
    };
    let (before, after) = (held(old), held(new));
    let declared = libraries.0.shapes.iter().filter(|(_, shape)| is_declared(&shape.origin));
    let places: BTreeMap<JsonPointer, ShapeId> =
        declared.map(|(id, shape)| (shape.origin.pointer.clone(), id)).collect();
    let mut pairs = Vec::new();
    for (id, shape) in libraries.1.shapes.iter() {
        let at = &shape.origin.pointer;
        let is_in_clients = before.contains(at) && after.contains(at);
        if let Some(known) = places.get(at).filter(|_| !is_in_clients) {
            pairs.push((*known, id));
        }
    }
    let is_held =
        |shape: &Shape| before.contains(&shape.origin.pointer) && after.contains(&shape.origin.pointer);
    let mut found = alone(libraries.0, libraries.1, pairs);
    found.retain(|pair, _| !(is_held(&libraries.0.shapes[pair.0]) && is_held(&libraries.1.shapes[pair.1])));
    found
}

/// The types of both crates, by name, but for those of messages, which belong to their operations.
pub(super) fn named_types<'a>(old: &'a Model, new: &'a Model) -> Vec<Matched<'a, Shape>> {
    let (before, after) = (types_of(old), types_of(new));
    let both = after.iter().map(|(name, shape)| (before.get(name).copied(), Some(*shape)));
    let gone = before.iter().filter(|(name, _)| !after.contains_key(*name));
    both.chain(gone.map(|(_, shape)| (Some(*shape), None))).collect()
}

/// Where the types of a version's crate are declared.
pub(super) fn type_places(version: &Version) -> BTreeSet<JsonPointer> {
    let types = version.model.iter().flat_map(types_of);
    types.map(|(_, shape)| shape.origin.pointer.clone()).collect()
}

fn types_of(model: &Model) -> BTreeMap<&str, &Shape> {
    let targets: BTreeSet<ShapeId> =
        model.shapes.iter().flat_map(|(_, shape)| shape_targets(shape)).collect();
    let messages: BTreeSet<ShapeId> = model.operations.iter().flat_map(|it| messages(model, it)).collect();
    let is_type =
        |shape: &Shape| is_compared(shape) && !matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map(_));
    let types = model
        .shapes
        .iter()
        .filter(|(id, shape)| is_type(shape) && (targets.contains(id) || !messages.contains(id)));
    types.map(|(_, shape)| (shape.shown_name(), shape)).collect()
}

/// The shapes that are types of an operation. An error of an OpenAPI document is the body alone.
fn messages(model: &Model, operation: &Operation) -> Vec<ShapeId> {
    let is_bare = model.service.protocols.first() == Some(&Protocol::PlainHttp);
    let errors = operation.errors.iter().filter(|_| is_bare);
    let responses = operation.success.iter().chain(errors).filter_map(|response| response.shape);
    std::iter::once(operation.input).chain(responses).collect()
}

fn shape_targets(shape: &Shape) -> Vec<ShapeId> {
    match &shape.kind {
        ShapeKind::List(list) => vec![list.member.target],
        ShapeKind::Map(map) => vec![map.key.target, map.value.target],
        ShapeKind::Structure(structure) => {
            structure.members.iter().map(|member| member.target).chain(structure.additional).collect()
        }
        ShapeKind::Union(union) => union.variants.iter().map(|variant| variant.member.target).collect(),
        _ => Vec::new(),
    }
}

/// Whether there is something to compare besides what members say.
const fn is_compared(shape: &Shape) -> bool {
    !matches!(shape.kind, ShapeKind::Scalar(_) | ShapeKind::Document | ShapeKind::Unit)
}

/// Shapes of the prelude have the place of whoever mentions them first.
fn is_declared(origin: &Origin) -> bool {
    matches!(origin.pointer.tokens().as_slice(), ["shapes", _])
}
