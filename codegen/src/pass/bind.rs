//! How does each operation travel? Applies the protocol's rules to the bindings of the model.

use std::collections::BTreeMap;

use super::facts::{BodyFact, ErrorFact, Idempotency, OperationFacts, Place, ResponseFact};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    self, Arena, Binding, ListShape, Member, Model, Operation, Response, Scalar, Shape, ShapeId, ShapeKind,
    Spelling, StatusPattern, StructureShape, TimestampFormat,
};
use crate::protocol::{
    EVENT_STREAM, ErrorCode, EventDocument, HttpRules, InputDocument, PayloadMember, PayloadRule,
    RequestLine, ResponseBody, Rules, TextEvents, WireCodec, media_type,
};

/// One entry for each operation, or `None` if one cannot be called at all.
pub(super) fn operations(
    model: &Model,
    rules: &Rules,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<OperationFacts>> {
    let binder = Binder { model, rules };
    let facts = model.operations.iter().map(|operation| binder.operation(operation, diagnostics));
    // All operations are looked at, so that all that is wrong is said at once.
    facts.collect::<Vec<_>>().into_iter().collect()
}

/// Where the members of the structures travel that hold nothing but headers.
pub(super) fn headers(model: &Model, rules: &Rules) -> BTreeMap<ShapeId, Vec<Place>> {
    let binder = Binder { model, rules };
    let responses =
        model.operations.iter().flat_map(|operation| operation.success.iter().chain(&operation.errors));
    let described = responses.filter_map(|response| response.headers);
    let places = |id: ShapeId| Some((id, binder.places(&structure(&model.shapes[id])?.members)));
    described.filter_map(places).collect()
}

struct Binder<'a> {
    model: &'a Model,
    rules: &'a Rules,
}

impl Binder<'_> {
    fn operation(&self, operation: &Operation, diagnostics: &mut Diagnostics) -> Option<OperationFacts> {
        let Some(line) = (self.rules.request_line)(&self.model.service, operation) else {
            diagnostics.push(no_request_line(operation));
            return None;
        };
        let RequestLine { method, path, query, mut headers } = line;
        if self.gives_events(operation) {
            accept_events(&mut headers);
        }
        let input = structure(&self.model.shapes[operation.input])?;
        let error_code = (self.rules.error_code)(&self.model.service);
        Some(OperationFacts {
            input: self.places(&input.members),
            body: self.body(operation, &input.members),
            steps: super::steps::of(operation, &input.members, diagnostics),
            response_checksum: super::checksum::of_responses(operation, &input.members, diagnostics),
            success: operation.success.iter().map(|it| self.response(operation, it, false)).collect(),
            errors: operation.errors.iter().map(|it| self.error(operation, it, &error_code)).collect(),
            error_code,
            auth: super::auth::of(&self.model.service, operation, diagnostics),
            idempotency: idempotency(operation, &input.members),
            pages: None,
            waiters: Vec::new(),
            stream_flag: operation.behavior.stream_flag.clone(),
            host_prefix: operation.host_prefix.clone().map(|prefix| prefix.parts).unwrap_or_default(),
            method,
            path,
            query,
            headers,
        })
    }

    fn places(&self, members: &[Member]) -> Vec<Place> {
        members.iter().map(|member| self.place(member)).collect()
    }

    /// The places in a response, which has neither path nor query: bindings to these mean nothing
    /// there (Smithy: [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).
    fn places_in_response(&self, members: &[Member]) -> Vec<Place> {
        let in_response = |place| match place {
            Place::Label { .. } | Place::Query { .. } | Place::QueryMap | Place::Cookie { .. } => Place::Body,
            place => place,
        };
        self.places(members).into_iter().map(in_response).collect()
    }

    fn place(&self, member: &Member) -> Place {
        if self.is_event_stream(member) {
            return Place::Payload;
        }
        let (Some(binding), Some(rules)) = (&member.binding, &self.rules.http) else { return Place::Body };
        let HttpRules { uri_timestamp: uri, header_timestamp: header, .. } = *rules;
        let timestamp = |default| timestamp(&self.model.shapes, member, default);
        let spelling = member.spelling.unwrap_or(Spelling::SIMPLE);
        match binding {
            Binding::Label => Place::Label { timestamp: timestamp(uri), spelling },
            Binding::Query { name, style } => Place::Query {
                name: name.clone(),
                style: *style,
                timestamp: timestamp(uri),
                reserved: spelling.reserved,
            },
            Binding::QueryMap => Place::QueryMap,
            Binding::Header(name) if self.is_encoded(member) => {
                Place::EncodedHeader(name.to_ascii_lowercase())
            }
            Binding::Header(name) => {
                Place::Header { name: name.to_ascii_lowercase(), timestamp: timestamp(header), spelling }
            }
            Binding::HeaderPrefix(prefix) => Place::HeaderPrefix(prefix.to_ascii_lowercase()),
            Binding::Cookie(name) => Place::Cookie { name: name.clone(), spelling },
            Binding::Payload(_) => Place::Payload,
            Binding::StatusCode => Place::StatusCode,
        }
    }

    /// Whether a header's text travels in base64, since it may be of any form (Smithy: `mediaType`).
    fn is_encoded(&self, member: &Member) -> bool {
        let shape = &self.model.shapes[member.target];
        shape.media_type.is_some() && matches!(shape.kind, ShapeKind::Scalar(Scalar::String))
    }

    fn body(&self, operation: &Operation, members: &[Member]) -> BodyFact {
        let service = &self.model.service;
        if let Some(codec) = self.event_stream(operation.input, members) {
            let media_type = EVENT_STREAM.to_owned();
            return BodyFact::Payload { codec, media_type, absent: "" };
        }
        for member in members {
            if let (Some(Binding::Payload(payload)), Some(rules)) = (&member.binding, &self.rules.http) {
                let shape = &self.model.shapes[member.target];
                let media_type = payload.media_type.as_deref().or(shape.media_type.as_deref());
                let rule = (rules.payload)(&PayloadMember { service, member, shape, media_type });
                let PayloadRule { codec, media_type, absent } = rule;
                let events = || self.text_events(shape, &media_type);
                let codec = byte_stream(shape).or_else(events).unwrap_or(codec);
                return BodyFact::Payload { codec, media_type, absent };
            }
        }
        let has_members = members.iter().any(|member| self.place(member) == Place::Body);
        let shape = &self.model.shapes[operation.input];
        match (self.rules.document)(&InputDocument { service, operation, shape, has_members }) {
            Some((codec, media_type)) => BodyFact::Members { codec, media_type },
            None => BodyFact::None,
        }
    }

    fn error(&self, operation: &Operation, response: &Response, error_code: &ErrorCode) -> ErrorFact {
        let shape = response.shape.and_then(|id| structure(&self.model.shapes[id]));
        let modelled = shape.and_then(|structure| structure.error.as_ref());
        let by_status = *error_code == ErrorCode::Status;
        let throttling = by_status && response.status == StatusPattern::Exact(429);
        // RFC 9110, 15.6.4: the condition of a 503 is temporary.
        let retryable = throttling || by_status && response.status == StatusPattern::Exact(503);
        ErrorFact {
            code: modelled.map_or(response.name.as_str(), self.rules.error_name).to_owned(),
            response: self.response(operation, response, true),
            retryable: modelled.map_or(retryable, |error| error.retryable),
            throttling: modelled.map_or(throttling, |error| error.throttling),
        }
    }

    fn response(&self, operation: &Operation, response: &Response, is_error: bool) -> ResponseFact {
        let members: &[Member] = response
            .shape
            .and_then(|id| structure(&self.model.shapes[id]))
            .map_or(&[], |structure| &structure.members);
        let bindings = self.places_in_response(members);
        let payload = members.iter().zip(&bindings).find(|(_, place)| **place == Place::Payload);
        let whole = payload.map(|(member, _)| &self.model.shapes[member.target]);
        let media_type = payload.and_then(|(member, _)| media_type(member));
        let service = &self.model.service;
        let events = response.shape.and_then(|id| self.event_stream(id, members));
        let text = whole.and_then(|shape| self.text_events(shape, media_type.unwrap_or_default()));
        let stream = whole.and_then(byte_stream).or(events).or(text).filter(|_| !is_error);
        let body = ResponseBody { service, operation, response, is_error, whole, media_type };
        let codec = || (self.rules.response)(&body);
        let codec = stream.unwrap_or_else(codec);
        let needs_member = has_item_names(&codec) && whole.is_some_and(is_list);
        let transparent = self.rules.transparent_outputs && bindings == [Place::Payload] && !needs_member;
        ResponseFact { status: response.status, shape: response.shape, codec, transparent, bindings }
    }
}

/// Whether lists need what is said about a member to be spelled.
const fn has_item_names(codec: &WireCodec) -> bool {
    matches!(codec, WireCodec::XmlWithin(_))
}

const fn is_list(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::List(_))
}

/// Events.
impl Binder<'_> {
    fn is_event_stream(&self, member: &Member) -> bool {
        self.rules.events.is_some() && is_event_stream(&self.model.shapes[member.target])
    }

    /// How the events are spelled that are a member of an input or output. Where the protocol binds no
    /// members, those beside the stream are a message of their own.
    fn event_stream(&self, shape: ShapeId, members: &[Member]) -> Option<WireCodec> {
        let document = self.rules.events?;
        if !members.iter().any(|member| self.is_event_stream(member)) {
            return None;
        }
        let initial = (self.rules.http.is_none() && members.len() > 1).then(|| {
            let (service, shape) = (&self.model.service, &self.model.shapes[shape]);
            Box::new(document(&EventDocument { service, shape, member: None }))
        });
        Some(WireCodec::EventStream { initial })
    }

    /// How the items of a list are spelled that arrives as a stream. The type of the items says what
    /// there is of a server-sent event: its data, or all of it.
    fn text_events(&self, shape: &Shape, media_type: &str) -> Option<WireCodec> {
        let ShapeKind::List(ListShape { member, stream: true, .. }) = &shape.kind else { return None };
        let events = media_type::events(media_type)?;
        if events != TextEvents::ServerSent {
            return Some(WireCodec::TextEvents(events));
        }
        let is_text = |id: ShapeId| {
            matches!(self.model.shapes[id].kind, ShapeKind::Scalar(Scalar::String) | ShapeKind::Enum(_))
        };
        let whole = structure(&self.model.shapes[member.target]).and_then(event_data);
        Some(WireCodec::TextEvents(match whole {
            Some(data) if is_text(data) => TextEvents::ServerSentTextObjects,
            Some(_) => TextEvents::ServerSentObjects,
            None if is_text(member.target) => TextEvents::ServerSentText,
            None => TextEvents::ServerSent,
        }))
    }

    fn gives_events(&self, operation: &Operation) -> bool {
        let shapes = operation.success.iter().filter_map(|response| response.shape);
        let mut structures = shapes.filter_map(|id| structure(&self.model.shapes[id]));
        structures.any(|structure| structure.members.iter().any(|member| self.is_event_stream(member)))
    }
}

/// What the data are, if the structure describes a server-sent event with all its fields.
fn event_data(item: &StructureShape) -> Option<ShapeId> {
    const FIELDS: [&str; 4] = ["data", "event", "id", "retry"];
    let mut members = item.members.iter();
    let is_event =
        item.declared_additional().is_none() && members.all(|it| FIELDS.contains(&it.wire_name.as_str()));
    let data = item.members.iter().find(|member| member.wire_name == "data")?;
    is_event.then_some(data.target)
}

/// Says that events are expected, where anything is said about what is.
fn accept_events(headers: &mut [(String, String)]) {
    for (_, value) in headers.iter_mut().filter(|(name, _)| name == "accept") {
        EVENT_STREAM.clone_into(value);
    }
}

fn is_event_stream(shape: &Shape) -> bool {
    matches!(&shape.kind, ShapeKind::Union(union) if union.event_stream)
}

/// A body of bytes that is a stream, whatever the protocol.
fn byte_stream(shape: &Shape) -> Option<WireCodec> {
    let is_stream = matches!(shape.kind, ShapeKind::Scalar(Scalar::StreamingBlob));
    is_stream.then_some(WireCodec::ByteStream { sized: shape.requires_length })
}

fn media_type(member: &Member) -> Option<&str> {
    match &member.binding {
        Some(Binding::Payload(payload)) => payload.media_type.as_deref(),
        _ => None,
    }
}

fn structure(shape: &Shape) -> Option<&StructureShape> {
    match &shape.kind {
        ShapeKind::Structure(structure) => Some(structure),
        _ => None,
    }
}

/// Smithy resolves a format by member, then target, then place. Front ends copy a target's format
/// to the members that refer to it; for a list it is the one of its own member that counts.
fn timestamp(shapes: &Arena, member: &Member, place: TimestampFormat) -> TimestampFormat {
    let of_element = match &shapes[member.target].kind {
        ShapeKind::List(list) => list.member.timestamp_format,
        _ => None,
    };
    member.timestamp_format.or(of_element).unwrap_or(place)
}

/// A token makes an operation safe to repeat, and has to be made up, whatever else is said.
fn idempotency(operation: &Operation, members: &[Member]) -> Idempotency {
    if let Some(index) = members.iter().position(|member| member.idempotency_token) {
        return Idempotency::Token(index);
    }
    match operation.idempotency {
        model::Idempotency::ReadOnly => Idempotency::ReadOnly,
        model::Idempotency::Idempotent => Idempotency::Idempotent,
        model::Idempotency::None => Idempotency::None,
    }
}

fn no_request_line(operation: &Operation) -> Diagnostic {
    let message = format!("operation `{}` has no method and path", operation.name);
    Diagnostic::new(Code::ModelRequestLine, &operation.origin, message)
        .help("the protocol takes them from the `http` trait: add it, or leave the operation out")
}

#[cfg(test)]
mod tests;
