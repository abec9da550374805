//! The JSON AST as data: what a file says, shape by shape, each node with its place.
//!
//! Nothing here is resolved or judged beyond the form of the document; see `read` for that form.

mod read;

use indexmap::IndexMap;
use serde_json::{Map, Value};

pub(super) use read::{kind_of, read};

use super::shape_id::Id;
use crate::source::Origin;

/// One file.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) metadata: Map<String, Value>,
    pub(super) shapes: Vec<Node>,
    pub(super) applies: Vec<Apply>,
    pub(super) origin: Origin,
}

/// The version of the language that a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    V1,
    V2,
}

/// A shape.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) id: Id,
    pub(super) kind: Kind,
    pub(super) version: Version,
    pub(super) traits: Traits,
    pub(super) members: IndexMap<String, MemberNode>,
    pub(super) mixins: Vec<Reference>,
    pub(super) origin: Origin,
}

/// A member of a shape.
#[derive(Debug, Clone)]
pub(super) struct MemberNode {
    pub(super) target: Id,
    pub(super) traits: Traits,
    pub(super) origin: Origin,
}

/// The traits of a shape or member.
pub(super) type Traits = IndexMap<Id, TraitNode>;

/// A trait's value.
#[derive(Debug, Clone)]
pub(super) struct TraitNode {
    pub(super) value: Value,
    pub(super) origin: Origin,
}

/// A shape id, and where it is mentioned.
#[derive(Debug, Clone)]
pub(super) struct Reference {
    pub(super) id: Id,
    pub(super) origin: Origin,
}

/// Traits for a shape or member that is defined elsewhere.
#[derive(Debug)]
pub(super) struct Apply {
    pub(super) target: Id,
    pub(super) traits: Traits,
    pub(super) origin: Origin,
}

/// The type of a shape.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    Enum,
    IntEnum,
    List,
    Set,
    Map,
    Structure,
    Union,
    Service(Box<ServiceNode>),
    Resource(Box<ResourceNode>),
    Operation(Box<OperationNode>),
}

/// What only a service has.
#[derive(Debug, Clone, Default)]
pub(super) struct ServiceNode {
    pub(super) version: Option<String>,
    pub(super) operations: Vec<Reference>,
    pub(super) resources: Vec<Reference>,
    pub(super) errors: Vec<Reference>,
    pub(super) rename: IndexMap<Id, Renamed>,
}

/// A name in the context of a service.
#[derive(Debug, Clone)]
pub(super) struct Renamed {
    pub(super) name: String,
    pub(super) origin: Origin,
}

/// What only a resource has.
#[derive(Debug, Clone, Default)]
pub(super) struct ResourceNode {
    pub(super) lifecycle: IndexMap<String, Reference>,
    pub(super) operations: Vec<Reference>,
    pub(super) collection_operations: Vec<Reference>,
    pub(super) resources: Vec<Reference>,
    pub(super) identifiers: IndexMap<String, Reference>,
    pub(super) properties: IndexMap<String, Reference>,
}

/// What only an operation has.
#[derive(Debug, Clone, Default)]
pub(super) struct OperationNode {
    pub(super) input: Option<Reference>,
    pub(super) output: Option<Reference>,
    pub(super) errors: Vec<Reference>,
}

impl Node {
    /// A service of no name, for shapes that stand on their own.
    pub(super) fn service(origin: &Origin) -> Self {
        Self {
            id: Id::nobody(),
            kind: Kind::Service(Box::default()),
            version: Version::V2,
            traits: Traits::new(),
            members: IndexMap::new(),
            mixins: Vec::new(),
            origin: origin.clone(),
        }
    }

    /// The value of a trait of this shape.
    pub(super) fn find(&self, id: &str) -> Option<&TraitNode> {
        find(&self.traits, id)
    }

    /// Whether the shape has a trait.
    pub(super) fn has(&self, id: &str) -> bool {
        self.find(id).is_some()
    }
}

impl MemberNode {
    /// The value of a trait of this member.
    pub(super) fn find(&self, id: &str) -> Option<&TraitNode> {
        find(&self.traits, id)
    }

    /// Whether the member has a trait.
    pub(super) fn has(&self, id: &str) -> bool {
        self.find(id).is_some()
    }
}

/// Looks a trait up.
pub(super) fn find<'a>(traits: &'a Traits, id: &str) -> Option<&'a TraitNode> {
    traits.iter().find(|(key, _)| key.as_str() == id).map(|(_, node)| node)
}

impl Kind {
    /// The type's name in the AST.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
            Self::Enum => "enum",
            Self::IntEnum => "intEnum",
            Self::List => "list",
            Self::Set => "set",
            Self::Map => "map",
            Self::Structure => "structure",
            Self::Union => "union",
            Self::Service(_) => "service",
            Self::Resource(_) => "resource",
            Self::Operation(_) => "operation",
        }
    }

    /// The type with this name; services, resources and operations are empty.
    pub(super) fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "blob" => Self::Blob,
            "boolean" => Self::Boolean,
            "string" => Self::String,
            "byte" => Self::Byte,
            "short" => Self::Short,
            "integer" => Self::Integer,
            "long" => Self::Long,
            "float" => Self::Float,
            "double" => Self::Double,
            "bigInteger" => Self::BigInteger,
            "bigDecimal" => Self::BigDecimal,
            "timestamp" => Self::Timestamp,
            "document" => Self::Document,
            "enum" => Self::Enum,
            "intEnum" => Self::IntEnum,
            "list" => Self::List,
            "set" => Self::Set,
            "map" => Self::Map,
            "structure" => Self::Structure,
            "union" => Self::Union,
            "service" => Self::Service(Box::default()),
            "resource" => Self::Resource(Box::default()),
            "operation" => Self::Operation(Box::default()),
            _ => return None,
        })
    }

    /// Whether a member may have a value of this type.
    pub(super) const fn is_data(&self) -> bool {
        !matches!(self, Self::Service(_) | Self::Resource(_) | Self::Operation(_))
    }
}
