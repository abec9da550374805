//! What the error enums of all operations share.

use std::error::Error;
use std::fmt;

use http::{HeaderMap, StatusCode};

use super::{CallError, DecodeFailure, ErrorInfo, Excerpt};

/// The variant of an error enum, as the accessors need it.
#[derive(Clone, Copy)]
pub enum Parts<'a> {
    /// An error response.
    Response(&'a ErrorInfo),
    /// A call without an error response.
    Call(&'a CallError),
}

/// An error enum whose variants can be looked at without knowing them.
pub trait AsParts {
    /// The variant.
    fn as_parts(&self) -> Parts<'_>;
}

impl<'a> Parts<'a> {
    /// The error response.
    pub const fn info(self) -> Option<&'a ErrorInfo> {
        match self {
            Self::Response(info) => Some(info),
            Self::Call(_) => None,
        }
    }

    /// What went wrong, if there is no error response.
    pub const fn call(self) -> Option<&'a CallError> {
        match self {
            Self::Response(_) => None,
            Self::Call(error) => Some(error),
        }
    }

    /// How many requests were sent.
    pub const fn attempts(self) -> u32 {
        match self {
            Self::Response(info) => info.attempts(),
            Self::Call(error) => error.attempts(),
        }
    }

    /// Whether the server has certainly not carried out the request.
    pub(crate) fn was_rejected(self) -> bool {
        match self {
            Self::Response(info) => info.was_rejected(),
            Self::Call(error) => error.was_rejected(),
        }
    }

    /// The status of the response.
    pub fn status(self) -> Option<StatusCode> {
        match self {
            Self::Response(info) => Some(info.status()),
            Self::Call(error) => error.response().map(DecodeFailure::status),
        }
    }

    /// The headers of the response.
    pub fn headers(self) -> Option<&'a HeaderMap> {
        match self {
            Self::Response(info) => Some(info.headers()),
            Self::Call(error) => error.response().map(DecodeFailure::headers),
        }
    }

    /// The id of the request.
    pub fn request_id(self) -> Option<&'a str> {
        match self {
            Self::Response(info) => info.request_id(),
            Self::Call(error) => error.response().and_then(DecodeFailure::request_id),
        }
    }

    /// The code of the error response.
    pub fn code(self) -> Option<&'a str> {
        self.info().and_then(ErrorInfo::code)
    }

    /// The message of the error response.
    pub fn message(self) -> Option<&'a str> {
        self.info().and_then(ErrorInfo::message)
    }

    /// The body of the response.
    pub fn body(self) -> Option<&'a [u8]> {
        match self {
            Self::Response(info) => Some(info.body()),
            Self::Call(error) => error.response().map(|response| response.body().as_ref()),
        }
    }

    /// The beginning of the body, masked.
    pub fn body_excerpt(self) -> Option<Excerpt<'a>> {
        self.body().map(Excerpt::new)
    }

    /// Whether another try may succeed.
    pub const fn is_retryable(self) -> bool {
        match self {
            Self::Response(info) => info.is_retryable(),
            Self::Call(error) => error.is_retryable(),
        }
    }

    /// Whether there were too many requests.
    pub fn is_throttling(self) -> bool {
        match self {
            Self::Response(info) => info.is_throttling(),
            Self::Call(error) => error.is_throttling(),
        }
    }

    /// Whether the time was up.
    pub const fn is_timeout(self) -> bool {
        match self {
            Self::Response(_) => false,
            Self::Call(error) => error.is_timeout(),
        }
    }

    /// What caused the error; an error response has no cause that this side knows of.
    pub fn source(self) -> Option<&'a (dyn Error + 'static)> {
        match self {
            Self::Response(_) => None,
            Self::Call(error) => error.source(),
        }
    }

    /// The operation, the code, the status, the request id and the message, on one line.
    pub fn fmt(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Response(info) => write!(f, "{}: {info}", info.place()),
            Self::Call(error) => fmt::Display::fmt(error, f),
        }
    }

    /// The same line, since this is what `main` and `unwrap` print; with `{:#?}`, all that the variant
    /// holds.
    pub fn debug(self, variant: &str, error: &dyn fmt::Debug, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { f.debug_tuple(variant).field(&error).finish() } else { self.fmt(f) }
    }
}

/// Gives a generated error enum the accessors that all of them share, `Debug`, `Display` and
/// `std::error::Error`.
///
/// It takes the enum and its variants that hold a [`Modeled`](crate::error::Modeled); besides these
/// the enum has the variants `Unknown` ([`UnmodeledError`](crate::error::UnmodeledError)) and `Call`
/// ([`CallError`]).
#[macro_export]
macro_rules! operation_error {
    ($name:ident { $($variant:ident),* $(,)? }) => {
        impl $name {
            #[inline]
            fn parts(&self) -> $crate::error::Parts<'_> {
                match self {
                    $(Self::$variant(error) => $crate::error::Parts::Response(error.info()),)*
                    Self::Unknown(error) => $crate::error::Parts::Response(error.info()),
                    Self::Call(error) => $crate::error::Parts::Call(error),
                }
            }

            /// The error response, if there is one.
            #[inline]
            pub fn info(&self) -> ::std::option::Option<&$crate::error::ErrorInfo> {
                self.parts().info()
            }

            /// The status of the response, if one arrived.
            #[inline]
            pub fn status(&self) -> ::std::option::Option<$crate::http::StatusCode> {
                self.parts().status()
            }

            /// The headers of the response, if one arrived.
            #[inline]
            pub fn headers(&self) -> ::std::option::Option<&$crate::http::HeaderMap> {
                self.parts().headers()
            }

            /// The id that the service gave the request.
            #[inline]
            pub fn request_id(&self) -> ::std::option::Option<&str> {
                self.parts().request_id()
            }

            /// The code of the error response.
            #[inline]
            pub fn code(&self) -> ::std::option::Option<&str> {
                self.parts().code()
            }

            /// The message of the error response.
            #[inline]
            pub fn message(&self) -> ::std::option::Option<&str> {
                self.parts().message()
            }

            /// The body of the response as it arrived, if one did. It may hold secrets.
            #[inline]
            pub fn body(&self) -> ::std::option::Option<&[u8]> {
                self.parts().body()
            }

            /// The beginning of the body with every value masked, to be printed.
            #[inline]
            pub fn body_excerpt(&self) -> ::std::option::Option<$crate::error::Excerpt<'_>> {
                self.parts().body_excerpt()
            }

            /// How many requests were sent, one after the other.
            #[inline]
            pub fn attempts(&self) -> u32 {
                self.parts().attempts()
            }

            /// Whether another try may succeed; not whether it is harmless.
            #[inline]
            pub fn is_retryable(&self) -> bool {
                self.parts().is_retryable()
            }

            /// Whether there were too many requests.
            #[inline]
            pub fn is_throttling(&self) -> bool {
                self.parts().is_throttling()
            }

            /// What went wrong, if there is no error response: its kind, and all that is known.
            #[inline]
            pub fn call_error(&self) -> ::std::option::Option<&$crate::error::CallError> {
                self.parts().call()
            }

            /// What in the response cannot be understood, and where, if that is what went wrong.
            #[inline]
            pub fn decode_error(&self) -> ::std::option::Option<&$crate::codec::DecodeError> {
                self.parts().call().and_then($crate::error::CallError::decode_error)
            }

            /// Whether the time was up.
            #[inline]
            pub fn is_timeout(&self) -> bool {
                self.parts().is_timeout()
            }
        }

        impl $crate::error::AsParts for $name {
            #[inline]
            fn as_parts(&self) -> $crate::error::Parts<'_> {
                self.parts()
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let (name, error): (_, &dyn ::std::fmt::Debug) = match self {
                    $(Self::$variant(error) => (::std::stringify!($variant), error),)*
                    Self::Unknown(error) => ("Unknown", error),
                    Self::Call(error) => ("Call", error),
                };
                self.parts().debug(name, error, f)
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.parts().fmt(f)
            }
        }

        impl ::std::error::Error for $name {
            #[inline]
            fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> {
                self.parts().source()
            }
        }
    };
}
