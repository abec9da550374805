//! Requests as they would have been sent, with the input that they were made of.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};

use crate::debug;
use crate::operation::{Operation, OperationSchema};
use crate::value::Structure;

/// The operation that a request is a call of, and its input: what a client tells a script beside the
/// request.
#[derive(Clone)]
pub(crate) struct Called {
    pub(crate) schema: &'static OperationSchema,
    pub(crate) input: Arc<dyn Structure>,
}

impl Called {
    pub(super) fn input(&self) -> &dyn Any {
        self.input.as_ref()
    }
}

/// A request as it would have been sent.
///
/// `Debug` prints neither headers nor bodies, and no secret of the input.
#[derive(Clone)]
pub struct CapturedRequest {
    pub(super) called: Option<Called>,
    pub(super) head: Arc<http::request::Parts>,
    pub(super) body: Bytes,
}

impl CapturedRequest {
    /// The name of the operation; none if the request is no call of one, such as one for a token.
    pub fn operation(&self) -> Option<&'static str> {
        self.called.as_ref().map(|called| called.schema.name)
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.head.method
    }

    /// The whole URL.
    pub fn uri(&self) -> &Uri {
        &self.head.uri
    }

    /// The headers, those of authentication among them.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The first value of a header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The whole body, whether it was a stream or not.
    pub const fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as text; what is not UTF-8 is replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The input of the call, with the tokens and changes that it got on the way; nothing if the
    /// request is no call of this operation.
    pub fn input<O: Operation>(&self) -> Option<&O::Input> {
        let called = self.called.as_ref().filter(|called| called.schema.name == O::SCHEMA.name)?;
        called.input().downcast_ref()
    }
}

impl fmt::Debug for CapturedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("CapturedRequest");
        text.field("method", self.method()).field("path", &self.uri().path());
        if let Some(called) = &self.called {
            text.field("input", &Input(called.input.as_ref()));
        }
        text.finish_non_exhaustive()
    }
}

/// Prints an input without its secrets.
pub(super) struct Input<'a>(pub(super) &'a dyn Structure);

impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::structure(self.0, f)
    }
}

/// A call of an operation, as it would have been sent.
pub struct CapturedCall<O: Operation> {
    pub(super) request: CapturedRequest,
    pub(super) operation: PhantomData<fn() -> O>,
}

impl<O: Operation> CapturedCall<O> {
    /// The input, with the tokens and changes that it got on the way.
    ///
    /// # Panics
    ///
    /// Never: a script makes such a value only of calls of the operation.
    pub fn input(&self) -> &O::Input {
        self.request.input::<O>().unwrap_or_else(|| panic!("the request is a call of another operation"))
    }

    /// The request.
    pub const fn request(&self) -> &CapturedRequest {
        &self.request
    }
}

impl<O: Operation> fmt::Debug for CapturedCall<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}
