//! Shapes.

use super::constraints::constraints;
use super::enums::string_enum;
use super::text::{deprecated, docs, text};
use super::{Lowering, traits};
use crate::model::{
    ErrorFault, ErrorTrait, ListShape, MapShape, Scalar, Shape, ShapeKind, StructureShape, Tagging,
    UnionShape, Variant, XmlNamespace,
};
use crate::smithy::ast::{Kind, Node, Traits, find};
use crate::source::Origin;

impl<'a> Lowering<'a> {
    /// Lowers one shape; what it refers to is put in the queue.
    pub(super) fn shape(&mut self, node: &'a Node, origin: Origin) -> Shape {
        let renamed = self.service.rename.get(&node.id).map(|renamed| renamed.name.as_str());
        let name = renamed.unwrap_or_else(|| node.id.name());
        let kind = self.kind(node);
        // Documents keep the shape's own name, whatever the service calls it.
        let own_name = renamed.is_some().then(|| node.id.name().to_owned());
        Shape {
            public_name: self.overrides.shape_name(&node.id),
            docs: docs(&node.traits),
            deprecated: deprecated(&node.traits),
            sensitive: node.has(traits::SENSITIVE) || self.overrides.is_sensitive(&node.id),
            constraints: constraints(&node.traits),
            media_type: text(&node.traits, traits::MEDIA_TYPE),
            requires_length: node.has(traits::REQUIRES_LENGTH),
            xml_name: text(&node.traits, traits::XML_NAME).or(own_name),
            xml_namespace: xml_namespace(&node.traits),
            ..Shape::new(name, kind, origin)
        }
    }

    fn kind(&mut self, node: &'a Node) -> ShapeKind {
        match &node.kind {
            Kind::Enum => ShapeKind::Enum(self.text_enum(node)),
            Kind::IntEnum => ShapeKind::IntEnum(self.int_enum(node)),
            Kind::List | Kind::Set => self.list(node),
            Kind::Map => self.map(node),
            Kind::Structure if Self::is_unit(&node.id) => ShapeKind::Unit,
            Kind::Structure => ShapeKind::Structure(self.structure(node)),
            Kind::Union => ShapeKind::Union(self.union(node)),
            Kind::Document => ShapeKind::Document,
            Kind::String => match node.find(traits::ENUM) {
                Some(values) => ShapeKind::Enum(string_enum(values)),
                None => ShapeKind::Scalar(Scalar::String),
            },
            Kind::Blob if node.has(traits::STREAMING) => ShapeKind::Scalar(Scalar::StreamingBlob),
            other => scalar(other).map_or(ShapeKind::Unit, ShapeKind::Scalar),
        }
    }

    fn list(&mut self, node: &'a Node) -> ShapeKind {
        match node.members.get("member") {
            Some(member) => ShapeKind::List(ListShape {
                member: Box::new(self.item(node, "member", member)),
                sparse: node.has(traits::SPARSE),
                stream: false,
            }),
            None => ShapeKind::Unit,
        }
    }

    fn map(&mut self, node: &'a Node) -> ShapeKind {
        match (node.members.get("key"), node.members.get("value")) {
            (Some(key), Some(value)) => ShapeKind::Map(MapShape {
                key: Box::new(self.item(node, "key", key)),
                value: Box::new(self.item(node, "value", value)),
                sparse: node.has(traits::SPARSE),
            }),
            _ => ShapeKind::Unit,
        }
    }

    fn structure(&mut self, node: &'a Node) -> StructureShape {
        let members = node.members.iter().map(|(name, member)| self.structure_member(node, name, member));
        StructureShape { members: members.collect(), error: error(node), ..StructureShape::default() }
    }

    fn union(&mut self, node: &'a Node) -> UnionShape {
        let members = node.members.iter();
        let variants = members
            .map(|(name, member)| Variant { member: self.item(node, name, member), tags: Vec::new() })
            .collect();
        UnionShape { tagging: Some(Tagging::Key), variants, event_stream: node.has(traits::STREAMING) }
    }
}

const fn scalar(kind: &Kind) -> Option<Scalar> {
    Some(match kind {
        Kind::Blob => Scalar::Blob,
        Kind::Boolean => Scalar::Boolean,
        Kind::Byte => Scalar::Byte,
        Kind::Short => Scalar::Short,
        Kind::Integer => Scalar::Integer,
        Kind::Long => Scalar::Long,
        Kind::Float => Scalar::Float,
        Kind::Double => Scalar::Double,
        Kind::BigInteger => Scalar::BigInteger,
        Kind::BigDecimal => Scalar::BigDecimal,
        Kind::Timestamp => Scalar::Timestamp,
        _ => return None,
    })
}

fn error(node: &Node) -> Option<ErrorTrait> {
    let fault = match node.find(traits::ERROR)?.value.as_str() {
        Some("server") => ErrorFault::Server,
        _ => ErrorFault::Client,
    };
    let fallback = if fault == ErrorFault::Server { 500 } else { 400 };
    let status = node.find(traits::HTTP_ERROR).and_then(|node| u16::try_from(node.value.as_u64()?).ok());
    let retryable = node.find(traits::RETRYABLE).map(|node| &node.value);
    let query = node.find(traits::AWS_QUERY_ERROR).map(|node| &node.value);
    Some(ErrorTrait {
        code: node.id.name().to_owned(),
        fault,
        status: status.unwrap_or(fallback),
        retryable: retryable.is_some(),
        throttling: retryable.and_then(|value| value.get("throttling")?.as_bool()).unwrap_or(false),
        query_code: query.and_then(|value| super::text::property(value, "code")),
    })
}

/// The namespace that `xmlNamespace` sets.
pub(super) fn xml_namespace(all: &Traits) -> Option<XmlNamespace> {
    let value = &find(all, traits::XML_NAMESPACE)?.value;
    Some(XmlNamespace {
        uri: super::text::property(value, "uri")?,
        prefix: super::text::property(value, "prefix"),
    })
}
