//! Operations.

use super::{Deprecation, Docs, ShapeId};
use crate::source::Origin;

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The name in the specification, or the one made of method and path where it gives none.
    pub name: String,
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
    /// The media types of its body, in the order of the specification.
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
