//! Shapes.

use super::{Constraints, EnumShape, IntEnumShape, Member, StructureShape, UnionShape};
use crate::source::Origin;

/// A shape.
#[derive(Debug, Clone)]
pub struct Shape {
    /// The name in the specification, without namespace, or the name given to an inline schema.
    pub name: String,
    /// The name that people should see instead, where the maintainer says so.
    pub public_name: Option<String>,
    /// What it is.
    pub kind: ShapeKind,
    /// What the specification says about it.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Its values must never be printed.
    pub sensitive: bool,
    /// Limits on its values.
    pub constraints: Constraints,
    /// What its text or bytes are, where the specification says (`smithy.api#mediaType`).
    pub media_type: Option<String>,
    /// A stream of it is sent only if its length is known (`smithy.api#requiresLength`).
    pub requires_length: bool,
    /// The name of its element, where it is the root of an XML document and not its own name.
    pub xml_name: Option<String>,
    /// The namespace of its element.
    pub xml_namespace: Option<XmlNamespace>,
    /// Where it was read.
    pub origin: Origin,
}

impl Shape {
    /// A shape of which nothing is known but its name, kind and place.
    pub fn new(name: impl Into<String>, kind: ShapeKind, origin: Origin) -> Self {
        Self {
            name: name.into(),
            public_name: None,
            kind,
            docs: Docs::default(),
            deprecated: None,
            sensitive: false,
            constraints: Constraints::default(),
            media_type: None,
            requires_length: false,
            xml_name: None,
            xml_namespace: None,
            origin,
        }
    }

    /// The name that people should see.
    pub fn shown_name(&self) -> &str {
        self.public_name.as_deref().unwrap_or(&self.name)
    }
}

/// An XML namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlNamespace {
    /// Its URI.
    pub uri: String,
    /// The prefix that it is declared with; the default namespace without one.
    pub prefix: Option<String>,
}

/// Text from a specification, as CommonMark or as the HTML of Smithy's AWS models.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs(pub Option<String>);

/// Why something should no longer be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// What to do instead.
    pub message: Option<String>,
    /// Since which version or date.
    pub since: Option<String>,
}

/// What a shape is.
#[derive(Debug, Clone)]
pub enum ShapeKind {
    /// A single value.
    Scalar(Scalar),
    /// Text out of a set that may grow.
    Enum(EnumShape),
    /// A number out of a set that may grow.
    IntEnum(IntEnumShape),
    /// A list.
    List(ListShape),
    /// A map from text.
    Map(MapShape),
    /// A structure.
    Structure(StructureShape),
    /// A value of one of several shapes.
    Union(UnionShape),
    /// Data without a schema.
    Document,
    /// Nothing: the target of a union member that carries no value.
    Unit,
}

impl ShapeKind {
    /// Whether values of it are made of other values.
    pub const fn is_aggregate(&self) -> bool {
        matches!(self, Self::List(_) | Self::Map(_) | Self::Structure(_) | Self::Union(_))
    }
}

/// A single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// Bytes; base64 where the format is text.
    Blob,
    /// Bytes that are not held in memory as a whole.
    StreamingBlob,
    /// A file that is a part of a body: bytes with a name and a media type.
    File,
    /// An 8-bit signed integer.
    Byte,
    /// A 16-bit signed integer.
    Short,
    /// A 32-bit signed integer.
    Integer,
    /// A 64-bit signed integer.
    Long,
    /// A 32-bit unsigned integer.
    UnsignedInteger,
    /// A 64-bit unsigned integer.
    UnsignedLong,
    /// A 32-bit floating point number.
    Float,
    /// A 64-bit floating point number.
    Double,
    /// An integer of any size.
    BigInteger,
    /// A decimal number of any size and precision.
    BigDecimal,
    /// A point in time.
    Timestamp,
}

/// How a timestamp is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339.
    DateTime,
    /// IMF-fixdate of RFC 9110.
    HttpDate,
    /// Seconds since the epoch.
    EpochSeconds,
}

/// A list.
#[derive(Debug, Clone)]
pub struct ListShape {
    /// What it holds.
    pub member: Box<Member>,
    /// Null is a value.
    pub sparse: bool,
    /// It is the body of a response, and what it holds arrives one by one.
    pub stream: bool,
}

/// A map.
#[derive(Debug, Clone)]
pub struct MapShape {
    /// Its keys: text or an enum.
    pub key: Box<Member>,
    /// What it holds.
    pub value: Box<Member>,
    /// Null is a value.
    pub sparse: bool,
}
