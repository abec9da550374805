//! Which types have no value that ends?

use super::walk::targets;
use super::{Arena, Member, Presence, Shape, ShapeId, ShapeKind};

/// The structures and unions of which no finite value exists, because each needs another.
/// (Smithy forbids recursion over required members alone; a union ends if one variant does.)
pub(crate) fn endless(shapes: &Arena) -> Vec<ShapeId> {
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
