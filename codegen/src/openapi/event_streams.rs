//! Streams of events: server-sent events, lines of JSON and sequences of JSON, as lists that arrive one
//! by one.
//!
//! An operation whose success is nothing but a stream gives it back. Where the stream stands beside
//! something else, the operation has a second one at its side that gives back the stream. A request is
//! a stream where it is lines or a sequence of JSON, and nothing else.

use serde_json::Value;

use super::body::{Chosen, Kind, essence};
use super::lowering::Lowering;
use super::names::pascal;
use super::service::Content;
use crate::model::{
    Behavior, Binding, ListShape, Member, Operation, Presence, Response, Scalar, ShapeId, ShapeKind,
};
use crate::source::Origin;

/// Server-sent events.
const EVENT_STREAM: &str = "text/event-stream";

impl Lowering<'_> {
    /// The stream among these bodies, if there is one.
    pub(super) fn choose_stream(&self, content: &Content) -> Option<Chosen> {
        let (media_type, schema) = content.iter().find(|(media_type, _)| is_stream(&essence(media_type)))?;
        let (media_type, schema) = (media_type.clone(), schema.clone());
        Some(Chosen { media_type, kind: Kind::Stream, request: false, schema, is_foreign: false })
    }

    /// The list that stands for a stream. What its events are is said by `itemSchema` (OpenAPI 3.2);
    /// without it the schema is that of one event, or of all of them as a list.
    pub(super) fn stream(
        &mut self,
        chosen: &Chosen,
        schema: Option<&Origin>,
        hint: &str,
        origin: &Origin,
    ) -> ShapeId {
        let declared = origin.join("content").join(&chosen.media_type).join("itemSchema");
        let item = match self.document.get(&declared) {
            Some(_) => Some(declared),
            None => schema.map(|schema| self.items_of(schema)),
        };
        let is_text = essence(&chosen.media_type) == EVENT_STREAM;
        let member = match item {
            Some(item) if !(is_text && self.is_raw(&item)) => {
                self.use_schema(&item, &format!("{hint}Event")).member("item", Presence::Required, &item)
            }
            _ => {
                let target = self.shared(is_text.then_some(Scalar::String));
                self.plain_member("item", target, origin)
            }
        };
        let name = self.names.claim(&format!("{hint}Stream"));
        let list = ListShape { member: Box::new(member), sparse: false, stream: true };
        self.add_shape(&name, ShapeKind::List(list), origin)
    }

    /// The schema of what a list holds, or the schema itself where it is none of a list.
    fn items_of(&mut self, schema: &Origin) -> Origin {
        let found = self.find(schema).at;
        let items = found.join("items");
        let is_list = self.document.get(&found.join("type")).and_then(Value::as_str) == Some("array");
        if is_list && self.document.get(&items).is_some() { items } else { schema.clone() }
    }
}

/// Streams of events beside other bodies.
impl Lowering<'_> {
    /// The operation that gives back the streams that an operation could answer by; none if there are
    /// no such streams, or they are all that it gives back.
    pub(super) fn streaming(&mut self, operation: &Operation, name: &str) -> Option<Operation> {
        let mut success = Vec::new();
        for response in &operation.success {
            let content = self.streams_of(response);
            let Some(chosen) = self.choose_stream(&content) else { continue };
            if response.media_types == [chosen.media_type()] {
                continue;
            }
            let label = if success.is_empty() { String::new() } else { response.name.clone() };
            let names = [format!("{}{label}Output", pascal(name)), format!("{}{label}", pascal(name))];
            let [shape, hint] = names;
            let shape = self.wrapper(&shape, &chosen, &hint, &response.origin, Scalar::StreamingBlob);
            let media_types = vec![chosen.media_type().to_owned()];
            success.push(Response { shape: Some(shape), media_types, ..response.clone() });
        }
        if success.is_empty() {
            return None;
        }
        let behavior =
            Behavior { stream_flag: self.stream_flag(operation.input), ..operation.behavior.clone() };
        let public_name = operation.public_name.as_ref().map(|name| format!("{name}Stream"));
        let name = name.to_owned();
        Some(Operation { name, public_name, success, behavior, ..operation.clone() })
    }

    /// What a response has for content, if it has any that clients read.
    fn streams_of(&self, response: &Response) -> Content {
        let at = response.origin.join("content");
        let described = response.shape.and_then(|_| self.document.get(&at)?.as_object());
        let media = described.into_iter().flatten();
        media
            .map(|(name, media)| (name.clone(), media.get("schema").map(|_| at.join(name).join("schema"))))
            .collect()
    }

    /// The member of a body that asks for a stream: a boolean called `stream`.
    fn stream_flag(&mut self, input: ShapeId) -> Vec<usize> {
        self.build_reserved();
        let members = |shape: ShapeId| match &self.shapes[shape].kind {
            ShapeKind::Structure(structure) => structure.members.as_slice(),
            _ => &[],
        };
        let body = members(input).iter().position(|it| matches!(it.binding, Some(Binding::Payload(_))));
        let Some((body, member)) = body.and_then(|index| Some((index, members(input).get(index)?))) else {
            return Vec::new();
        };
        let is_boolean = |id: ShapeId| matches!(self.shapes[id].kind, ShapeKind::Scalar(Scalar::Boolean));
        let is_flag = |member: &Member| member.wire_name == "stream" && is_boolean(member.target);
        let flag = members(member.target).iter().position(is_flag);
        flag.map(|flag| vec![body, flag]).unwrap_or_default()
    }
}

impl Chosen {
    /// Whether it is a stream of events.
    pub(super) fn is_stream(&self) -> bool {
        self.kind == Kind::Stream
    }

    /// Whether it is a stream that only servers send: server-sent events.
    pub(super) fn is_answer(&self) -> bool {
        self.is_stream() && essence(&self.media_type) == EVENT_STREAM
    }
}

/// Media types whose bodies have no end that a client should wait for.
pub(super) fn is_stream(essence: &str) -> bool {
    let streams = [
        EVENT_STREAM,
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/json-seq",
    ];
    streams.contains(&essence) || essence.ends_with("stream+json") || essence.ends_with("+json-seq")
}
