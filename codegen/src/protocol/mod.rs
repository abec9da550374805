//! What a protocol decides, one protocol per file.
//!
//! A protocol is data: [`Rules`]. [`crate::pass::facts`] applies them to each operation, so neither
//! the back end nor the runtime knows protocols by name. A new one is a file here, an entry in
//! [`rules`], and a codec in the runtime if its bytes are new.

mod media_type;
mod plain_http;
mod rest_json;

use crate::model::{
    Operation, Protocol, Response, Scalar, Service, Shape, ShapeKind, TimestampFormat, UriPart,
};

/// The rules of a protocol, or `None` for one that this generator does not speak yet.
pub fn rules(protocol: Protocol) -> Option<&'static Rules> {
    match protocol {
        Protocol::RestJson1 => Some(&rest_json::RULES),
        Protocol::PlainHttp => Some(&plain_http::RULES),
        Protocol::AwsJson1_0
        | Protocol::AwsJson1_1
        | Protocol::RestXml
        | Protocol::AwsQuery
        | Protocol::Ec2Query
        | Protocol::RpcV2Cbor
        | Protocol::RpcV2Json => None,
    }
}

/// The protocols that [`rules`] has rules for.
pub const SUPPORTED: [Protocol; 2] = [Protocol::RestJson1, Protocol::PlainHttp];

/// Everything that a protocol decides.
#[derive(Debug)]
pub struct Rules {
    /// Whether members travel where their bindings say. Otherwise all are members of the body.
    pub http_bindings: bool,
    /// The request line, and headers that are always sent; `None` for an operation that the
    /// protocol cannot call as it is.
    pub request_line: fn(&Service, &Operation) -> Option<RequestLine>,
    /// How a document of members is spelled.
    pub document: (WireCodec, &'static str),
    /// How a body that is one member is spelled, by its shape and its media type if it has one.
    pub payload: fn(&Shape, Option<&str>) -> PayloadRule,
    /// How the body of a response is spelled, by the shape that is the whole body if there is one.
    pub response: fn(&Response, Option<&Shape>) -> WireCodec,
    /// How timestamps are spelled where nothing says.
    pub timestamps: Timestamps,
    /// How errors are told apart.
    pub error_code: ErrorCode,
    /// Whether an output that is nothing but a body stands for that body.
    pub transparent_outputs: bool,
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
    fn new(codec: WireCodec, media_type: &str, absent: &'static str) -> Self {
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

/// How timestamps are spelled, by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamps {
    /// In a document.
    pub document: TimestampFormat,
    /// In a header.
    pub header: TimestampFormat,
    /// In a label or a query parameter.
    pub uri: TimestampFormat,
}

/// How the bytes of a body are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WireCodec {
    /// JSON.
    Json,
    /// Text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
    /// `application/x-www-form-urlencoded`.
    Form,
}

/// How errors are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorCode {
    /// By status.
    Status,
    /// By header `x-amzn-errortype`, or `__type` or `code` of a JSON body.
    AmazonJson,
}

/// The request line of an operation that says it itself.
fn own_line(operation: &Operation) -> Option<RequestLine> {
    let http = operation.http.as_ref()?;
    Some(RequestLine {
        method: http.method.clone(),
        path: http.uri.parts.clone(),
        query: http.uri.query.clone(),
        headers: Vec::new(),
    })
}

/// Whether a value of this shape is a run of characters or of bytes, which a body can hold as it is.
fn raw(shape: &Shape) -> Option<WireCodec> {
    match shape.kind {
        ShapeKind::Scalar(Scalar::String) | ShapeKind::Enum(_) => Some(WireCodec::Text),
        ShapeKind::Scalar(Scalar::Blob | Scalar::StreamingBlob) => Some(WireCodec::Bytes),
        _ => None,
    }
}
