//! What can go wrong with a call.
//!
//! Each operation has an error enum, with a variant for each error response that the specification
//! describes ([`Modeled`], which dereferences to the error's type), `Unknown` for all other error
//! responses ([`UnmodeledError`]), and `Call` for calls that got no usable response at all
//! ([`CallError`]). One `match` tells them apart, and what most programs ask needs none: `status()`,
//! `code()`, `message()`, `request_id()`, `is_retryable()`, `is_throttling()`, `is_timeout()`,
//! `body_excerpt()`, `decode_error()` and the like are methods of every such enum.
//!
//! ```text
//! match client.associate_service(input).await {
//!     Ok(output) => ...,
//!     Err(AssociateServiceError::ConflictException(conflict)) => println!("{}", conflict.message),
//!     Err(error) if error.is_throttling() => ...,
//!     Err(error) => return Err(error.into()),
//! }
//! ```
//!
//! # What is printed
//!
//! `Display` says all that support asks for, on one line: the operation, how many attempts there were
//! if there was more than one, the error's code, status, request id and message; or, without an error
//! response, what failed and why. It includes its causes, which are also there one by one as
//! [`source`](std::error::Error::source): print the error, or walk the chain, not both.
//!
//! ```text
//! AssociateService: ConflictException (409, request id 8b2c): the repository is associated already
//! ListKeys (3 attempts): no connection to the server: error sending request: tcp connect error: ...
//! ListKeys: the response cannot be understood (200): expected a string, found a number at $.data[0].id
//! (byte 17); body of 21 bytes: {"data":[{"id":_}]}
//! ```
//!
//! `Debug` prints the same line, so that it is what a `main` that returns the error and an `unwrap` show;
//! `{:#?}` prints all that the error holds.
//!
//! Neither `Display` nor `Debug` prints a body, a header's value or anything of an input: those may
//! hold secrets. `body()` has the bytes, [`Excerpt`] their shape with every value masked.
//!
//! # For all operations at once
//!
//! [`ServiceError`] is a trait with the same methods, for code that is written for any operation.
//! [`operation_error!`](crate::operation_error) is what generated crates make such an enum with.

mod call;
mod class;
mod excerpt;
mod hook;
mod info;
mod kind;
mod modeled;
mod operation_error;
mod place;
mod printable;
mod reply;
mod service;

pub use self::call::{
    AuthFailure, BuildFailure, CallError, DecodeFailure, EndpointFailure, TimeoutError, TransportFailure,
};
pub use self::excerpt::Excerpt;
pub use self::hook::HookFailure;
pub use self::info::ErrorInfo;
pub use self::kind::CallErrorKind;
pub use self::modeled::{Modeled, UnmodeledError};
#[doc(hidden)]
pub use self::operation_error::{AsParts, Parts};
#[cfg(feature = "blocking")]
pub(crate) use self::place::Place;
#[cfg_attr(not(feature = "tracing"), allow(unused_imports, reason = "there are no spans"))]
pub(crate) use self::printable::Printable;
pub use self::reply::ErrorReply;
pub use self::service::ServiceError;
