//! A value of any shape, as far as the runtime's codecs can tell: what a generated type is to them,
//! without one being compiled.

use std::collections::BTreeMap;

use drawplate_codegen::model::{Scalar, ShapeId, ShapeKind};
use drawplate_runtime::schema::{StructureSchema, Tagging, UnionSchema};
use drawplate_runtime::value::{
    EnumSlot, IntEnumSlot, List, Map, OptionSlot, Slot, Structure, Union, Value as _, Variant, View,
};
use drawplate_runtime::{BigDecimal, BigInteger, Blob, Document, SdkUnknownMember, Timestamp};

use super::world::{Place, World};

/// A value.
pub(super) enum Node {
    Unit,
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    UnsignedInteger(u32),
    UnsignedLong(u64),
    Float(f32),
    Double(f64),
    String(String),
    Enum(Text),
    IntEnum(Number),
    Blob(Blob),
    BigInteger(BigInteger),
    BigDecimal(BigDecimal),
    Timestamp(Timestamp),
    Document(Document),
    List(Items),
    Map(Entries),
    Structure(Members),
    Union(Box<Choice>),
    Maybe(Box<Maybe>),
}

/// The text of an enum.
#[derive(Default)]
pub(super) struct Text(String);

/// The number of an enum.
#[derive(Default)]
pub(super) struct Number(i64);

/// A list.
pub(super) struct Items {
    world: &'static World,
    of: Place,
    pub(super) items: Vec<Node>,
}

/// A map.
pub(super) struct Entries {
    world: &'static World,
    of: Place,
    pub(super) entries: BTreeMap<String, Node>,
}

/// A structure.
pub(super) struct Members {
    schema: &'static StructureSchema,
    pub(super) members: Vec<Node>,
}

/// A union.
pub(super) struct Choice {
    world: &'static World,
    shape: ShapeId,
    pub(super) value: Result<(usize, Node), SdkUnknownMember>,
}

/// A value that may be absent, or null.
pub(super) struct Maybe {
    world: &'static World,
    /// Whether null is a value of its own, and absence another one.
    outer: Place,
    pub(super) value: State,
}

/// What such a place holds.
pub(super) enum State {
    Absent,
    Null,
    Value(Node),
}

impl Node {
    /// What a place holds before anything is read into it.
    pub(super) fn empty(world: &'static World, place: Place) -> Self {
        if place.optional || place.nullable {
            let value = if place.optional { State::Absent } else { State::Null };
            return Self::Maybe(Box::new(Maybe { world, outer: place, value }));
        }
        Self::of_shape(world, place.target)
    }

    fn of_shape(world: &'static World, shape: ShapeId) -> Self {
        match &world.model.shapes[shape].kind {
            ShapeKind::Scalar(scalar) => Self::of_scalar(*scalar),
            ShapeKind::Enum(_) => Self::Enum(Text::default()),
            ShapeKind::IntEnum(_) => Self::IntEnum(Number::default()),
            ShapeKind::Document => Self::Document(Document::Null),
            ShapeKind::Unit => Self::Unit,
            ShapeKind::List(list) => {
                let of = world.element(&list.member, list.sparse);
                Self::List(Items { world, of, items: Vec::new() })
            }
            ShapeKind::Map(map) => {
                let of = world.element(&map.value, map.sparse);
                Self::Map(Entries { world, of, entries: BTreeMap::new() })
            }
            ShapeKind::Structure(structure) => {
                let members = structure.members.iter().map(|member| Self::empty(world, world.member(member)));
                let additional = structure.additional.map(|target| {
                    let of = Place { target, optional: false, nullable: false };
                    Self::Map(Entries { world, of, entries: BTreeMap::new() })
                });
                let members = members.chain(additional).collect();
                Self::Structure(Members { schema: world.structure(shape), members })
            }
            ShapeKind::Union(_) => {
                Self::Union(Box::new(Choice { world, shape, value: Err(SdkUnknownMember::default()) }))
            }
        }
    }

    fn of_scalar(scalar: Scalar) -> Self {
        match scalar {
            Scalar::String => Self::String(String::new()),
            Scalar::Boolean => Self::Boolean(false),
            Scalar::Blob | Scalar::StreamingBlob | Scalar::File => Self::Blob(Blob::default()),
            Scalar::Byte => Self::Byte(0),
            Scalar::Short => Self::Short(0),
            Scalar::Integer => Self::Integer(0),
            Scalar::Long => Self::Long(0),
            Scalar::UnsignedInteger => Self::UnsignedInteger(0),
            Scalar::UnsignedLong => Self::UnsignedLong(0),
            Scalar::Float => Self::Float(0.0),
            Scalar::Double => Self::Double(0.0),
            Scalar::BigInteger => Self::BigInteger(BigInteger::default()),
            Scalar::BigDecimal => Self::BigDecimal(BigDecimal::default()),
            Scalar::Timestamp => Self::Timestamp(Timestamp::default()),
        }
    }

    /// What null stands for, where it is a value.
    fn null(world: &'static World, place: Place) -> State {
        match place {
            Place { optional: true, nullable: false, target } if !world.takes_null(target) => State::Absent,
            _ => State::Null,
        }
    }

    /// The value as a codec writes it.
    pub(super) fn view(&self) -> View<'_> {
        match self {
            Self::Unit => View::Unit,
            Self::Boolean(it) => it.view(),
            Self::Byte(it) => it.view(),
            Self::Short(it) => it.view(),
            Self::Integer(it) => it.view(),
            Self::Long(it) => it.view(),
            Self::UnsignedInteger(it) => it.view(),
            Self::UnsignedLong(it) => it.view(),
            Self::Float(it) => it.view(),
            Self::Double(it) => it.view(),
            Self::String(it) | Self::Enum(Text(it)) => View::String(it),
            Self::IntEnum(Number(it)) => View::Integer(*it),
            Self::Blob(it) => it.view(),
            Self::BigInteger(it) => it.view(),
            Self::BigDecimal(it) => it.view(),
            Self::Timestamp(it) => it.view(),
            Self::Document(it) => it.view(),
            Self::List(it) => View::List(it),
            Self::Map(it) => View::Map(it),
            Self::Structure(it) => View::Structure(it),
            Self::Union(it) => View::Union(&**it),
            Self::Maybe(it) => match &it.value {
                State::Absent => View::Absent,
                State::Null => View::Null,
                State::Value(value) => value.view(),
            },
        }
    }

    /// The place that a codec reads into.
    pub(super) fn slot(&mut self) -> Slot<'_> {
        match self {
            Self::Unit => Slot::Unit,
            Self::Boolean(it) => it.slot(),
            Self::Byte(it) => it.slot(),
            Self::Short(it) => it.slot(),
            Self::Integer(it) => it.slot(),
            Self::Long(it) => it.slot(),
            Self::UnsignedInteger(it) => it.slot(),
            Self::UnsignedLong(it) => it.slot(),
            Self::Float(it) => it.slot(),
            Self::Double(it) => it.slot(),
            Self::String(it) => it.slot(),
            Self::Enum(it) => Slot::Enum(it),
            Self::IntEnum(it) => Slot::IntEnum(it),
            Self::Blob(it) => it.slot(),
            Self::BigInteger(it) => it.slot(),
            Self::BigDecimal(it) => it.slot(),
            Self::Timestamp(it) => it.slot(),
            Self::Document(it) => it.slot(),
            Self::List(it) => Slot::List(it),
            Self::Map(it) => Slot::Map(it),
            Self::Structure(it) => Slot::Structure(it),
            Self::Union(it) => Slot::Union(&mut **it),
            Self::Maybe(it) => Slot::Option(&mut **it),
        }
    }
}

impl EnumSlot for Text {
    fn set(&mut self, text: &str) {
        text.clone_into(&mut self.0);
    }
}

impl IntEnumSlot for Number {
    fn set(&mut self, number: i64) -> bool {
        self.0 = number;
        true
    }
}

impl List for Items {
    fn len(&self) -> usize {
        self.items.len()
    }
    fn get(&self, index: usize) -> View<'_> {
        self.items.get(index).map_or(View::Absent, Node::view)
    }
    fn push(&mut self) -> Slot<'_> {
        self.items.push(Node::empty(self.world, self.of));
        self.items.last_mut().map_or(Slot::Skip, Node::slot)
    }
    fn clear(&mut self) {
        self.items.clear();
    }
    fn takes_null(&self) -> bool {
        self.of.optional || self.world.takes_null(self.of.target)
    }
}

impl Map for Entries {
    fn for_each(&self, entry: &mut dyn FnMut(&str, View<'_>)) {
        for (key, value) in &self.entries {
            entry(key, value.view());
        }
    }
    fn insert(&mut self, key: &str) -> Option<Slot<'_>> {
        if self.entries.contains_key(key) {
            return None;
        }
        Some(self.entries.entry(key.to_owned()).or_insert(Node::empty(self.world, self.of)).slot())
    }
    fn clear(&mut self) {
        self.entries.clear();
    }
    fn takes_null(&self) -> bool {
        self.of.optional || self.world.takes_null(self.of.target)
    }
}

impl Structure for Members {
    fn schema(&self) -> &'static StructureSchema {
        self.schema
    }
    fn member(&self, index: usize) -> View<'_> {
        self.members.get(index).map_or(View::Absent, Node::view)
    }
    fn member_mut(&mut self, index: usize) -> Slot<'_> {
        self.members.get_mut(index).map_or(Slot::Skip, Node::slot)
    }
}

impl Union for Choice {
    fn schema(&self) -> &'static UnionSchema {
        self.world.union(self.shape)
    }
    fn variant(&self) -> Variant<'_> {
        match &self.value {
            Ok((index, value)) => Variant::Known(*index, value.view()),
            Err(unknown) => Variant::Unknown(unknown),
        }
    }
    fn select(&mut self, index: usize) -> Slot<'_> {
        let ShapeKind::Union(union) = &self.world.model.shapes[self.shape].kind else { return Slot::Skip };
        let Some(variant) = union.variants.get(index) else { return Slot::Skip };
        self.value = Ok((index, Node::of_shape(self.world, variant.member.target)));
        match &mut self.value {
            Ok((_, value)) => value.slot(),
            Err(_) => Slot::Skip,
        }
    }
    fn set_unknown(&mut self, member: SdkUnknownMember) {
        self.value = Err(member);
    }
}

impl Choice {
    /// Whether a variant that was not taken would have kept this property. Where a tag decides,
    /// there was nothing to choose.
    pub(super) fn missed(&self, property: &str) -> bool {
        let is_by_content = matches!(Union::schema(self).tagging, Tagging::ByContent(_));
        let ShapeKind::Union(union) = &self.world.model.shapes[self.shape].kind else { return false };
        let describes = |target| match &self.world.model.shapes[target].kind {
            ShapeKind::Structure(structure) => {
                structure.members.iter().any(|member| member.wire_name == property)
            }
            _ => false,
        };
        is_by_content && union.variants.iter().any(|variant| describes(variant.member.target))
    }
}

impl OptionSlot for Maybe {
    fn place(&mut self, fresh: bool) -> Slot<'_> {
        if fresh || !matches!(self.value, State::Value(_)) {
            self.value = State::Value(Node::of_shape(self.world, self.outer.target));
        }
        match &mut self.value {
            State::Value(value) => value.slot(),
            State::Absent | State::Null => Slot::Skip,
        }
    }
    fn set_null(&mut self) {
        self.value = Node::null(self.world, self.outer);
    }
}
