//! Members at the end of a path of names.

use crate::model::{Binding, Member, Model, Scalar, ShapeId, ShapeKind};

/// Where a path begins.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The shape.
    pub(super) shape: ShapeId,
    /// Names that it does not have are looked for in its payload.
    pub(super) through_payload: bool,
}

/// What the end of a path must hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything.
    Any,
    /// An integer; APIs have been seen to send it as text.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A list or a map.
    Many,
}

/// The indexes on the way to what a path names, or what is wrong: `` `a.b`, which is no member ``.
pub(super) fn find(model: &Model, place: Place, path: &str, kind: Kind) -> Result<Vec<usize>, String> {
    let no_member = || format!("`{path}`, which is no member");
    let (indexes, target) = walk(model, place, path).ok_or_else(no_member)?;
    if fits(&model.shapes[target].kind, kind) {
        return Ok(indexes);
    }
    let wanted = match kind {
        Kind::Any => "a value",
        Kind::Integer => "an integer",
        Kind::Boolean => "a boolean",
        Kind::Many => "a list or a map",
    };
    Err(format!("`{path}`, which is not {wanted}"))
}

fn walk(model: &Model, place: Place, path: &str) -> Option<(Vec<usize>, ShapeId)> {
    if path.is_empty() {
        return Some((Vec::new(), place.shape));
    }
    // Parameters may have dots in their names.
    if let Some((index, member)) = member(model, place.shape, path) {
        return Some((vec![index], member.target));
    }
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let inside = |index, target, rest: &str| {
        let place = Place { shape: target, through_payload: false };
        let (mut indexes, end) = walk(model, place, rest)?;
        indexes.insert(0, index);
        Some((indexes, end))
    };
    if let Some((index, member)) = member(model, place.shape, first) {
        return inside(index, member.target, rest);
    }
    let (index, payload) = payload(model, place.shape).filter(|_| place.through_payload)?;
    inside(index, payload.target, path)
}

fn member<'m>(model: &'m Model, shape: ShapeId, name: &str) -> Option<(usize, &'m Member)> {
    let ShapeKind::Structure(structure) = &model.shapes[shape].kind else { return None };
    let bound =
        |member: &Member| matches!(&member.binding, Some(Binding::Query { name: it, .. }) if it == name);
    let named = |member: &Member| member.name == name || member.wire_name == name || bound(member);
    structure.members.iter().enumerate().find(|(_, member)| named(member))
}

fn payload(model: &Model, shape: ShapeId) -> Option<(usize, &Member)> {
    let ShapeKind::Structure(structure) = &model.shapes[shape].kind else { return None };
    let is_payload = |member: &Member| matches!(member.binding, Some(Binding::Payload(_)));
    structure.members.iter().enumerate().find(|(_, member)| is_payload(member))
}

fn fits(found: &ShapeKind, kind: Kind) -> bool {
    match kind {
        Kind::Any => true,
        Kind::Boolean => matches!(found, ShapeKind::Scalar(Scalar::Boolean)),
        Kind::Many => matches!(found, ShapeKind::List(_) | ShapeKind::Map(_)),
        Kind::Integer => matches!(
            found,
            ShapeKind::IntEnum(_)
                | ShapeKind::Scalar(
                    Scalar::Byte
                        | Scalar::Short
                        | Scalar::Integer
                        | Scalar::Long
                        | Scalar::UnsignedInteger
                        | Scalar::UnsignedLong
                        | Scalar::BigInteger
                        | Scalar::Float
                        | Scalar::Double
                        | Scalar::BigDecimal
                        | Scalar::String
                )
        ),
    }
}
