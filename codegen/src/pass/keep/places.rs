//! Where do structures travel? In documents that can hold members that nobody knows, or elsewhere.
//!
//! The model comes in, with what its protocol makes of it; one answer for each structure goes out.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::model::walk::{closure, members};
use crate::model::{Member, Model, ShapeId};
use crate::pass::facts::{EventFact, EventPlace, OperationFacts, Place, ResponseFact};
use crate::pass::{BodyFact, TextEvents, WireCodec};
use crate::pass::{bind, events, notify};
use crate::protocol;

/// Where structures travel.
pub(super) struct Places {
    /// Structures that travel in documents that can hold more than is described.
    fit: Vec<ShapeId>,
    /// What else shapes are, for all that are anything else.
    unfit: BTreeMap<ShapeId, &'static str>,
}

const PARAMETER: &str = "is sent as a parameter or a header";
const UNDOCUMENTED: &str = "has members in other places than one document";
const FORMAT: &str = "is no document of JSON or CBOR";
const UNUSED: &str = "is neither sent nor received";

impl Places {
    /// What is found in a model that is in order.
    pub(super) fn of(model: &Model) -> Self {
        let mut found =
            Finder { model, is_rpc: false, fit: Vec::new(), unfit: Vec::new(), alone: BTreeMap::new() };
        found.all();
        let Finder { fit, unfit, alone, .. } = found;
        let mut places = Self { fit: closure(&model.shapes, fit), unfit: alone };
        for (root, reason) in unfit {
            for id in closure(&model.shapes, [root]) {
                places.unfit.entry(id).or_insert(reason);
            }
        }
        places.fit.sort_unstable();
        places
    }

    /// Why a structure cannot keep what nobody knows, if it cannot.
    pub(super) fn unfit(&self, id: ShapeId) -> Option<&'static str> {
        let is_used = self.fit.binary_search(&id).is_ok();
        self.unfit.get(&id).copied().or((!is_used).then_some(UNUSED))
    }
}

struct Finder<'a> {
    model: &'a Model,
    /// All members are those of a document.
    is_rpc: bool,
    /// Whatever these hold travels in documents.
    fit: Vec<ShapeId>,
    /// Whatever these hold does not.
    unfit: Vec<(ShapeId, &'static str)>,
    /// These do not, whatever becomes of what they hold.
    alone: BTreeMap<ShapeId, &'static str>,
}

impl<'a> Finder<'a> {
    fn all(&mut self) {
        let model = self.model;
        let Some(rules) = model.service.protocols.first().map(|it| protocol::rules(*it)) else { return };
        self.is_rpc = rules.http.is_none();
        // What is wrong with operations is said by who makes a client of them.
        let facts = bind::operations(model, rules, &mut Diagnostics::default()).unwrap_or_default();
        for (operation, facts) in model.operations.iter().zip(&facts) {
            self.input(operation.input, facts);
            let errors = facts.errors.iter().map(|error| &error.response);
            facts.success.iter().chain(errors).for_each(|response| self.response(response));
            let responses = operation.success.iter().chain(&operation.errors);
            self.unfit.extend(responses.filter_map(|it| Some((it.headers?, PARAMETER))));
        }
        for (union, facts) in events::events(model, rules) {
            self.events(union, &facts);
        }
        let codecs = notify::codecs(model, rules);
        for (notification, codec) in model.notifications.all.iter().zip(&codecs) {
            self.body(notification.payload.target, codec);
        }
    }

    fn input(&mut self, input: ShapeId, facts: &OperationFacts) {
        match &facts.body {
            BodyFact::Members { codec, .. } => self.structure(input, &facts.input, codec, None),
            BodyFact::Payload { codec, .. } => {
                self.structure(input, &facts.input, initial(codec).unwrap_or(codec), Some(codec));
            }
            BodyFact::None => self.structure(input, &facts.input, &WireCodec::Bytes, None),
        }
    }

    fn response(&mut self, response: &ResponseFact) {
        let Some(shape) = response.shape else { return };
        let ResponseFact { bindings, codec, .. } = response;
        let payload = bindings.contains(&Place::Payload).then_some(codec);
        // Where members are bound, a body of which none is a member may be anything.
        let has_document = self.is_rpc || bindings.contains(&Place::Body);
        let document = if has_document { initial(codec).unwrap_or(codec) } else { &WireCodec::Bytes };
        self.structure(shape, bindings, document, payload);
    }

    /// A structure whose members travel in these places, in a document or beside a body of their own.
    fn structure(
        &mut self,
        id: ShapeId,
        bindings: &[Place],
        document: &WireCodec,
        payload: Option<&WireCodec>,
    ) {
        if payload.is_some() || !is_open(document) {
            self.alone.entry(id).or_insert(UNDOCUMENTED);
        } else {
            self.fit.push(id);
        }
        for (member, place) in self.members(id).iter().zip(bindings) {
            match (place, payload) {
                (Place::Body, _) => self.body(member.target, document),
                (Place::Payload, Some(codec)) => self.body(member.target, codec),
                _ => self.unfit.push((member.target, PARAMETER)),
            }
        }
    }

    /// A whole document, or a stream of documents.
    fn body(&mut self, id: ShapeId, codec: &WireCodec) {
        match codec {
            // The events are looked at where their union is.
            WireCodec::EventStream { .. } => {}
            WireCodec::TextEvents(TextEvents::ServerSentObjects | TextEvents::ServerSentTextObjects) => {
                for event in self.members(id) {
                    self.alone.entry(event.target).or_insert(UNDOCUMENTED);
                    self.fit.extend(self.members(event.target).iter().map(|member| member.target));
                }
            }
            codec if is_open(codec) => self.fit.push(id),
            _ => self.unfit.push((id, FORMAT)),
        }
    }

    fn events(&mut self, union: ShapeId, facts: &[EventFact]) {
        for (variant, fact) in self.members(union).iter().zip(facts) {
            self.alone.entry(variant.target).or_insert(UNDOCUMENTED);
            let codec = fact.payload.as_ref().map_or(&WireCodec::Bytes, |payload| &payload.codec);
            for (member, place) in self.members(variant.target).iter().zip(&fact.members) {
                match place {
                    EventPlace::Header(_) => self.unfit.push((member.target, PARAMETER)),
                    EventPlace::Payload | EventPlace::Document => self.body(member.target, codec),
                }
            }
        }
    }

    fn members(&self, id: ShapeId) -> Vec<&'a Member> {
        members(&self.model.shapes[id])
    }
}

/// Whether documents that are spelled so can hold members that are not described.
const fn is_open(codec: &WireCodec) -> bool {
    use TextEvents::{Lines, Sequence, ServerSent};

    matches!(
        codec,
        WireCodec::Json
            | WireCodec::JsonTextNumbers
            | WireCodec::Cbor
            | WireCodec::TextEvents(ServerSent | Lines | Sequence)
    )
}

/// How the members beside a stream of events are spelled, where they are a message of their own.
fn initial(codec: &WireCodec) -> Option<&WireCodec> {
    match codec {
        WireCodec::EventStream { initial: Some(initial) } => Some(&initial.codec),
        _ => None,
    }
}
