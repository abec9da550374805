//! Which shapes become a type of the module `types`, and what each is called.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use crate::pass::{Facts, ResponseFact};
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// What the types of the module `types` are called.
#[derive(Debug, Clone, Default)]
pub(super) struct TypeNames {
    names: BTreeMap<ShapeId, TypeName>,
    order: Vec<ShapeId>,
    unnamed: TypeName,
}

/// What a type is called.
#[derive(Debug, Clone)]
pub(super) struct TypeName {
    /// The type itself.
    pub(super) name: Name,
    /// Its builder, if it is a structure.
    pub(super) builder: Name,
    /// The module that it is in, and so the file.
    pub(super) module: Name,
}

impl Default for TypeName {
    /// What a shape is called that needs no type; nothing refers to it.
    fn default() -> Self {
        Self { name: Name::pascal("unit"), builder: Name::pascal("unit"), module: Name::module("unit") }
    }
}

impl TypeNames {
    /// Names all types.
    pub(super) fn settle(model: &Model, facts: &Facts, diagnostics: &mut Diagnostics) -> Self {
        let order = own_types(model, facts);
        let shapes: Vec<&Shape> = order.iter().map(|id| &model.shapes[*id]).collect();
        let mut settle = |names: Vec<Name>, reserved: &[&str]| {
            let named = names.into_iter().zip(&shapes);
            let wanted =
                named.map(|(name, shape)| Wanted { name, written: &shape.name, origin: &shape.origin });
            let reserved = Reserved { names: reserved, suffix: "Type" };
            resolve(&wanted.collect::<Vec<_>>(), reserved, diagnostics)
        };
        let names = settle(shapes.iter().map(|shape| Name::pascal(shape.shown_name())).collect(), &[]);
        let taken: Vec<&str> = names.iter().map(Name::text).collect();
        let builders = settle(names.iter().map(|name| name.with("Builder")).collect(), &taken);
        let modules = settle(names.iter().map(|name| Name::module(name.text())).collect(), &[]);
        let all = names.into_iter().zip(builders).zip(modules);
        let named = all.map(|((name, builder), module)| TypeName { name, builder, module });
        Self { names: order.iter().copied().zip(named).collect(), order, unnamed: TypeName::default() }
    }

    /// What the type of a shape is called.
    pub(super) fn of(&self, id: ShapeId) -> &TypeName {
        self.names.get(&id).unwrap_or(&self.unnamed)
    }

    /// The shapes that become types, in the order of their first use.
    pub(super) fn order(&self) -> &[ShapeId] {
        &self.order
    }
}

/// The shapes that become types of their own: all that can be named, but for the inputs and outputs
/// of operations that nothing else refers to, since those are types of their operation.
pub(in crate::rust) fn own_types(model: &Model, facts: &Facts) -> Vec<ShapeId> {
    let targets = targets(model, facts);
    let of_operations = of_operations(model, facts);
    let is_own = |id: &ShapeId| {
        let named = matches!(
            model.shapes[*id].kind,
            ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
        );
        named && (targets.contains(id) || !of_operations.contains(id))
    };
    facts.reached.iter().copied().filter(is_own).collect()
}

fn targets(model: &Model, facts: &Facts) -> BTreeSet<ShapeId> {
    facts.reached.iter().flat_map(|id| shape_targets(&model.shapes[*id].kind)).collect()
}

fn shape_targets(kind: &ShapeKind) -> Vec<ShapeId> {
    let target = |member: &Member| member.target;
    match kind {
        ShapeKind::List(list) => vec![list.member.target],
        ShapeKind::Map(map) => vec![map.key.target, map.value.target],
        ShapeKind::Structure(structure) => {
            structure.members.iter().map(target).chain(structure.additional).collect()
        }
        ShapeKind::Union(union) => union.variants.iter().map(|variant| variant.member.target).collect(),
        _ => Vec::new(),
    }
}

fn of_operations(model: &Model, facts: &Facts) -> BTreeSet<ShapeId> {
    let inputs = model.operations.iter().map(|operation| operation.input);
    let outputs = facts.operations.iter().filter_map(|operation| match operation.success.as_slice() {
        [only] => only.shape,
        _ => None,
    });
    let errors =
        facts.operations.iter().flat_map(|operation| operation.errors.iter().map(|error| &error.response));
    let responses = facts.operations.iter().flat_map(|operation| &operation.success).chain(errors);
    let transparent = responses.filter(|response: &&ResponseFact| response.transparent);
    inputs.chain(outputs).chain(transparent.filter_map(|response| response.shape)).collect()
}
