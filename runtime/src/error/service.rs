//! What the errors of all operations can tell, for code that is written for any of them.

use std::error::Error;

use http::{HeaderMap, StatusCode};

use super::{AsParts, CallError, ErrorInfo, Excerpt, Parts};

/// The error of any operation: what an error enum tells by methods of its own, as a trait.
///
/// Code that calls one operation needs no trait: the enum has the same methods. This is for what is
/// written once for all of them, such as a log or a policy of one's own, by `&dyn ServiceError` or a
/// type parameter.
///
/// ```
/// use drawplate_runtime::error::ServiceError;
///
/// /// Whether there is no such thing, whatever was asked for.
/// fn is_absent(error: &dyn ServiceError) -> bool {
///     error.status().is_some_and(|status| status == 404)
/// }
/// ```
pub trait ServiceError: Error {
    /// The operation's name in the specification.
    fn operation(&self) -> &'static str;

    /// How many requests were sent, one after the other.
    fn attempts(&self) -> u32;

    /// The error response, if there is one.
    fn info(&self) -> Option<&ErrorInfo>;

    /// What went wrong, if there is no error response.
    fn call_error(&self) -> Option<&CallError>;

    /// The status of the response, if one arrived.
    fn status(&self) -> Option<StatusCode>;

    /// The headers of the response, if one arrived.
    fn headers(&self) -> Option<&HeaderMap>;

    /// The id that the service gave the request.
    fn request_id(&self) -> Option<&str>;

    /// The code of the error response.
    fn code(&self) -> Option<&str>;

    /// The message of the error response.
    fn message(&self) -> Option<&str>;

    /// The body of the response as it arrived, if one did. It may hold secrets.
    fn body(&self) -> Option<&[u8]>;

    /// The beginning of the body with every value masked, to be printed.
    fn body_excerpt(&self) -> Option<Excerpt<'_>>;

    /// Whether another try may succeed; not whether it is harmless.
    fn is_retryable(&self) -> bool;

    /// Whether there were too many requests.
    fn is_throttling(&self) -> bool;

    /// Whether the time was up.
    fn is_timeout(&self) -> bool;
}

impl<E: AsParts + Error> ServiceError for E {
    fn operation(&self) -> &'static str {
        match self.as_parts() {
            Parts::Response(info) => info.operation(),
            Parts::Call(error) => error.operation(),
        }
    }

    fn attempts(&self) -> u32 {
        self.as_parts().attempts()
    }

    fn info(&self) -> Option<&ErrorInfo> {
        self.as_parts().info()
    }

    fn call_error(&self) -> Option<&CallError> {
        self.as_parts().call()
    }

    fn status(&self) -> Option<StatusCode> {
        self.as_parts().status()
    }

    fn headers(&self) -> Option<&HeaderMap> {
        self.as_parts().headers()
    }

    fn request_id(&self) -> Option<&str> {
        self.as_parts().request_id()
    }

    fn code(&self) -> Option<&str> {
        self.as_parts().code()
    }

    fn message(&self) -> Option<&str> {
        self.as_parts().message()
    }

    fn body(&self) -> Option<&[u8]> {
        self.as_parts().body()
    }

    fn body_excerpt(&self) -> Option<Excerpt<'_>> {
        self.as_parts().body_excerpt()
    }

    fn is_retryable(&self) -> bool {
        self.as_parts().is_retryable()
    }

    fn is_throttling(&self) -> bool {
        self.as_parts().is_throttling()
    }

    fn is_timeout(&self) -> bool {
        self.as_parts().is_timeout()
    }
}
