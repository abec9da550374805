//! What a protocol decides, as data: the questions that [`crate::pass::facts`] asks for each
//! operation, and the forms of the answers.

use super::{EventPayload, WireCodec};
use crate::model::{ErrorTrait, Member, Operation, Response, Service, Shape, TimestampFormat, UriPart};

/// Everything that a protocol decides.
#[derive(Debug)]
pub struct Rules {
    /// What goes with bindings, where members travel as theirs say. Otherwise all are members of the
    /// document.
    pub http: Option<HttpRules>,
    /// The request line, and headers that are always sent; `None` for an operation that the
    /// protocol cannot call as it is.
    pub request_line: fn(&Service, &Operation) -> Option<RequestLine>,
    /// How the document of an input's members is spelled, with its content type; `None` if no body
    /// is sent.
    pub document: fn(&InputDocument<'_>) -> Option<(WireCodec, String)>,
    /// How the body of a response is spelled.
    pub response: fn(&ResponseBody<'_>) -> WireCodec,
    /// How a document in an event of a stream is spelled; `None` if the protocol has no such streams.
    pub events: Option<fn(&EventDocument<'_>) -> EventPayload>,
    /// What members of structures and unions are called in documents.
    pub member_names: MemberNames,
    /// How timestamps are spelled in documents.
    pub timestamps: Timestamps,
    /// How errors are told apart.
    pub error_code: fn(&Service) -> ErrorCode,
    /// What an error is called on the wire.
    pub error_name: fn(&ErrorTrait) -> &str,
    /// Whether an output that is nothing but a body stands for that body.
    pub transparent_outputs: bool,
}

/// What goes with bindings.
#[derive(Debug)]
pub struct HttpRules {
    /// How a body that is one member is spelled.
    pub payload: fn(&PayloadMember<'_>) -> PayloadRule,
    /// How timestamps are spelled in headers where nothing says.
    pub header_timestamp: TimestampFormat,
    /// How timestamps are spelled in labels and queries where nothing says.
    pub uri_timestamp: TimestampFormat,
}

/// An input whose members that are not bound elsewhere make a document.
#[derive(Debug, Clone, Copy)]
pub struct InputDocument<'a> {
    /// The service.
    pub service: &'a Service,
    /// The operation.
    pub operation: &'a Operation,
    /// The input.
    pub shape: &'a Shape,
    /// Whether there are such members.
    pub has_members: bool,
}

/// A member of an input that is the whole body.
#[derive(Debug, Clone, Copy)]
pub struct PayloadMember<'a> {
    /// The service.
    pub service: &'a Service,
    /// The member.
    pub member: &'a Member,
    /// What it holds.
    pub shape: &'a Shape,
    /// Its media type, where the specification says.
    pub media_type: Option<&'a str>,
}

/// The body of a response.
#[derive(Debug, Clone, Copy)]
pub struct ResponseBody<'a> {
    /// The service.
    pub service: &'a Service,
    /// The operation.
    pub operation: &'a Operation,
    /// The response.
    pub response: &'a Response,
    /// Whether it is an error.
    pub is_error: bool,
    /// What the whole body holds, if it is one member.
    pub whole: Option<&'a Shape>,
    /// The media type of that member, where the specification says.
    pub media_type: Option<&'a str>,
}

/// A document in an event of a stream: the event's members, or one of them.
#[derive(Debug, Clone, Copy)]
pub struct EventDocument<'a> {
    /// The service.
    pub service: &'a Service,
    /// What the document holds.
    pub shape: &'a Shape,
    /// The member that it is, if it is one.
    pub member: Option<&'a Member>,
}

/// How a body that is one member is spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayloadRule {
    /// The codec.
    pub codec: WireCodec,
    /// The content type.
    pub media_type: String,
    /// What is sent if the member is not set; nothing if it is empty.
    pub absent: &'static str,
}

impl PayloadRule {
    pub(super) fn new(codec: WireCodec, media_type: &str, absent: &'static str) -> Self {
        Self { codec, media_type: media_type.to_owned(), absent }
    }
}

/// The line of a request, and what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestLine {
    /// The method, as it is.
    pub method: String,
    /// The path's parts.
    pub path: Vec<UriPart>,
    /// Query parameters that are always sent.
    pub query: Vec<(String, String)>,
    /// Headers that are always sent.
    pub headers: Vec<(String, String)>,
}

/// How timestamps are spelled in documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timestamps {
    /// As the member or its target says, or else like this.
    Default(TimestampFormat),
    /// Like this, whatever is said.
    Fixed(TimestampFormat),
}

impl Timestamps {
    /// How a timestamp is spelled for which the specification says this.
    pub fn format(self, said: Option<TimestampFormat>) -> TimestampFormat {
        match self {
            Self::Default(format) => said.unwrap_or(format),
            Self::Fixed(format) => format,
        }
    }
}

/// What members of structures and unions are called in documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberNames {
    /// As the specification says for JSON (`jsonName`, or a property's name).
    Json,
    /// The same; XML documents have the names that the specification says for XML.
    JsonOrXml,
    /// As the members themselves, whatever traits say.
    Own,
    /// As `xmlName` says.
    Xml,
    /// As `xmlName` says in responses; EC2 has names of its own for requests.
    Ec2,
}

impl MemberNames {
    /// What a member is called.
    pub fn of(self, member: &Member) -> &str {
        match self {
            Self::Json | Self::JsonOrXml => &member.wire_name,
            Self::Own => &member.name,
            Self::Xml | Self::Ec2 => member.wire_names.xml.as_ref().unwrap_or(&member.name),
        }
    }
}

/// How errors are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorCode {
    /// By status.
    Status,
    /// By header `x-amzn-errortype`, or `__type` or `code` of a JSON body.
    AmazonJson,
    /// By `__type` of a JSON body, in a response that says that it speaks the protocol.
    RpcV2Json,
    /// The same in CBOR.
    RpcV2Cbor,
    /// By `Code` in the element at the end of this path below the root of an XML body.
    Xml(Vec<String>),
    /// As the other one says; a header says what the error was called in the query protocol.
    QueryCompatible(Box<Self>),
}

impl ErrorCode {
    /// The same, for services that once spoke the query protocol and say so.
    pub(super) fn of_service(self, service: &Service) -> Self {
        if service.settings.query_compatible { Self::QueryCompatible(Box::new(self)) } else { self }
    }
}
