//! A success that the specification does not describe.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::RawResponse;
use crate::value::{Slot, Value, View};

/// A success with a status that the specification does not describe, as it came.
///
/// `Debug` prints the names of the headers and the length of the body: the rest may hold secrets.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownResponse(RawResponse);

impl UnknownResponse {
    /// The response's status.
    pub const fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The response's headers.
    pub const fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The whole body.
    pub const fn body(&self) -> &Bytes {
        &self.0.body
    }

    pub(super) fn set(&mut self, response: &RawResponse) {
        self.0 = response.clone();
    }
}

impl Value for UnknownResponse {
    fn empty() -> Self {
        Self(RawResponse::empty())
    }

    fn view(&self) -> View<'_> {
        View::Absent
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Response(self)
    }
}
