//! Which members a builder asks for, and what a member is to programs besides its type.
//!
//! What follows from the model alone: a required member is given by the caller unless there is a
//! value to start with, which is a default, or the only one that the member can have.

use super::Bump;
use super::pair::MemberPair;
use crate::model::{EnumShape, Member, Model, Presence, ShapeKind};

/// What a change of presence, default or token is to programs: whether the field is an `Option`, and
/// whether it has to be set.
pub(super) fn bump(pair: &MemberPair<'_>) -> Bump {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return Bump::None };
    let asked = (is_asked(pair.models.0, old), is_asked(pair.models.1, new));
    match asked {
        _ if is_option(old) != is_option(new) => Bump::Major,
        (false, true) => Bump::Major,
        (true, false) => Bump::Minor,
        _ => Bump::Patch,
    }
}

/// Whether the member has to be set before its structure can be built.
pub(super) fn is_asked(model: &Model, member: &Member) -> bool {
    let has_default = member.default.as_ref().is_some_and(|value| !value.is_null());
    member.presence == Presence::Required
        && !is_option(member)
        && !has_default
        && !has_one_value(model, member)
}

/// Clients make up a token, so that nobody has to set it.
fn is_option(member: &Member) -> bool {
    member.presence == Presence::Optional || member.idempotency_token
}

/// Whether a member can have no other value, as far as the specification knows.
fn has_one_value(model: &Model, member: &Member) -> bool {
    let ShapeKind::Enum(EnumShape { values }) = &model.shapes[member.target].kind else { return false };
    let first = values.first().map(|first| &first.value);
    !member.nullable && first.is_some_and(|first| values.iter().all(|value| value.value == *first))
}
