//! The Rust type of a shape.

use super::Planner;
use crate::model::{Member, Presence, Scalar, ShapeId, ShapeKind};
use crate::rust::names::Name;

/// A type, as far as generated code can spell one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum RustType {
    /// `()`.
    Unit,
    /// `bool`, a number: a type of the language with this name.
    Primitive(&'static str),
    /// `String`.
    String,
    /// A type of the runtime.
    Runtime(RuntimeType),
    /// A type of the module `types`.
    Local(Name),
    /// `Vec`.
    List(Box<Self>),
    /// `BTreeMap`.
    Map(Box<Self>, Box<Self>),
    /// A stream of such events.
    EventStream(Box<Self>),
    /// `Option`.
    Option(Box<Self>),
    /// `Nullable`.
    Nullable(Box<Self>),
    /// `Box`.
    Boxed(Box<Self>),
}

/// A type of the runtime that values are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rust) enum RuntimeType {
    /// Bytes.
    Blob,
    /// Bytes, piece by piece.
    ByteStream,
    /// A file that is a part of a body.
    FilePart,
    /// Data without a schema.
    Document,
    /// A point in time.
    Timestamp,
    /// An integer of any size.
    BigInteger,
    /// A decimal number of any size and precision.
    BigDecimal,
    /// A response as it came.
    UnknownResponse,
}

impl RustType {
    /// The type without what says that a value may be absent, null or behind a pointer.
    pub(in crate::rust) fn bare(&self) -> &Self {
        match self {
            Self::Option(inner) | Self::Nullable(inner) | Self::Boxed(inner) => inner.bare(),
            _ => self,
        }
    }

    /// Whether a value is a stream, which can be neither copied nor compared.
    pub(in crate::rust) fn is_stream(&self) -> bool {
        matches!(self.bare(), Self::Runtime(RuntimeType::ByteStream) | Self::EventStream(_))
    }

    /// Whether null is a value of its own, beside absence and the values of the bare type.
    pub(in crate::rust) fn tells_null(&self) -> bool {
        match self {
            Self::Nullable(_) => true,
            Self::Option(inner) | Self::Boxed(inner) => inner.tells_null(),
            _ => false,
        }
    }
}

impl Planner<'_> {
    /// The type of a member's target.
    pub(super) fn target_type(&self, target: ShapeId) -> RustType {
        match &self.model.shapes[target].kind {
            ShapeKind::Scalar(Scalar::StreamingBlob) if self.facts.byte_streams => {
                RustType::Runtime(RuntimeType::ByteStream)
            }
            ShapeKind::Scalar(scalar) => scalar_type(*scalar),
            ShapeKind::Document => RustType::Runtime(RuntimeType::Document),
            ShapeKind::Unit => RustType::Unit,
            ShapeKind::List(list) if list.stream => {
                RustType::EventStream(Box::new(self.element_type(&list.member, list.sparse)))
            }
            ShapeKind::List(list) => RustType::List(Box::new(self.element_type(&list.member, list.sparse))),
            ShapeKind::Map(map) => RustType::Map(
                Box::new(self.target_type(map.key.target)),
                Box::new(self.element_type(&map.value, map.sparse)),
            ),
            ShapeKind::Enum(_) | ShapeKind::IntEnum(_) | ShapeKind::Structure(_) | ShapeKind::Union(_) => {
                RustType::Local(self.names.of(target).name.clone())
            }
        }
    }

    /// The type of a field: the target's, and whether it may be absent, null, or must be boxed.
    pub(super) fn field_type(&self, member: &Member, indirect: bool) -> RustType {
        let mut field = self.target_type(member.target);
        if self.facts.events.contains_key(&member.target) {
            return RustType::EventStream(Box::new(field));
        }
        if indirect {
            field = RustType::Boxed(Box::new(field));
        }
        if member.nullable && !self.takes_null(member.target) {
            field = RustType::Nullable(Box::new(field));
        }
        if is_optional(member) { RustType::Option(Box::new(field)) } else { field }
    }

    /// Null is a document like any other, so its type needs nothing around it.
    fn takes_null(&self, target: ShapeId) -> bool {
        matches!(self.model.shapes[target].kind, ShapeKind::Document)
    }

    fn element_type(&self, member: &Member, sparse: bool) -> RustType {
        let element = self.target_type(member.target);
        let takes_null = (sparse || member.nullable) && !self.takes_null(member.target);
        if takes_null { RustType::Option(Box::new(element)) } else { element }
    }
}

/// Whether a field may be without a value. An idempotency token may: the runtime makes one up.
pub(super) fn is_optional(member: &Member) -> bool {
    member.presence == Presence::Optional || member.idempotency_token
}

const fn scalar_type(scalar: Scalar) -> RustType {
    match scalar {
        Scalar::String => RustType::String,
        Scalar::Boolean => RustType::Primitive("bool"),
        Scalar::Byte => RustType::Primitive("i8"),
        Scalar::Short => RustType::Primitive("i16"),
        Scalar::Integer => RustType::Primitive("i32"),
        Scalar::Long => RustType::Primitive("i64"),
        Scalar::UnsignedInteger => RustType::Primitive("u32"),
        Scalar::UnsignedLong => RustType::Primitive("u64"),
        Scalar::Float => RustType::Primitive("f32"),
        Scalar::Double => RustType::Primitive("f64"),
        Scalar::Blob | Scalar::StreamingBlob => RustType::Runtime(RuntimeType::Blob),
        Scalar::File => RustType::Runtime(RuntimeType::FilePart),
        Scalar::BigInteger => RustType::Runtime(RuntimeType::BigInteger),
        Scalar::BigDecimal => RustType::Runtime(RuntimeType::BigDecimal),
        Scalar::Timestamp => RustType::Runtime(RuntimeType::Timestamp),
    }
}
