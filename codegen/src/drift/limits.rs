//! The limits that hold at a place: those of a shape where it is the same in both versions, those of
//! a member beside them; both together where a member holds another shape than before.

use super::Direction;
use super::pair::{LimitsPair, MemberPair, ShapePair};
use crate::model::{Constraints, Member, Shape, ShapeKind};

/// Limits that were put together for a member.
pub(super) struct Limits {
    old: Constraints,
    new: Constraints,
}

impl Limits {
    /// What rules are given.
    pub(super) const fn pair(&self, direction: Direction) -> LimitsPair<'_> {
        LimitsPair { old: &self.old, new: &self.new, direction }
    }
}

/// The limits of two shapes, where these are one in two versions.
pub(super) fn of_shapes<'a>(pair: &ShapePair<'a>) -> Option<LimitsPair<'a>> {
    is_same(pair.old, pair.new).then_some(LimitsPair {
        old: &pair.old.constraints,
        new: &pair.new.constraints,
        direction: pair.direction,
    })
}

/// The limits of a member that is in both versions.
pub(super) fn of_members(pair: &MemberPair<'_>) -> Option<Limits> {
    let (old, new) = (pair.old?, pair.new?);
    let (before, after) = pair.targets()?;
    Some(match is_same(before, after) {
        true => Limits { old: old.constraints.clone(), new: new.constraints.clone() },
        false => Limits { old: together(old, before), new: together(new, after) },
    })
}

/// Whether two shapes at the same place are one in two versions: single values are told apart by
/// their names, since a member may come to hold another one.
pub(super) fn is_same(old: &Shape, new: &Shape) -> bool {
    let is_single = |shape: &Shape| matches!(shape.kind, ShapeKind::Scalar(_));
    !(is_single(old) && is_single(new)) || old.name == new.name
}

fn together(member: &Member, target: &Shape) -> Constraints {
    let (own, of_target) = (member.constraints.clone(), target.constraints.clone());
    Constraints {
        min_length: own.min_length.or(of_target.min_length),
        max_length: own.max_length.or(of_target.max_length),
        minimum: own.minimum.or(of_target.minimum),
        maximum: own.maximum.or(of_target.maximum),
        exclusive_minimum: own.exclusive_minimum || of_target.exclusive_minimum,
        exclusive_maximum: own.exclusive_maximum || of_target.exclusive_maximum,
        multiple_of: own.multiple_of.or(of_target.multiple_of),
        pattern: own.pattern.or(of_target.pattern),
        unique: own.unique || of_target.unique,
    }
}
