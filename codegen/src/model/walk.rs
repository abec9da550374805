//! What a shape refers to. Whoever follows references does so through here, so that a new
//! kind of shape is followed everywhere or nowhere.

use super::{Arena, Member, Shape, ShapeId, ShapeKind};

/// The members of a shape, in order: those of a structure, the variants of a union, the member of
/// a list, the key and value of a map.
pub(crate) fn members(shape: &Shape) -> Vec<&Member> {
    match &shape.kind {
        ShapeKind::List(list) => vec![&list.member],
        ShapeKind::Map(map) => vec![&map.key, &map.value],
        ShapeKind::Structure(structure) => structure.members.iter().collect(),
        ShapeKind::Union(union) => union.variants.iter().map(|variant| &variant.member).collect(),
        ShapeKind::Scalar(_)
        | ShapeKind::Enum(_)
        | ShapeKind::IntEnum(_)
        | ShapeKind::Document
        | ShapeKind::Unit => Vec::new(),
    }
}

/// The shapes that a shape refers to, in order, and as often as it does.
pub(crate) fn targets(shape: &Shape) -> Vec<ShapeId> {
    let mut targets: Vec<_> = members(shape).into_iter().map(|member| member.target).collect();
    if let ShapeKind::Structure(structure) = &shape.kind {
        targets.extend(structure.additional);
    }
    targets
}

/// All shapes that can be reached from the roots, in the order of first use.
pub(crate) fn closure(shapes: &Arena, roots: impl IntoIterator<Item = ShapeId>) -> Vec<ShapeId> {
    let mut seen = vec![false; shapes.len()];
    let mut order = Vec::new();
    for root in roots {
        let mut stack = vec![root];
        while let Some(id) = stack.pop() {
            let Some(slot) = seen.get_mut(id.index()) else { continue };
            if !std::mem::replace(slot, true) {
                order.push(id);
                stack.extend(targets(&shapes[id]).into_iter().rev());
            }
        }
    }
    order
}
