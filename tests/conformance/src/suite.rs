//! Tests as data: what `cargo xtask conformance` hands to the program of a service.
//!
//! The parameters of inputs and outputs are those of the model with one change: members of
//! structures and unions are called by their index, since their names in the model are neither
//! those on the wire nor those in Rust. The rest is as in
//! [HTTP protocol compliance tests](https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A test.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Case {
    /// The operation that is called, by its name in the model.
    pub operation: String,
    /// What is tested.
    pub test: Test,
}

/// What is tested.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Test {
    /// An input becomes this request.
    Request(Box<RequestTest>),
    /// A response is read as this output.
    Output(ResponseTest),
    /// A response is read as the operation's error with this index.
    Error(usize, ResponseTest),
    /// Events are sent or read.
    Events(Box<EventsTest>),
    /// A call goes to this endpoint.
    Endpoint(EndpointTest),
}

/// Where a call goes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EndpointTest {
    /// The input.
    pub params: Value,
    /// What the client's configuration gives to the parameters of the endpoint rules, by their names.
    pub config: BTreeMap<String, Value>,
    /// How the URL begins that the request is sent to.
    pub url: Option<String>,
    /// Why there is no endpoint.
    pub error: Option<String>,
}

/// What an input becomes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RequestTest {
    /// The input.
    pub params: Value,
    /// The method.
    pub method: String,
    /// The path as it is sent, without the query.
    pub uri: String,
    /// The host of the endpoint, and the path that the operations' paths are below.
    pub host: Option<String>,
    /// The host that the request is sent to, if it is another.
    pub resolved_host: Option<String>,
    /// Parameters that the query has, as they are sent.
    pub query_params: Vec<String>,
    /// Names that no parameter of the query has.
    pub forbid_query_params: Vec<String>,
    /// Names that the query has.
    pub require_query_params: Vec<String>,
    /// Headers that the request has.
    pub headers: BTreeMap<String, String>,
    /// Headers that it has not.
    pub forbid_headers: Vec<String>,
    /// Headers that it has, with any value.
    pub require_headers: Vec<String>,
    /// The body, if it matters.
    pub body: Option<String>,
    /// How bodies are compared.
    pub body_media_type: Option<String>,
    /// The input holds maps, whose entries have no order, in a format that does not say so.
    pub has_maps: bool,
}

/// What a response is read as.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ResponseTest {
    /// The output or error.
    pub params: Value,
    /// The status.
    pub code: u16,
    /// The headers.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Option<String>,
    /// How the body is written in the test.
    pub body_media_type: Option<String>,
}

/// What a stream of events looks like
/// (`smithy.test#eventStreamTests`).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EventsTest {
    /// The members of the input beside its stream.
    pub initial_request_params: Option<Value>,
    /// The request that they become.
    pub initial_request: Option<RequestTest>,
    /// The members of the output beside its stream.
    pub initial_response_params: Option<Value>,
    /// The response that they are read from.
    pub initial_response: Option<ResponseTest>,
    /// The events, in the order in which they travel.
    pub events: Vec<EventTest>,
    /// How the call or the reading of its events fails, if it does.
    pub failure: Option<Failure>,
}

impl EventsTest {
    /// Whether it says anything of what comes back.
    pub fn says_what_is_read(&self) -> bool {
        self.initial_response.is_some()
            || self.initial_response_params.is_some()
            || self.failure.is_some()
            || self.events.iter().any(|event| event.r#type == Direction::Response)
    }
}

/// An event of a stream.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EventTest {
    /// Where it travels.
    pub r#type: Direction,
    /// The event; none if it is no event of the stream's union.
    pub params: Option<Value>,
    /// The headers of its message, each an object with one member that is named after its type.
    pub headers: BTreeMap<String, Value>,
    /// Headers that the message has not.
    pub forbid_headers: Vec<String>,
    /// Headers that the message has, with any value.
    pub require_headers: Vec<String>,
    /// The payload, if it matters.
    pub body: Option<String>,
    /// How payloads are compared.
    pub body_media_type: Option<String>,
    /// The frame, in base64.
    pub bytes: Option<String>,
}

/// Where an event travels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// From the client to the service.
    #[default]
    Request,
    /// From the service to the client.
    Response,
}

/// How a call or the reading of its events fails.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Failure {
    /// As the operation's error with this index, if it is one.
    pub error: Option<usize>,
    /// As the exception that is the variant with this index of the stream's union, if it is one.
    pub exception: Option<usize>,
}

impl Failure {
    /// Whether the test says which error it is.
    pub const fn is_named(&self) -> bool {
        self.error.is_some() || self.exception.is_some()
    }
}

/// What came of a test; a program prints one of these for each, a line of JSON, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Why the test failed; nothing if it passed.
    pub failure: Option<String>,
}
