//! Small models for tests, built by hand.

#![allow(clippy::panic, reason = "a test that builds a wrong model should stop at once")]

use serde_json::Value;

use crate::model::{
    Arena, Binding, Docs, EnumShape, EnumValue, HttpTrait, ListShape, Member, Model, Notification,
    NotificationKind, Operation, Payload, Presence, Protocol, Response, Scalar, Service, Shape, ShapeId,
    ShapeKind, StatusPattern, StructureShape, UnionShape, UriPart, UriPattern, Variant,
};
use crate::source::{JsonPointer, Origin, Sources};

/// A model that grows.
pub(crate) struct Toy {
    pub(crate) model: Model,
    origin: Origin,
}

/// The kind of plain text.
pub(crate) fn text() -> ShapeKind {
    ShapeKind::Scalar(Scalar::String)
}

impl Toy {
    pub(crate) fn new() -> Self {
        let file = Sources::default().add("toy.json", "{}");
        let origin = Origin { file, pointer: JsonPointer::ROOT };
        let mut service = Service::new("Toy", "1", origin.clone());
        service.protocols.push(Protocol::PlainHttp);
        let model = Model {
            examples: Vec::new(),
            service,
            shapes: Arena::default(),
            operations: Vec::new(),
            notifications: crate::model::Notifications::default(),
            skipped: Vec::new(),
            ignored: indexmap::IndexMap::new(),
        };
        Self { model, origin }
    }

    /// Adds a shape at `#/<name>`.
    pub(crate) fn add(&mut self, name: &str, kind: ShapeKind) -> ShapeId {
        let origin = self.at(name);
        self.model.shapes.add(Shape::new(name, kind, origin))
    }

    /// Adds a structure whose members are all required.
    pub(crate) fn structure(&mut self, name: &str, members: &[(&str, ShapeId)]) -> ShapeId {
        let id = self.add(name, ShapeKind::Structure(StructureShape::default()));
        for (member, target) in members {
            self.point(id, member, *target);
            let last = self.len(id) - 1;
            self.member(id, last).presence = Presence::Required;
        }
        id
    }

    /// Adds a webhook that carries this as JSON.
    pub(crate) fn notification(&mut self, name: &str, target: ShapeId) {
        let origin = self.at(name);
        let mut payload = Member::new("body", target, origin.clone());
        payload.binding = Some(Binding::Payload(Payload::of(Some("application/json".to_owned()))));
        self.model.notifications.all.push(Notification {
            name: name.to_owned(),
            public_name: None,
            kind: NotificationKind::Webhook,
            method: "POST".to_owned(),
            payload,
            summary: None,
            docs: Docs::default(),
            deprecated: None,
            origin,
        });
    }

    /// Adds a union of which nothing says how its variants are told apart.
    pub(crate) fn union(&mut self, name: &str, variants: &[(&str, ShapeId)]) -> ShapeId {
        let union = UnionShape { tagging: None, variants: Vec::new(), event_stream: false };
        let id = self.add(name, ShapeKind::Union(union));
        for (variant, target) in variants {
            self.point(id, variant, *target);
        }
        id
    }

    pub(crate) fn list(&mut self, name: &str, of: ShapeId) -> ShapeId {
        let member = Box::new(self.new_member("member", of));
        self.add(name, ShapeKind::List(ListShape { member, sparse: false, stream: false }))
    }

    pub(crate) fn text_enum(&mut self, name: &str, values: &[&str]) -> ShapeId {
        let values = values.iter().map(|value| self.enum_value(value)).collect();
        self.add(name, ShapeKind::Enum(EnumShape { values }))
    }

    /// Adds an optional member to a structure, or a variant to a union.
    pub(crate) fn point(&mut self, from: ShapeId, name: &str, to: ShapeId) {
        let member = self.new_member(name, to);
        match &mut self.model.shapes[from].kind {
            ShapeKind::Structure(structure) => structure.members.push(member),
            ShapeKind::Union(union) => union.variants.push(Variant { member, tags: Vec::new() }),
            other => panic!("{other:?} has no named members"),
        }
    }

    /// The member or variant at this index.
    pub(crate) fn member(&mut self, of: ShapeId, index: usize) -> &mut Member {
        let member = match &mut self.model.shapes[of].kind {
            ShapeKind::Structure(structure) => structure.members.get_mut(index),
            ShapeKind::Union(union) => union.variants.get_mut(index).map(|variant| &mut variant.member),
            _ => None,
        };
        member.unwrap_or_else(|| panic!("there is no member {index}"))
    }

    /// Binds the member at this index.
    pub(crate) fn bind(&mut self, of: ShapeId, index: usize, binding: Binding) {
        self.member(of, index).binding = Some(binding);
    }

    /// Sets the default of the member at this index.
    pub(crate) fn default(&mut self, of: ShapeId, index: usize, value: impl Into<Value>) {
        let member = self.member(of, index);
        member.default = Some(value.into());
        member.presence = Presence::Defaulted;
    }

    /// Adds `GET /` with a success of status 200.
    pub(crate) fn operation(
        &mut self,
        name: &str,
        input: ShapeId,
        output: Option<ShapeId>,
    ) -> &mut Operation {
        let mut operation = Operation::new(name, input, self.at(name));
        operation.http = Some(HttpTrait { method: "GET".into(), uri: uri(&[]), code: 200 });
        operation.success.push(self.response("Ok", StatusPattern::Exact(200), output));
        self.model.operations.push(operation);
        self.model.operations.last_mut().unwrap_or_else(|| panic!("it was just added"))
    }

    pub(crate) fn response(&self, name: &str, status: StatusPattern, shape: Option<ShapeId>) -> Response {
        let (media_types, origin) = (Vec::new(), self.at(name));
        Response {
            name: name.into(),
            status,
            shape,
            headers: None,
            media_types,
            docs: Docs::default(),
            origin,
        }
    }

    pub(crate) fn at(&self, name: &str) -> Origin {
        Origin { file: self.origin.file, pointer: self.origin.pointer.join(name) }
    }

    fn len(&self, id: ShapeId) -> usize {
        match &self.model.shapes[id].kind {
            ShapeKind::Structure(structure) => structure.members.len(),
            ShapeKind::Union(union) => union.variants.len(),
            _ => 0,
        }
    }

    fn enum_value(&self, value: &str) -> EnumValue {
        let origin = self.at(value);
        EnumValue { name: None, value: value.into(), docs: Docs::default(), deprecated: None, origin }
    }

    fn new_member(&self, name: &str, target: ShapeId) -> Member {
        Member::new(name, target, self.at(name))
    }
}

/// `/`, followed by labels with a slash between.
pub(crate) fn uri(labels: &[&str]) -> UriPattern {
    let mut parts = vec![UriPart::Literal("/".into())];
    for label in labels {
        parts.push(UriPart::Label { member: (*label).into(), greedy: false });
    }
    UriPattern { parts, query: Vec::new() }
}
