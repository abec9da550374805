//! How do the events of a stream travel? Applies the protocol's rules to the unions that are streams.

use std::collections::BTreeMap;

use super::facts::{EventFact, EventPlace, HeaderType};
use crate::model::{EventBinding, Member, Model, Scalar, Shape, ShapeId, ShapeKind, StructureShape, Variant};
use crate::protocol::{EventDocument, EventPayload, Rules, raw_event};

/// One entry for each union that is a stream, of one entry for each variant.
pub(super) fn events(model: &Model, rules: &Rules) -> BTreeMap<ShapeId, Vec<EventFact>> {
    let Some(document) = rules.events else { return BTreeMap::new() };
    let reader = Reader { model, document };
    let unions = model.shapes.iter().filter_map(|(id, shape)| match &shape.kind {
        ShapeKind::Union(union) if union.event_stream => Some((id, union)),
        _ => None,
    });
    unions
        .map(|(id, union)| (id, union.variants.iter().map(|variant| reader.event(variant)).collect()))
        .collect()
}

struct Reader<'a> {
    model: &'a Model,
    document: fn(&EventDocument<'_>) -> EventPayload,
}

impl Reader<'_> {
    fn event(&self, variant: &Variant) -> EventFact {
        let shape = &self.model.shapes[variant.member.target];
        let ShapeKind::Structure(structure) = &shape.kind else {
            return EventFact { is_exception: false, members: Vec::new(), payload: None };
        };
        let members: Vec<_> = structure.members.iter().map(|member| self.place(member)).collect();
        EventFact {
            is_exception: structure.error.is_some(),
            payload: self.payload(shape, structure, &members),
            members,
        }
    }

    fn place(&self, member: &Member) -> EventPlace {
        match member.event_binding {
            Some(EventBinding::Header) => match header(&self.model.shapes[member.target].kind) {
                Some(kind) => EventPlace::Header(kind),
                None => EventPlace::Document,
            },
            Some(EventBinding::Payload) => EventPlace::Payload,
            None => EventPlace::Document,
        }
    }

    /// One member as it is, or a document of all that are no headers.
    fn payload(
        &self,
        shape: &Shape,
        structure: &StructureShape,
        members: &[EventPlace],
    ) -> Option<EventPayload> {
        let service = &self.model.service;
        if let Some(index) = members.iter().position(|place| *place == EventPlace::Payload) {
            let member = structure.members.get(index)?;
            let shape = &self.model.shapes[member.target];
            let document = || (self.document)(&EventDocument { service, shape, member: Some(member) });
            return Some(raw_event(shape).unwrap_or_else(document));
        }
        members
            .contains(&EventPlace::Document)
            .then(|| (self.document)(&EventDocument { service, shape, member: None }))
    }
}

/// The type of a header for values of this kind (Smithy: `eventHeader`).
const fn header(kind: &ShapeKind) -> Option<HeaderType> {
    Some(match kind {
        ShapeKind::Scalar(Scalar::Boolean) => HeaderType::Boolean,
        ShapeKind::Scalar(Scalar::Byte) => HeaderType::Byte,
        ShapeKind::Scalar(Scalar::Short) => HeaderType::Short,
        ShapeKind::Scalar(Scalar::Integer) | ShapeKind::IntEnum(_) => HeaderType::Integer,
        ShapeKind::Scalar(Scalar::Long) => HeaderType::Long,
        ShapeKind::Scalar(Scalar::Blob) => HeaderType::Blob,
        ShapeKind::Scalar(Scalar::String) | ShapeKind::Enum(_) => HeaderType::String,
        ShapeKind::Scalar(Scalar::Timestamp) => HeaderType::Timestamp,
        _ => return None,
    })
}
