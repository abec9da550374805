//! What the values of a variant can look like on the wire.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::model::{
    Arena, Member, Presence, Scalar, ShapeId, ShapeKind, StructureShape, Tagging, TimestampFormat,
    UnionShape, ValueKind,
};

/// One form that a value can have.
#[derive(Debug, Clone)]
pub(super) struct Profile<'a> {
    pub(super) kind: ValueKind,
    /// The properties that an object can have, by wire name.
    pub(super) properties: IndexMap<String, Property<'a>>,
    /// An object can have any other property as well.
    pub(super) open: bool,
    /// The shape, if it is one of its own and not a variant of a union inside.
    pub(super) shape: Option<ShapeId>,
}

/// A property of an object.
#[derive(Debug, Clone, Default)]
pub(super) struct Property<'a> {
    pub(super) required: bool,
    /// All texts that it can hold; empty if they are not known.
    pub(super) values: Vec<String>,
    /// What it holds; nothing is known of a tag that is written for a union alone.
    pub(super) member: Option<&'a Member>,
}

/// All forms that the value of a variant can have: several if it is a union itself.
pub(super) fn profiles<'a>(shapes: &'a Arena, variant: &'a Member) -> Vec<Profile<'a>> {
    let mut seen = BTreeSet::new();
    let mut todo = vec![(variant, Vec::new())];
    let mut found = Vec::new();
    while let Some((member, outer)) = todo.pop() {
        let ShapeKind::Union(union) = &shapes[member.target].kind else {
            let is_own = std::ptr::eq(member, variant);
            let shape = is_own.then_some(member.target);
            found.push(with_tags(Profile { shape, ..profile(shapes, member) }, outer));
            continue;
        };
        if !seen.insert(member.target) {
            continue;
        }
        match &union.tagging {
            Some(Tagging::Key) => found.extend(keys(union)),
            declared => todo.extend(inner(union, declared.as_ref(), outer)),
        }
    }
    found
}

type Tags<'a> = Vec<(String, Property<'a>)>;

/// The variants of an inner union, last first, each with the tags that unions around it declare.
fn inner<'a>(
    union: &'a UnionShape,
    declared: Option<&'a Tagging>,
    outer: Tags<'a>,
) -> impl Iterator<Item = (&'a Member, Tags<'a>)> {
    union.variants.iter().enumerate().rev().map(move |(index, variant)| {
        let mut tags = outer.clone();
        if let Some(Tagging::Internal { property, absent }) = declared {
            let required = *absent != Some(index);
            tags.push((property.clone(), Property { required, values: variant.tags.clone(), member: None }));
        }
        (&variant.member, tags)
    })
}

fn with_tags<'a>(mut profile: Profile<'a>, tags: Tags<'a>) -> Profile<'a> {
    profile.properties.extend(tags);
    profile
}

fn keys(union: &UnionShape) -> impl Iterator<Item = Profile<'_>> {
    union.variants.iter().map(|variant| {
        let property = Property { required: true, ..Property::default() };
        let properties = IndexMap::from([(variant.member.wire_name.clone(), property)]);
        Profile { kind: ValueKind::Object, properties, open: false, shape: None }
    })
}

fn profile<'a>(shapes: &'a Arena, member: &Member) -> Profile<'a> {
    let plain = |kind| Profile { kind, properties: IndexMap::new(), open: false, shape: None };
    match &shapes[member.target].kind {
        ShapeKind::Scalar(scalar) => plain(scalar_kind(*scalar, member.timestamp_format)),
        ShapeKind::Enum(_) => plain(ValueKind::String),
        ShapeKind::IntEnum(_) => plain(ValueKind::Integer),
        ShapeKind::List(_) => plain(ValueKind::List),
        ShapeKind::Map(_) => Profile { open: true, ..plain(ValueKind::Object) },
        ShapeKind::Structure(structure) => Profile {
            properties: properties(shapes, structure),
            open: structure.declared_additional().is_some(),
            ..plain(ValueKind::Object)
        },
        ShapeKind::Unit => plain(ValueKind::Object),
        // Unions are taken apart before.
        ShapeKind::Union(_) | ShapeKind::Document => plain(ValueKind::Any),
    }
}

fn properties<'a>(shapes: &Arena, structure: &'a StructureShape) -> IndexMap<String, Property<'a>> {
    let property = |member: &'a Member| Property {
        required: member.presence == Presence::Required,
        values: if member.nullable { Vec::new() } else { texts(shapes, member.target) },
        member: Some(member),
    };
    structure.members.iter().map(|member| (member.wire_name.clone(), property(member))).collect()
}

fn texts(shapes: &Arena, id: ShapeId) -> Vec<String> {
    match &shapes[id].kind {
        ShapeKind::Enum(known) => known.values.iter().map(|value| value.value.clone()).collect(),
        _ => Vec::new(),
    }
}

fn scalar_kind(scalar: Scalar, format: Option<TimestampFormat>) -> ValueKind {
    match scalar {
        Scalar::Timestamp if format == Some(TimestampFormat::EpochSeconds) => ValueKind::Number,
        Scalar::String | Scalar::Blob | Scalar::StreamingBlob | Scalar::File | Scalar::Timestamp => {
            ValueKind::String
        }
        Scalar::Boolean => ValueKind::Boolean,
        Scalar::Byte
        | Scalar::Short
        | Scalar::Integer
        | Scalar::Long
        | Scalar::UnsignedInteger
        | Scalar::UnsignedLong
        | Scalar::BigInteger => ValueKind::Integer,
        Scalar::Float | Scalar::Double | Scalar::BigDecimal => ValueKind::Number,
    }
}
