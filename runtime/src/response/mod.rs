//! Reads responses: which one of those that the specification describes it is, and what is in it.
//!
//! In comes a response with its whole body and an operation's schema; what comes out is either
//! written into the output's slot, or an error reply that knows which error it is. This module knows
//! nothing of how the response got here.

mod body;
mod choose;
mod code;
mod document;
mod error;
mod header;
mod headers;
mod message;
mod unknown;

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub(crate) use self::body::read;
pub(crate) use self::choose::{Choice, choose, other_media_type, stream};
pub(crate) use self::document::document;
pub use self::error::ReadError;
pub use self::headers::ResponseHeaders;
pub(crate) use self::message::{PLACES as MESSAGE_PLACES, message};
pub use self::unknown::UnknownResponse;

/// A response that has arrived as a whole.
#[derive(Clone, PartialEq)]
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RawResponse {
    /// A response of which nothing is known.
    pub(crate) fn empty() -> Self {
        Self { status: StatusCode::OK, headers: HeaderMap::new(), body: Bytes::new() }
    }

    /// The id that the service gave the request. AWS has two headers for it, others have settled on
    /// a third.
    pub(crate) fn request_id(&self) -> Option<&str> {
        ["x-amzn-requestid", "x-amz-request-id", "x-request-id"]
            .iter()
            .find_map(|name| self.headers.get(*name))
            .and_then(|value| value.to_str().ok())
    }
}

impl From<http::Response<Bytes>> for RawResponse {
    fn from(response: http::Response<Bytes>) -> Self {
        let (head, body) = response.into_parts();
        Self { status: head.status, headers: head.headers, body }
    }
}

/// Prints the names of the headers and the length of the body: the rest may hold secrets.
impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers.keys().map(http::HeaderName::as_str).collect::<Vec<_>>())
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

/// Writes ` (status, request id ...)`, as far as known.
pub(crate) fn write_summary(f: &mut fmt::Formatter<'_>, response: &RawResponse) -> fmt::Result {
    write!(f, " ({}", response.status.as_u16())?;
    if let Some(id) = response.request_id() {
        write!(f, ", request id {id}")?;
    }
    f.write_str(")")
}
