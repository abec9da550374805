//! Shapes and their members.

use serde_json::Value;

use super::ShapeId;
use crate::source::Origin;

/// A shape.
#[derive(Debug, Clone)]
pub struct Shape {
    /// The name in the specification, without namespace, or the name given to an inline schema.
    pub name: String,
    /// The name that people should see instead, where the maintainer says so.
    pub public_name: Option<String>,
    /// What it is.
    pub kind: ShapeKind,
    /// What the specification says about it.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Its values must never be printed.
    pub sensitive: bool,
    /// Limits on its values.
    pub constraints: Constraints,
    /// What its text or bytes are, where the specification says (`smithy.api#mediaType`).
    pub media_type: Option<String>,
    /// A stream of it is sent only if its length is known (`smithy.api#requiresLength`).
    pub requires_length: bool,
    /// The name of its element, where it is the root of an XML document and not its own name.
    pub xml_name: Option<String>,
    /// The namespace of its element.
    pub xml_namespace: Option<XmlNamespace>,
    /// Where it was read.
    pub origin: Origin,
}

impl Shape {
    /// A shape of which nothing is known but its name, kind and place.
    pub fn new(name: impl Into<String>, kind: ShapeKind, origin: Origin) -> Self {
        Self {
            name: name.into(),
            public_name: None,
            kind,
            docs: Docs::default(),
            deprecated: None,
            sensitive: false,
            constraints: Constraints::default(),
            media_type: None,
            requires_length: false,
            xml_name: None,
            xml_namespace: None,
            origin,
        }
    }

    /// The name that people should see.
    pub fn shown_name(&self) -> &str {
        self.public_name.as_deref().unwrap_or(&self.name)
    }
}

/// An XML namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlNamespace {
    /// Its URI.
    pub uri: String,
    /// The prefix that it is declared with; the default namespace without one.
    pub prefix: Option<String>,
}

/// Text from a specification, as CommonMark or as the HTML of Smithy's AWS models.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs(pub Option<String>);

/// Why something should no longer be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// What to do instead.
    pub message: Option<String>,
    /// Since which version or date.
    pub since: Option<String>,
}

/// What a shape is.
#[derive(Debug, Clone)]
pub enum ShapeKind {
    /// A single value.
    Scalar(Scalar),
    /// Text out of a set that may grow.
    Enum(EnumShape),
    /// A number out of a set that may grow.
    IntEnum(IntEnumShape),
    /// A list.
    List(ListShape),
    /// A map from text.
    Map(MapShape),
    /// A structure.
    Structure(StructureShape),
    /// A value of one of several shapes.
    Union(UnionShape),
    /// Data without a schema.
    Document,
    /// Nothing: the target of a union member that carries no value.
    Unit,
}

/// A single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// Bytes; base64 where the format is text.
    Blob,
    /// Bytes that are not held in memory as a whole.
    StreamingBlob,
    /// An 8-bit signed integer.
    Byte,
    /// A 16-bit signed integer.
    Short,
    /// A 32-bit signed integer.
    Integer,
    /// A 64-bit signed integer.
    Long,
    /// A 32-bit unsigned integer.
    UnsignedInteger,
    /// A 64-bit unsigned integer.
    UnsignedLong,
    /// A 32-bit floating point number.
    Float,
    /// A 64-bit floating point number.
    Double,
    /// An integer of any size.
    BigInteger,
    /// A decimal number of any size and precision.
    BigDecimal,
    /// A point in time.
    Timestamp,
}

/// How a timestamp is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339.
    DateTime,
    /// IMF-fixdate of RFC 9110.
    HttpDate,
    /// Seconds since the epoch.
    EpochSeconds,
}

/// An enum of texts.
#[derive(Debug, Clone)]
pub struct EnumShape {
    /// The known values, in the order of the specification.
    pub values: Vec<EnumValue>,
}

/// A known value of an enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// Its name, if the specification gives one.
    pub name: Option<String>,
    /// What is sent.
    pub value: String,
    /// What the specification says about it.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Where it was read.
    pub origin: Origin,
}

/// An enum of numbers.
#[derive(Debug, Clone)]
pub struct IntEnumShape {
    /// The known values, in the order of the specification.
    pub values: Vec<IntEnumValue>,
}

/// A known value of an enum of numbers.
#[derive(Debug, Clone)]
pub struct IntEnumValue {
    /// Its name, if the specification gives one.
    pub name: Option<String>,
    /// What is sent.
    pub value: i64,
    /// What the specification says about it.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecation>,
    /// Where it was read.
    pub origin: Origin,
}

/// A list.
#[derive(Debug, Clone)]
pub struct ListShape {
    /// What it holds.
    pub member: Box<Member>,
    /// Null is a value.
    pub sparse: bool,
}

/// A map.
#[derive(Debug, Clone)]
pub struct MapShape {
    /// Its keys: text or an enum.
    pub key: Box<Member>,
    /// What it holds.
    pub value: Box<Member>,
    /// Null is a value.
    pub sparse: bool,
}

/// A structure.
#[derive(Debug, Clone, Default)]
pub struct StructureShape {
    /// The members, in the order of the specification.
    pub members: Vec<Member>,
    /// The shape of every property that the specification does not name, where it allows more:
    /// the values of a map that is flattened into the structure.
    pub additional: Option<ShapeId>,
    /// What kind of error it is, if it is one.
    pub error: Option<ErrorTrait>,
}

/// An error structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorTrait {
    /// The code on the wire.
    pub code: String,
    /// Whose fault it is.
    pub fault: ErrorFault,
    /// The response's status.
    pub status: u16,
    /// Another try may succeed.
    pub retryable: bool,
    /// There were too many requests.
    pub throttling: bool,
    /// The code of the query protocols, where it is another (`aws.protocols#awsQueryError`).
    pub query_code: Option<String>,
}

/// Whose fault an error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorFault {
    /// The caller's.
    Client,
    /// The service's.
    Server,
}

/// A union.
#[derive(Debug, Clone)]
pub struct UnionShape {
    /// How the variants are told apart on the wire; `None` until a pass has found out
    /// (OpenAPI unions without a discriminator).
    pub tagging: Option<Tagging>,
    /// The variants, in the order of the specification.
    pub variants: Vec<Variant>,
    /// It stands for a stream of events, each of which is one of the variants.
    pub event_stream: bool,
}

/// A variant of a union.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The variant's name and target; with [`Tagging::Key`] the wire name is the key.
    pub member: Member,
    /// With [`Tagging::Internal`], the values of the tag that select it, the one to write first.
    pub tags: Vec<String>,
}

/// How the variants of a union are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tagging {
    /// An object with one property, which is named after the variant.
    Key,
    /// A property inside the variant's own object.
    Internal {
        /// The property's name on the wire.
        property: String,
        /// The variant of an object without the property, as an index.
        absent: Option<usize>,
    },
    /// The first test that holds.
    ByContent(Vec<ContentTest>),
}

/// A test on a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentTest {
    /// The variant, as an index.
    pub variant: usize,
    /// The kind of value.
    pub kind: ValueKind,
    /// Properties that must be there.
    pub required: Vec<String>,
    /// Properties whose text must be one of these if they are there.
    pub values: Vec<(String, Vec<String>)>,
}

/// Kinds of values that can be told apart at first sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Anything.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A number without fraction.
    Integer,
    /// Any number.
    Number,
    /// Text.
    String,
    /// A list.
    List,
    /// An object.
    Object,
}

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
    /// A label of the URI that is also part of the host name, or of the host name alone.
    HostLabel,
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
}

/// How a list or an object is spelled in a query.
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
