//! Operations.

use serde_json::Value;

use super::{Deprecation, Docs, Server, ShapeId};
use crate::source::Origin;

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The name in the specification, or the one made of method and path where it gives none.
    pub name: String,
    /// The name that people should see instead, where the maintainer says so.
    pub public_name: Option<String>,
    /// The request line, where the specification gives one.
    pub http: Option<HttpTrait>,
    /// A prefix of the host name, with labels.
    pub host_prefix: Option<UriPattern>,
    /// What the caller gives: always a structure.
    pub input: ShapeId,
    /// The responses that are successes. Their shapes are structures, whose members are bound.
    pub success: Vec<Response>,
    /// The responses that are errors.
    pub errors: Vec<Response>,
    /// The ways to authenticate, best first; an empty entry means that none is needed.
    /// `None` leaves it to the service.
    pub auth: Option<Vec<Auth>>,
    /// Whether it may be sent twice.
    pub idempotency: Idempotency,
    /// What it asks of the runtime beyond the bindings of its members.
    pub behavior: Behavior,
    /// Values that it gives to the endpoint rules.
    pub endpoint_params: EndpointParams,
    /// The servers that it is on, the default first, where they are not those of the service.
    pub servers: Vec<Server>,
    /// Groups that the specification puts it in.
    pub tags: Vec<String>,
    /// A line about it.
    pub summary: Option<String>,
    /// What the specification says about it.
    pub docs: Docs,
    /// Where to read more.
    pub external_docs: Vec<(String, String)>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Where it was read.
    pub origin: Origin,
}

impl Operation {
    /// An operation of which nothing is known but its name, input and place.
    pub fn new(name: impl Into<String>, input: ShapeId, origin: Origin) -> Self {
        Self {
            name: name.into(),
            public_name: None,
            http: None,
            host_prefix: None,
            input,
            success: Vec::new(),
            errors: Vec::new(),
            auth: None,
            idempotency: Idempotency::None,
            behavior: Behavior::default(),
            endpoint_params: EndpointParams::default(),
            servers: Vec::new(),
            tags: Vec::new(),
            summary: None,
            docs: Docs::default(),
            external_docs: Vec::new(),
            deprecated: None,
            origin,
        }
    }

    /// The name that people should see.
    pub fn shown_name(&self) -> &str {
        self.public_name.as_deref().unwrap_or(&self.name)
    }
}

/// What an operation asks of the runtime beyond the bindings of its members. Values are as they
/// were read: the passes that build on them give them a meaning.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Behavior {
    /// The specification gives it no input: a protocol that tells this from an empty structure
    /// sends no document.
    pub no_input: bool,
    /// The value of `smithy.api#paginated`, completed by that of the service.
    pub paginated: Option<Value>,
    /// The value of `smithy.waiters#waitable`.
    pub waitable: Option<Value>,
    /// The value of `aws.protocols#httpChecksum`.
    pub checksum: Option<Value>,
    /// The request must carry a checksum (`smithy.api#httpChecksumRequired`).
    pub checksum_required: bool,
    /// The algorithms by which the request may be compressed, best first.
    pub compression: Vec<String>,
    /// The payload is not part of the signature (`aws.auth#unsignedPayload`).
    pub unsigned_payload: bool,
    /// The response's document has no element around it (`aws.customizations#s3UnwrappedXmlOutput`).
    pub unwrapped_xml_output: bool,
    /// The value of `smithy.api#examples`.
    pub examples: Option<Value>,
    /// The boolean member of the input, by a path of indexes, that asks for a stream.
    pub stream_flag: Vec<usize>,
}

/// Values that an operation gives to the parameters of the endpoint rules, as they were read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EndpointParams {
    /// The value of `smithy.rules#staticContextParams`: the same for every call.
    pub fixed: Option<Value>,
    /// The value of `smithy.rules#operationContextParams`: paths into the input.
    pub from_input: Option<Value>,
}

/// A request line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpTrait {
    /// The method, as it is.
    pub method: String,
    /// The path and literal query.
    pub uri: UriPattern,
    /// The status of a success.
    pub code: u16,
}

/// A path, or a host prefix, with labels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UriPattern {
    /// The parts in order.
    pub parts: Vec<UriPart>,
    /// Query parameters that are always sent.
    pub query: Vec<(String, String)>,
}

/// A part of a [`UriPattern`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UriPart {
    /// Text as it is.
    Literal(String),
    /// The input member with this name.
    Label {
        /// The member's name.
        member: String,
        /// `/` is kept as it is.
        greedy: bool,
    },
}

/// A response.
#[derive(Debug, Clone)]
pub struct Response {
    /// The error's name, or what its status stands for.
    pub name: String,
    /// The statuses it comes with.
    pub status: StatusPattern,
    /// What it holds: a structure, whose members are bound; `None` for a response without content.
    pub shape: Option<ShapeId>,
    /// The headers that the specification describes apart from what the response holds: a structure,
    /// whose members are bound.
    pub headers: Option<ShapeId>,
    /// The media types of its body: the one that is read, or all of them if none is.
    pub media_types: Vec<String>,
    /// What the specification says about it.
    pub docs: Docs,
    /// Where it was read.
    pub origin: Origin,
}

/// Statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusPattern {
    /// Exactly this one.
    Exact(u16),
    /// All with this first digit.
    Class(u8),
    /// All that no other response takes.
    Default,
}

/// One way to authenticate: all of these schemes, by name, with their scopes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Auth {
    /// The schemes of [`super::Service::auth_schemes`] that are needed together.
    pub schemes: Vec<(String, Vec<String>)>,
}

/// Whether an operation may be sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idempotency {
    /// It changes nothing.
    ReadOnly,
    /// Twice is as good as once.
    Idempotent,
    /// Twice may do harm, unless the input has an idempotency token.
    None,
}
