//! What a specification says about operations, as constants, and the traits that tie an
//! operation's types together.

mod make;
mod spelling;

pub use self::spelling::{QueryParameter, QueryStyle, Spelling, Style};
use crate::codec::Codec;
use crate::error::{CallError, ErrorReply};
use crate::schema::TimestampFormat;
use crate::stream::StreamFormat;
use crate::value::{Structure, Value};

/// An operation of a generated client.
pub trait Operation: 'static {
    /// What the caller gives.
    type Input: Structure + 'static;
    /// What a success gives back.
    type Output: Value;
    /// What can go wrong.
    type Error: OperationError;
    /// How the operation travels.
    const SCHEMA: &'static OperationSchema;

    /// An empty output to read the response with this index in [`OperationSchema::success`] into.
    /// Operations with several successes choose the variant of their output here.
    fn output(_index: usize) -> Self::Output {
        Self::Output::empty()
    }
}

/// The error enum of an operation.
pub trait OperationError: Sized {
    /// The variant for the error with this index in [`OperationSchema::errors`].
    fn modeled(index: usize, reply: ErrorReply) -> Self;
    /// The variant for an error response that no entry of [`OperationSchema::errors`] describes.
    fn unmodeled(reply: ErrorReply) -> Self;
    /// The variant for a call that failed without an error response.
    fn failed(error: CallError) -> Self;
}

/// How an operation travels.
#[derive(Debug)]
pub struct OperationSchema {
    /// The operation's name in the specification.
    pub name: &'static str,
    /// The request method, as it is.
    pub method: &'static str,
    /// The host name's prefix, if the operation has one, in parts.
    pub host_prefix: &'static [PathPart],
    /// The path below the endpoint's own path, in parts.
    pub path: &'static [PathPart],
    /// Query parameters that are always sent.
    pub query: &'static [(&'static str, &'static str)],
    /// Headers that are always sent.
    pub headers: &'static [(&'static str, &'static str)],
    /// Where each member of the input travels, in the order of the members.
    pub input: &'static [Binding],
    /// What the request's body is.
    pub body: Body,
    /// What is done once the body is written, in this order.
    pub steps: &'static [BodyStep],
    /// The responses that are successes.
    pub success: &'static [ResponseSchema],
    /// The responses that are errors, with what names them.
    pub errors: &'static [ErrorSchema],
    /// How an error response is told apart from the others.
    pub error_code: ErrorCode,
    /// The ways to authenticate, best first; each names all the schemes that it needs.
    pub auth: &'static [&'static [&'static str]],
    /// Whether sending the request twice is as good as once.
    pub idempotency: Idempotency,
    /// How responses are held against their checksums, if callers can ask for it.
    #[cfg(feature = "checksums")]
    pub response_checksum: Option<ResponseChecksum>,
    /// The boolean member of the input, by a path of indexes, that is set to true so that the service
    /// answers by a stream; none if this is empty.
    pub stream_flag: &'static [usize],
}

impl OperationSchema {
    /// An operation of which nothing is known.
    pub const PLAIN: Self = Self {
        name: "",
        method: "",
        host_prefix: &[],
        path: &[],
        query: &[],
        headers: &[],
        input: &[],
        body: Body::None,
        steps: &[],
        success: &[],
        errors: &[],
        error_code: ErrorCode::Status,
        auth: &[],
        idempotency: Idempotency::None,
        #[cfg(feature = "checksums")]
        response_checksum: None,
        stream_flag: &[],
    };
}

/// How responses are held against their checksums (Smithy:
/// [`httpChecksum`](https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait)).
#[cfg(feature = "checksums")]
#[derive(Debug, Clone, Copy)]
pub struct ResponseChecksum {
    /// The input's member with this index asks for it, if it is `ENABLED`.
    pub mode: usize,
    /// The algorithms; the first one whose checksum a response has is taken.
    pub algorithms: &'static [&'static str],
}

/// What is done with a body that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyStep {
    /// It is compressed with gzip, unless it is short, and `content-encoding` says so.
    #[cfg(feature = "gzip")]
    Gzip,
    /// The header `x-amz-checksum-…` gets its checksum by the algorithm that the input's member with
    /// this index names, if it names one.
    #[cfg(feature = "checksums")]
    Checksum(usize),
    /// The header `content-md5` gets its checksum (RFC 1864), unless another header has one.
    #[cfg(feature = "md5")]
    ContentMd5,
    /// It is left out of a signature, and the header `x-amz-content-sha256` says so.
    UnsignedPayload,
}

/// A part of a path or of a host prefix.
#[derive(Debug, Clone, Copy)]
pub enum PathPart {
    /// Text that is sent as it is.
    Literal(&'static str),
    /// The member of the input with this index, percent-encoded.
    Label(usize),
    /// The same, with `/` kept as it is.
    GreedyLabel(usize),
    /// The same where the endpoint's URL has the member already: it is checked like a label, and not
    /// sent a second time.
    EndpointLabel(usize),
}

/// Where a member of an input or of a response travels.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Binding {
    /// A label of the path or of the host prefix, see [`OperationSchema::path`].
    Label {
        /// How timestamps are spelled in it.
        timestamp: TimestampFormat,
        /// How lists and objects are spelled in it.
        spelling: Spelling,
    },
    /// A query parameter.
    Query(QueryParameter),
    /// A map of query parameters.
    QueryMap,
    /// A header; lists are joined with commas.
    Header {
        /// The header's name, in lower case.
        name: &'static str,
        /// How timestamps are spelled in it.
        timestamp: TimestampFormat,
        /// How objects are spelled in it.
        spelling: Spelling,
    },
    /// The header with this name, in lower case, whose value is the text in base64 (Smithy:
    /// `mediaType`).
    EncodedHeader(&'static str),
    /// All headers whose names start with this, as a map without the prefix.
    HeaderPrefix(&'static str),
    /// A cookie.
    Cookie {
        /// The cookie's name.
        name: &'static str,
        /// How lists and objects are spelled in it.
        spelling: Spelling,
    },
    /// A member of the document in the body.
    Body,
    /// The whole body.
    Payload,
    /// The response's status.
    StatusCode,
}

/// What the body of a request is.
#[derive(Debug, Clone, Copy)]
pub enum Body {
    /// Nothing.
    None,
    /// A document of all members that are bound to [`Binding::Body`].
    Members {
        /// How the document is written.
        codec: &'static dyn Codec,
        /// The `content-type` to send.
        media_type: &'static str,
    },
    /// The member that is bound to [`Binding::Payload`].
    Payload {
        /// How the member is written.
        codec: &'static dyn Codec,
        /// The `content-type` to send.
        media_type: &'static str,
        /// What is sent if the member is not set, such as `{}`; if this is empty, there is no body.
        absent: &'static str,
    },
    /// The member that is bound to [`Binding::Payload`], each member of which is a part.
    #[cfg(feature = "multipart")]
    Multipart {
        /// The media type, without a boundary.
        media_type: &'static str,
        /// The parts about which the specification says something.
        parts: &'static [crate::multipart::PartSchema],
    },
}

/// The statuses that a response schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusPattern {
    /// Exactly this status.
    Exact(u16),
    /// Every status with this first digit.
    Class(u8),
    /// Every status that no other pattern takes.
    Any,
}

/// How a response is read.
#[derive(Debug, Clone, Copy)]
pub struct ResponseSchema {
    /// The statuses of the response.
    pub status: StatusPattern,
    /// What is read into the output.
    pub content: Content,
}

/// What is read from a response.
#[derive(Debug, Clone, Copy)]
pub enum Content {
    /// Nothing.
    None,
    /// The response as it came, into an [`UnknownResponse`](crate::response::UnknownResponse).
    Unknown,
    /// The body is the value itself.
    Whole(&'static dyn Codec),
    /// The value is a structure whose members travel as this says.
    Members {
        /// Where each member travels, in the order of the members.
        bindings: &'static [Binding],
        /// How the body is read.
        codec: &'static dyn Codec,
    },
}

impl Content {
    /// How the body is read as a stream, if it is one.
    pub(crate) fn stream(&self) -> Option<StreamFormat> {
        match self {
            Self::None | Self::Unknown => None,
            Self::Whole(codec) | Self::Members { codec, .. } => codec.stream(),
        }
    }
}

/// An error response.
#[derive(Debug, Clone, Copy)]
pub struct ErrorSchema {
    /// The error's code on the wire, or what the status stands for.
    pub code: &'static str,
    /// How the response is read; with [`ErrorCode::AmazonJson`] the status is informative.
    pub response: ResponseSchema,
    /// Whether the specification calls the error worth another try.
    pub retryable: bool,
    /// Whether the error means that there were too many requests.
    pub throttling: bool,
}

/// What tells the error responses of an operation apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The status.
    Status,
    /// The header `x-amzn-errortype`, or `__type` or `code` in a JSON body.
    AmazonJson,
    /// `__type` in a JSON body, if the header `smithy-protocol` says that the response is of the
    /// protocol; without it, a response means no more than its status.
    RpcV2Json,
    /// The same in CBOR.
    #[cfg(feature = "cbor")]
    RpcV2Cbor,
    /// `Code` in the element at the end of this path below the root of an XML body.
    #[cfg(feature = "xml")]
    Xml(&'static [&'static str]),
    /// What the other one says; but where the header `x-amzn-query-error` has the code that the
    /// error had in the service's older protocol, that is the code that callers see.
    QueryCompatible(&'static Self),
}

/// Whether a request may be sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Idempotency {
    /// The operation changes nothing.
    ReadOnly,
    /// Twice is as good as once.
    Idempotent,
    /// The input member with this index is a token that makes it so.
    Token(usize),
    /// Twice may do harm.
    None,
}
