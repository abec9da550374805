//! Enums and unions are not empty, map keys are text, and every structure can end.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Arena, Member, Model, Presence, Scalar, Shape, ShapeId, ShapeKind};
use crate::pass::walk::targets;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for (_, shape) in model.shapes.iter() {
        diagnostics.extend(empty(shape));
        diagnostics.extend(odd_key(&model.shapes, shape));
    }
    for id in endless(&model.shapes) {
        diagnostics.push(has_no_end(&model.shapes[id]));
    }
}

fn empty(shape: &Shape) -> Option<Diagnostic> {
    let (code, what) = match &shape.kind {
        ShapeKind::Enum(known) if known.values.is_empty() => (Code::ModelEmptyEnum, "enum"),
        ShapeKind::IntEnum(known) if known.values.is_empty() => (Code::ModelEmptyEnum, "enum"),
        ShapeKind::Union(union) if union.variants.is_empty() => (Code::ModelEmptyUnion, "union"),
        _ => return None,
    };
    let message = format!("{what} `{}` has no values, so that nothing can be of its type", shape.name);
    Some(Diagnostic::new(code, &shape.origin, message))
}

fn odd_key(shapes: &Arena, shape: &Shape) -> Option<Diagnostic> {
    let ShapeKind::Map(map) = &shape.kind else { return None };
    match shapes[map.key.target].kind {
        ShapeKind::Scalar(Scalar::String) | ShapeKind::Enum(_) => None,
        _ => {
            let message = format!("the keys of map `{}` are not text", shape.name);
            Some(Diagnostic::new(Code::ModelMapKey, &map.key.origin, message))
        }
    }
}

/// The structures and unions of which no finite value exists, because each needs another.
/// (Smithy forbids recursion over required members alone; a union ends if one variant does.)
fn endless(shapes: &Arena) -> Vec<ShapeId> {
    let mut users = vec![Vec::new(); shapes.len()];
    for (id, shape) in shapes.iter() {
        for target in targets(shape) {
            if let Some(users) = users.get_mut(target.index()) {
                users.push(id);
            }
        }
    }
    let mut ends = vec![false; shapes.len()];
    let mut todo: Vec<_> = shapes.ids().collect();
    while let Some(id) = todo.pop() {
        if !known(&ends, id) && can_end(&shapes[id], &ends) {
            if let Some(slot) = ends.get_mut(id.index()) {
                *slot = true;
            }
            todo.extend(users.get(id.index()).into_iter().flatten());
        }
    }
    shapes.ids().filter(|id| !known(&ends, *id)).collect()
}

/// Whether a value can be built of shapes that are known to end.
fn can_end(shape: &Shape, ends: &[bool]) -> bool {
    let may_be_left_out = |member: &Member| member.presence != Presence::Required || member.nullable;
    match &shape.kind {
        ShapeKind::Structure(structure) => {
            structure.members.iter().all(|member| may_be_left_out(member) || known(ends, member.target))
        }
        ShapeKind::Union(union) => {
            union.variants.is_empty() || union.variants.iter().any(|one| known(ends, one.member.target))
        }
        _ => true,
    }
}

fn known(ends: &[bool], id: ShapeId) -> bool {
    ends.get(id.index()).copied().unwrap_or_default()
}

fn has_no_end(shape: &Shape) -> Diagnostic {
    let message = format!("`{}` always contains itself, so that no value of it can ever end", shape.name);
    Diagnostic::new(Code::ModelEndless, &shape.origin, message)
        .help("make one of the members that lead back to it optional")
}
