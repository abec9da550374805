//! Members of shapes: what they hold, whether they must be there, and where they travel.

use serde_json::Value;

use super::{Deprecation, Docs, ShapeId, TimestampFormat, XmlNamespace};
use crate::source::Origin;

/// A member of a structure, list, map or union.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name in the specification.
    pub name: String,
    /// The name that people should see instead, where the maintainer says so.
    pub public_name: Option<String>,
    /// The name in a JSON document, where members have one; protocols that use another find it
    /// in [`Member::wire_names`].
    pub wire_name: String,
    /// What the specification says about the names in documents of particular formats.
    pub wire_names: WireNames,
    /// What it holds.
    pub target: ShapeId,
    /// Whether it must be there.
    pub presence: Presence,
    /// Whether null is a value that differs from absence.
    pub nullable: bool,
    /// The value that stands for absence, or that is sent unless the caller says otherwise.
    pub default: Option<Value>,
    /// The value must never be printed, beyond what the target says.
    pub sensitive: bool,
    /// How timestamps are spelled, where the specification says.
    pub timestamp_format: Option<TimestampFormat>,
    /// Where it travels, where the specification says so; in the body otherwise.
    pub binding: Option<Binding>,
    /// How it is spelled where it travels, where the specification says so (OpenAPI's styles).
    pub spelling: Option<Spelling>,
    /// Where it travels in an event of a stream, where the specification says so.
    pub event_binding: Option<EventBinding>,
    /// Its value is also a label of the host prefix.
    pub host_label: bool,
    /// The parameter of the endpoint rules that is given its value.
    pub context_param: Option<String>,
    /// The runtime makes up a unique value when the caller gives none.
    pub idempotency_token: bool,
    /// Limits on the member's values beyond those of its target.
    pub constraints: Constraints,
    /// What the specification says about it; the target's text where it says nothing.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Where it was read.
    pub origin: Origin,
}

impl Member {
    /// An optional member of which nothing is known but its name, target and place.
    pub fn new(name: impl Into<String>, target: ShapeId, origin: Origin) -> Self {
        let name = name.into();
        Self {
            wire_name: name.clone(),
            name,
            public_name: None,
            wire_names: WireNames::default(),
            target,
            presence: Presence::Optional,
            nullable: false,
            default: None,
            sensitive: false,
            timestamp_format: None,
            binding: None,
            spelling: None,
            event_binding: None,
            host_label: false,
            context_param: None,
            idempotency_token: false,
            constraints: Constraints::default(),
            docs: Docs::default(),
            deprecated: None,
            origin,
        }
    }

    /// The name that people should see.
    pub fn shown_name(&self) -> &str {
        self.public_name.as_deref().unwrap_or(&self.name)
    }
}

/// Names of a member in documents of particular formats. A protocol uses those of its format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WireNames {
    /// `smithy.api#jsonName`.
    pub json: Option<String>,
    /// `smithy.api#xmlName`.
    pub xml: Option<String>,
    /// `smithy.api#xmlFlattened`: the items stand in the structure itself.
    pub xml_flattened: bool,
    /// `smithy.api#xmlAttribute`: an attribute, not an element.
    pub xml_attribute: bool,
    /// `smithy.api#xmlNamespace`.
    pub xml_namespace: Option<XmlNamespace>,
    /// `aws.protocols#ec2QueryName`.
    pub ec2_query: Option<String>,
}

/// Where a member travels in an event of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventBinding {
    /// A header of the event.
    Header,
    /// The whole payload.
    Payload,
}

/// A member by its shape and position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberId {
    /// The shape.
    pub shape: ShapeId,
    /// The position of the member in it.
    pub index: usize,
}

/// Whether a member must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must be there.
    Required,
    /// It is always there for the client, because it has a default that stands for absence.
    Defaulted,
    /// It may be left out.
    Optional,
}

/// Where a member travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Binding {
    /// A label of the URI; greedy if the URI says so.
    Label,
    /// A query parameter.
    Query {
        /// Its name.
        name: String,
        /// How lists and objects are spelled.
        style: QueryStyle,
    },
    /// A map of query parameters.
    QueryMap,
    /// A header with this name.
    Header(String),
    /// All headers whose names start with this.
    HeaderPrefix(String),
    /// A cookie with this name.
    Cookie(String),
    /// The whole body.
    Payload(Payload),
    /// The response's status.
    StatusCode,
}

/// What a body that is one member looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The media type, where the specification says; the protocol's own otherwise.
    pub media_type: Option<String>,
    /// What the specification says about the fields of a form, or about the parts of a body.
    pub encodings: Vec<Encoding>,
}

impl Payload {
    /// A body of this media type about whose parts there is nothing to say.
    pub const fn of(media_type: Option<String>) -> Self {
        Self { media_type, encodings: Vec::new() }
    }
}

/// How a field of a form, or a part of a body, is spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// The member's name on the wire.
    pub name: String,
    /// How lists and objects are spelled in a form.
    pub style: QueryStyle,
    /// Reserved characters are sent as they are.
    pub reserved: bool,
    /// The media type of a part.
    pub media_type: Option<String>,
}

/// How a value is spelled outside of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling {
    /// The style of a label, a header or a cookie.
    pub style: Style,
    /// Each value of a list, and each property of an object, stands for itself there.
    pub explode: bool,
    /// Reserved characters are sent as they are in a query.
    pub reserved: bool,
}

impl Spelling {
    /// Values with commas between them.
    pub const SIMPLE: Self = Self { style: Style::Simple, explode: false, reserved: false };
}

/// How a list or an object is spelled in a label, a header or a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a,b`.
    Simple,
    /// `.a.b`.
    Label,
    /// `;name=a;name=b`.
    Matrix,
    /// The whole value as JSON.
    Json,
}

/// How a list or an object is spelled in a query or in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryStyle {
    /// `name=a&name=b`.
    Repeat,
    /// `name=a,b`.
    Comma,
    /// `name=a%20b`.
    Space,
    /// `name=a%7Cb`.
    Pipe,
    /// `name[key]=a`.
    Deep,
    /// `name=a&name=b`, with objects as JSON.
    Text,
    /// The whole value as JSON.
    Json,
}

/// Limits on values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Constraints {
    /// The least length, in characters, bytes or members.
    pub min_length: Option<u64>,
    /// The greatest length.
    pub max_length: Option<u64>,
    /// The least number, as written.
    pub minimum: Option<String>,
    /// The greatest number, as written.
    pub maximum: Option<String>,
    /// The limits are not values themselves.
    pub exclusive_minimum: bool,
    /// The limits are not values themselves.
    pub exclusive_maximum: bool,
    /// The number must be a multiple of this, as written.
    pub multiple_of: Option<String>,
    /// A regular expression (ECMA 262) that the text must match somewhere.
    pub pattern: Option<String>,
    /// No two members are equal.
    pub unique: bool,
}
