//! The shared model: what both front ends make and everything else reads.
//!
//! The words are Smithy's; OpenAPI is lowered to them. A model says what a specification says and
//! nothing about Rust. What passes find out about it lives beside it, keyed by id.

mod arena;
mod dump;
mod endless;
mod enums;
mod example;
mod member;
mod notification;
mod operation;
mod outline;
mod service;
mod shape;
mod structure;
mod union;
pub(crate) mod walk;

pub use arena::{Arena, ShapeId};
pub use dump::dump;
pub(crate) use endless::endless;
pub use enums::{EnumShape, EnumValue, IntEnumShape, IntEnumValue};
pub use example::Example;
pub use member::{
    Binding, Constraints, Encoding, EventBinding, Member, MemberId, Payload, Presence, QueryStyle, Spelling,
    Style, WireNames,
};
pub use notification::{Notification, NotificationKind, Notifications};
pub use operation::{
    Auth, Behavior, EndpointParams, HttpTrait, Idempotency, Operation, Response, StatusPattern, UriPart,
    UriPattern,
};
pub use outline::{Declaration, Outline};
pub use service::{
    AuthScheme, AuthSchemeKind, AwsService, Endpoint, ErrorPolicy, Protocol, ProtocolSettings, Server,
    ServerVariable, Service,
};
pub use shape::{
    Deprecation, Docs, ListShape, MapShape, Scalar, Shape, ShapeKind, TimestampFormat, XmlNamespace,
};
pub use structure::{ErrorFault, ErrorTrait, StructureShape};
pub use union::{ContentTest, Tagging, UnionShape, ValueKind, Variant};

use crate::source::Origin;

/// A whole API.
#[derive(Debug, Clone)]
pub struct Model {
    /// The service.
    pub service: Service,
    /// All shapes that operations and notifications reach, and those that are generated on their own account.
    pub shapes: Arena,
    /// All operations, in the order of the specification.
    pub operations: Vec<Operation>,
    /// What the service sends on its own account.
    pub notifications: Notifications,
    /// Values that the specification gives as examples.
    pub examples: Vec<Example>,
    /// What was read and is deliberately not in the model, with the reason.
    pub skipped: Vec<Skipped>,
    /// Traits or keywords that were read and mean nothing to a client, with how often they occur.
    pub ignored: indexmap::IndexMap<String, usize>,
}

/// Something that was read and is deliberately not generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// What it is, as `operation Foo`.
    pub what: String,
    /// Why.
    pub reason: String,
    /// Where.
    pub origin: Origin,
}

/// A model as a front end made it: references may dangle, names may collide.
#[derive(Debug, Clone)]
pub struct Draft(pub Model);

/// Something that [`crate::pass::validate`] has found to be in order.
#[derive(Debug, Clone)]
pub struct Valid<T>(T);

impl<T> Valid<T> {
    /// Only the validation pass may call this.
    pub(crate) const fn assume(value: T) -> Self {
        Self(value)
    }

    /// Takes the value out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> std::ops::Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
