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

/// What came of a test; a program prints one of these for each, a line of JSON, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Why the test failed; nothing if it passed.
    pub failure: Option<String>,
}
