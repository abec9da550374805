//! Can a type hold whatever another one can, so that nothing is lost if a value of the one is read
//! as the other?
//!
//! Text is held by text and by enums, which are open; a structure by one that has all of its
//! members and asks for no others; anything by data without a schema. What is not known to be held
//! is not.

use crate::model::{
    Arena, Member, Presence, Scalar, ShapeId, ShapeKind, StructureShape, TimestampFormat, UnionShape,
};

/// How deep types are compared.
const DEPTH_LIMIT: usize = 24;

/// Whether `holder` holds all values of `member`.
pub(super) fn member(shapes: &Arena, holder: &Member, member: &Member) -> bool {
    Comparison { shapes, open: Vec::new() }.member(holder, member)
}

/// Whether one shape holds all values of another.
pub(super) fn shape(shapes: &Arena, holder: ShapeId, shape: ShapeId) -> bool {
    Comparison { shapes, open: Vec::new() }.shape(holder, shape)
}

struct Comparison<'a> {
    shapes: &'a Arena,
    /// The pairs that are being compared: a type that contains itself holds what it holds.
    open: Vec<(ShapeId, ShapeId)>,
}

impl Comparison<'_> {
    fn member(&mut self, holder: &Member, member: &Member) -> bool {
        let spelled_alike = holder.timestamp_format == member.timestamp_format
            || holder.timestamp_format.is_none()
                && member.timestamp_format != Some(TimestampFormat::EpochSeconds);
        (holder.nullable || !member.nullable) && spelled_alike && self.shape(holder.target, member.target)
    }

    fn shape(&mut self, holder: ShapeId, shape: ShapeId) -> bool {
        let pair = (holder, shape);
        if holder == shape || self.open.contains(&pair) {
            return true;
        }
        if self.open.len() >= DEPTH_LIMIT {
            return false;
        }
        self.open.push(pair);
        let holds = self.kind(holder, shape);
        self.open.pop();
        holds
    }

    fn kind(&mut self, holder: ShapeId, shape: ShapeId) -> bool {
        let shapes = self.shapes;
        match (&shapes[holder].kind, &shapes[shape].kind) {
            (ShapeKind::Document, _) => true,
            (ShapeKind::Scalar(holder), ShapeKind::Scalar(scalar)) => holds_scalar(*holder, *scalar),
            (ShapeKind::Enum(_), ShapeKind::Enum(_) | ShapeKind::Scalar(Scalar::String))
            | (ShapeKind::Scalar(Scalar::String), ShapeKind::Enum(_))
            | (ShapeKind::Scalar(Scalar::Long), ShapeKind::IntEnum(_)) => true,
            (ShapeKind::List(holder), ShapeKind::List(list)) => {
                (holder.sparse || !list.sparse) && self.member(&holder.member, &list.member)
            }
            (ShapeKind::Map(holder), ShapeKind::Map(map)) => {
                (holder.sparse || !map.sparse) && self.member(&holder.value, &map.value)
            }
            (ShapeKind::Map(holder), ShapeKind::Structure(structure)) => {
                structure.members.iter().all(|member| self.member(&holder.value, member))
            }
            (ShapeKind::Structure(holder), ShapeKind::Structure(structure)) => {
                self.structure(holder, structure)
            }
            (ShapeKind::Union(holder), ShapeKind::Union(union)) => self.union(holder, union),
            _ => false,
        }
    }

    fn structure(&mut self, holder: &StructureShape, structure: &StructureShape) -> bool {
        let required = |member: &Member| member.presence == Presence::Required;
        let find = |shape: &StructureShape, name: &str| {
            shape.members.iter().find(|member| member.wire_name == name).cloned()
        };
        let gets_all_it_needs = holder
            .members
            .iter()
            .filter(|member| required(member))
            .all(|needed| find(structure, &needed.wire_name).is_some_and(|given| required(&given)));
        let others = match (holder.declared_additional(), structure.declared_additional()) {
            (_, None) => true,
            (Some(holder), Some(others)) => self.shape(holder, others),
            (None, Some(_)) => false,
        };
        gets_all_it_needs
            && others
            && structure.members.iter().all(|member| match find(holder, &member.wire_name) {
                Some(place) => self.member(&place, member),
                None => holder.declared_additional().is_some_and(|place| self.shape(place, member.target)),
            })
    }

    /// Two unions that are told apart in the same way, variant by variant.
    fn union(&mut self, holder: &UnionShape, union: &UnionShape) -> bool {
        let pairs = holder.variants.iter().zip(&union.variants);
        holder.variants.len() == union.variants.len()
            && holder.tagging == union.tagging
            && pairs.into_iter().all(|(holder, variant)| {
                holder.tags == variant.tags && holder.member.target == variant.member.target
            })
    }
}

fn holds_scalar(holder: Scalar, scalar: Scalar) -> bool {
    let small = [Scalar::Byte, Scalar::Short, Scalar::Integer, Scalar::UnsignedInteger];
    match holder {
        Scalar::String => matches!(scalar, Scalar::String | Scalar::Timestamp),
        Scalar::Long => scalar == Scalar::Long || small.contains(&scalar),
        _ => holder == scalar,
    }
}
