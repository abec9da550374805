//! What passes have found out about a model.

use std::collections::{BTreeMap, BTreeSet};

use super::tagged::Tagged;
use crate::jmespath::Expr;
use crate::model::{
    ContentTest, MemberId, Protocol, QueryStyle, ShapeId, Spelling, StatusPattern, Tagging, TimestampFormat,
    UriPart,
};
use crate::protocol::{ErrorCode, EventPayload, MemberNames, Timestamps, WireCodec};

/// What passes have found out about a model.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The protocol that the client will speak.
    pub protocol: Protocol,
    /// Shapes that get a Rust type or are needed to spell one, in the order of first use.
    pub reached: Vec<ShapeId>,
    /// Members whose value must be behind a pointer, because the type would contain itself.
    pub indirect: BTreeSet<MemberId>,
    /// How many shapes may lie inside each other, as the compiler sees them.
    pub depth: usize,
    /// Which groups of operations need what, where the crate has a feature for each.
    pub tagged: Option<Tagged>,
    /// Shapes that travel in requests.
    pub written: BTreeSet<ShapeId>,
    /// Shapes that travel in responses.
    pub read: BTreeSet<ShapeId>,
    /// How each union is told apart.
    pub taggings: BTreeMap<ShapeId, TaggingFact>,
    /// What members of structures and unions are called in documents.
    pub member_names: MemberNames,
    /// How timestamps are spelled in documents.
    pub timestamps: Timestamps,
    /// The structures of headers that are read apart from what a response holds, with the places of
    /// their members.
    pub headers: BTreeMap<ShapeId, Vec<Place>>,
    /// Whether bodies that are one member exist, so that a stream of bytes can be one.
    pub byte_streams: bool,
    /// How the events of each union travel that is a stream of them, an entry for each variant.
    pub events: BTreeMap<ShapeId, Vec<EventFact>>,
    /// How the body of each notification is spelled, in the order of the model.
    pub notifications: Vec<WireCodec>,
    /// One entry for each operation of the model, in the same order.
    pub operations: Vec<OperationFacts>,
}

/// How a union is told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggingFact {
    /// How.
    pub tagging: Tagging,
    /// The values of the tag that select each variant, the one to write first.
    pub tags: Vec<Vec<String>>,
}

/// How an event of a stream travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFact {
    /// It is an error, which travels as an exception.
    pub is_exception: bool,
    /// Where each of its members travels.
    pub members: Vec<EventPlace>,
    /// What the payload is, if it has one.
    pub payload: Option<EventPayload>,
}

/// Where a member of an event travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventPlace {
    /// A header of this type.
    Header(HeaderType),
    /// The whole payload.
    Payload,
    /// A member of the document that is the payload.
    Document,
}

/// The type of a header of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderType {
    /// `true` or `false`.
    Boolean,
    /// An integer of 8 bits.
    Byte,
    /// An integer of 16 bits.
    Short,
    /// An integer of 32 bits.
    Integer,
    /// An integer of 64 bits.
    Long,
    /// Bytes.
    Blob,
    /// Text.
    String,
    /// A point in time.
    Timestamp,
}

/// How an operation travels.
#[derive(Debug, Clone)]
pub struct OperationFacts {
    /// The method, as it is.
    pub method: String,
    /// The path's parts.
    pub path: Vec<UriPart>,
    /// Query parameters that are always sent.
    pub query: Vec<(String, String)>,
    /// Headers that are always sent.
    pub headers: Vec<(String, String)>,
    /// The host prefix's parts.
    pub host_prefix: Vec<UriPart>,
    /// Where each member of the input travels.
    pub input: Vec<Place>,
    /// What the request's body is.
    pub body: BodyFact,
    /// What is done once the body is written, in this order.
    pub steps: Vec<BodyStep>,
    /// How responses are held against their checksums, if callers can ask for it.
    pub response_checksum: Option<ResponseChecksum>,
    /// The successes.
    pub success: Vec<ResponseFact>,
    /// The errors, parallel to [`crate::model::Operation::errors`].
    pub errors: Vec<ErrorFact>,
    /// How errors are told apart.
    pub error_code: ErrorCode,
    /// The ways to authenticate, best first, as names of the service's schemes.
    pub auth: Vec<Vec<String>>,
    /// Whether it may be sent twice.
    pub idempotency: Idempotency,
    /// How its pages follow each other, if it has pages.
    pub pages: Option<PagesFact>,
    /// The states that it can be asked about until they are reached.
    pub waiters: Vec<WaiterFact>,
    /// The member of the input, by a path of indexes, that is set so that a stream is given back.
    pub stream_flag: Vec<usize>,
}

/// A state that can be waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaiterFact {
    /// Its name.
    pub name: String,
    /// What the specification says about it.
    pub docs: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// The shortest time between two calls, in seconds.
    pub min_delay: u32,
    /// The longest time between two calls, in seconds.
    pub max_delay: u32,
    /// What to look for; the first that matches decides.
    pub acceptors: Vec<AcceptorFact>,
}

/// What a result means for a wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptorFact {
    /// What it means.
    pub state: WaiterState,
    /// Which results these are.
    pub matcher: MatcherFact,
}

/// What a result means for a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaiterState {
    /// The state is reached.
    Success,
    /// It will not be reached.
    Failure,
    /// Another call may tell.
    Retry,
}

/// Which results are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatcherFact {
    /// Outputs or errors.
    Success(bool),
    /// Errors with this code.
    Error(String),
    /// Outputs for which an expression gives this.
    Output(Expr, ExpectedFact),
    /// The same of input and output together.
    InputOutput(Expr, ExpectedFact),
}

/// What an expression must give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedFact {
    /// This boolean.
    Boolean(bool),
    /// This text.
    Text(String),
    /// A list in which all are this text.
    All(String),
    /// A list in which this text is.
    Any(String),
}

/// How the pages of an operation follow each other. Paths are indexes of members, each within the
/// structure that the one before leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagesFact {
    /// What asks for the next page.
    pub next: NextPage,
    /// Where the input takes the number of results of a page.
    pub size: Option<Vec<usize>>,
    /// Where the output has the results.
    pub items: Option<Vec<usize>>,
    /// Where the output says whether there are more.
    pub more: Option<Vec<usize>>,
    /// Where the output has the number of all results.
    pub total: Option<Vec<usize>>,
}

/// What asks for the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPage {
    /// A value of the page before.
    Token {
        /// Where the input takes it.
        input: Vec<usize>,
        /// Where the output has it.
        output: Vec<usize>,
    },
    /// A number.
    Number {
        /// Where the input takes it.
        input: Vec<usize>,
        /// That of the first page.
        first: i64,
        /// It counts results, not pages.
        by_items: bool,
    },
    /// A link in a header.
    Link,
}

/// Where a member travels, with everything that the protocol settles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A label of the path or the host.
    Label {
        /// How a timestamp is spelled there.
        timestamp: TimestampFormat,
        /// How lists and objects are spelled there.
        spelling: Spelling,
    },
    /// A query parameter.
    Query {
        /// Its name.
        name: String,
        /// How lists and objects are spelled.
        style: QueryStyle,
        /// How a timestamp is spelled there.
        timestamp: TimestampFormat,
        /// Reserved characters are sent as they are.
        reserved: bool,
    },
    /// A map of query parameters.
    QueryMap,
    /// A header.
    Header {
        /// Its name in lower case.
        name: String,
        /// How a timestamp is spelled there.
        timestamp: TimestampFormat,
        /// How objects are spelled there.
        spelling: Spelling,
    },
    /// A header with this name in lower case, whose value is a text in base64.
    EncodedHeader(String),
    /// A map of headers.
    HeaderPrefix(String),
    /// A cookie.
    Cookie {
        /// Its name.
        name: String,
        /// How lists and objects are spelled there.
        spelling: Spelling,
    },
    /// A member of the document in the body.
    Body,
    /// The whole body.
    Payload,
    /// The response's status.
    StatusCode,
}

/// What a request's body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyFact {
    /// Nothing.
    None,
    /// A document of all members at [`Place::Body`].
    Members {
        /// How it is spelled.
        codec: WireCodec,
        /// The content type.
        media_type: String,
    },
    /// The member at [`Place::Payload`].
    Payload {
        /// How it is spelled.
        codec: WireCodec,
        /// The content type.
        media_type: String,
        /// What is sent if the member is not set; nothing if it is empty.
        absent: &'static str,
    },
}

/// What is done with a body that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyStep {
    /// It is compressed with gzip.
    Gzip,
    /// A header gets its checksum by the algorithm that the input's member with this index names.
    Checksum(usize),
    /// A header gets its MD5 checksum.
    ContentMd5,
    /// It is left out of the signature, and a header says so.
    UnsignedPayload,
}

impl BodyStep {
    /// The feature of the runtime that the step is behind.
    pub const fn feature(self) -> Option<&'static str> {
        match self {
            Self::Gzip => Some("gzip"),
            Self::Checksum(_) => Some("checksums"),
            Self::ContentMd5 => Some("md5"),
            Self::UnsignedPayload => None,
        }
    }
}

/// How responses are held against their checksums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseChecksum {
    /// The input's member with this index asks for it.
    pub mode: usize,
    /// The algorithms that can be computed, the first one that a response has is taken.
    pub algorithms: Vec<String>,
}

/// How a response is read.
#[derive(Debug, Clone)]
pub struct ResponseFact {
    /// The statuses.
    pub status: StatusPattern,
    /// The structure that it is read into.
    pub shape: Option<ShapeId>,
    /// Where each member of that structure travels.
    pub bindings: Vec<Place>,
    /// How the body is spelled.
    pub codec: WireCodec,
    /// The structure holds nothing but the body: its one member can stand for it.
    pub transparent: bool,
}

/// An error response.
#[derive(Debug, Clone)]
pub struct ErrorFact {
    /// The code on the wire, or what the status stands for.
    pub code: String,
    /// How it is read.
    pub response: ResponseFact,
    /// Another try may succeed.
    pub retryable: bool,
    /// There were too many requests.
    pub throttling: bool,
}

/// Whether an operation may be sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idempotency {
    /// It changes nothing.
    ReadOnly,
    /// Twice is as good as once.
    Idempotent,
    /// The input member at this index is a token that makes it so.
    Token(usize),
    /// Twice may do harm.
    None,
}

impl OperationFacts {
    /// All codecs that its bodies are spelled with.
    pub fn codecs(&self) -> impl Iterator<Item = &WireCodec> {
        let request = match &self.body {
            BodyFact::None => None,
            BodyFact::Members { codec, .. } | BodyFact::Payload { codec, .. } => Some(codec),
        };
        let errors = self.errors.iter().map(|error| &error.response);
        request.into_iter().chain(self.success.iter().chain(errors).map(|response| &response.codec))
    }
}

impl TaggingFact {
    /// The tests of a union that is told apart by content.
    pub fn tests(&self) -> &[ContentTest] {
        match &self.tagging {
            Tagging::ByContent(tests) => tests,
            Tagging::Key | Tagging::Internal { .. } => &[],
        }
    }
}
